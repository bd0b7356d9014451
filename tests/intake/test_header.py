"""The header is found under titles, on the right sheet, in two rows; a list without one is refused clearly."""

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter

from imvo.files import UnusableFile
from imvo.intake import explain, read
from tests.intake.lists import column, made


def _book(path: Path, sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return path


_ROWS: list[list[object]] = [["Factory name", "Country"], ["A", "NL"], ["B", "BE"]]


def test_the_sheet_with_the_list_is_found(tmp_path: Path) -> None:
    path = _book(tmp_path / "list.xlsx", {"Read me": [["Welcome"], ["Names in this list..."]], "Data": _ROWS})
    intake = read(path)
    assert column(intake, "sheet") == ["Data", "Data"]


def test_another_sheet_that_is_a_list_is_said_and_may_be_asked_for(tmp_path: Path) -> None:
    path = _book(tmp_path / "list.xlsx", {"Tier 1": _ROWS, "Tier 2": _ROWS[:2], "Old": _ROWS}, hidden=("Old",))
    intake = read(path)
    texts = [note.text("en") for note in intake.notes]
    assert any("Tier 2" in text and "not read" in text for text in texts)
    assert any("Hidden" in text and "Old" in text for text in texts)
    assert column(read(path, sheet="Tier 2"), "name") == ["A"]
    with pytest.raises(UnusableFile, match="no sheet named Tier 9"):
        read(path, sheet="Tier 9")


def test_a_list_without_a_header_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as caught:
        made(tmp_path, "Alpha Mills,India,Road 1\nBeta Mills,China,Road 2\n")
    assert "Alpha Mills, India, Road 1" in str(caught.value)
    reason, mend = explain(caught.value, "nl")
    assert "Geen rij noemt de kolommen" in reason
    assert "--map" in mend


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Site", "", "Workers", ""],
        ["Name", "Country", "Total", "% female"],
        ["A", "NL", 120, 0.5],
    ]
    intake = read(_book(tmp_path / "list.xlsx", {"Data": rows}))
    assert column(intake, "workers_low") == [120]
    assert column(intake, "women_share") == [0.5]


def test_a_second_header_further_down_is_refused_row_by_row(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country\nA,NL\nname,country\nB,BE\ncountry,name\nNL,C\n")
    assert column(intake, "row") == [2, 4, 6]
    assert intake.rejected.filter(what="row").get_column("row").to_list() == [3, 5]
    assert column(intake, "country") == ["NL", "BE", None]


def test_a_row_of_units_under_the_header_is_no_site(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country,workers\n(text),(ISO code),(number)\nA,NL,5\n")
    assert column(intake, "name") == ["A"]
    assert intake.rejected_rows == 1


def test_a_list_of_a_real_shape(tmp_path: Path) -> None:
    head = ["Factory Name", "Factory Type", "Product Type", "Brand(s)", "Supplier Group", "Address", "City", "State"]
    head += ["Postal Code", "Country/Region", "Region", "Total Workers", "Line Workers", "% Female Workers"]
    head += ["% Migrant Workers", "Contact Name", "Subcons"]
    row = ["A LTD", "FINISHED GOODS", "APPAREL", "X", "G", "1 ROAD", "PORTLAND", "OREGON", "97220"]
    row += ["United States of America", "AMERICAS", "130", "90", "71.0%", "0.4%", "", "B; C"]
    out = io.StringIO()
    csv.writer(out).writerows([["An export - filters applied"] + [""] * 16, head, row])
    intake = made(tmp_path, out.getvalue())
    site = intake.sites.row(0, named=True)
    expected = {"row": 3, "name": "A LTD", "group": "G", "city": "PORTLAND", "region": "OREGON", "country": "US"}
    expected |= {"postal_code": "97220", "workers_low": 130, "workers_high": 130, "women_share": 0.71}
    expected |= {"migrant_share": 0.004, "products": "garments", "processes": None, "subcontractors": "B; C"}
    assert {name: site[name] for name in expected} == expected
