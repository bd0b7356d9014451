"""Words become codes, or say that they did not; what says that nothing is known counts as unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.intake import gather
from imvo.runs import Silent
from tests.intake.delivered_files import delivered, reader, told, workbook


def column(folder: Path, header: str, cells: list[str], name: str, chain: str = "food") -> list[object]:
    rows = "".join(f"Cacao;1;{cell}\n" for cell in cells)
    found = delivered(folder, chain, files={"x.csv": f"Product;Kg;{header}\n{rows}"})
    return found.tables["purchases"].get_column(name).to_list()


def test_na_is_namibia_where_a_country_is_expected(tmp_path: Path) -> None:
    cells = ["NA", "n/a", "-", "Namibië", "Atlantis", "Duitsland", "NL"]
    expected = ["NA", None, None, "NA", None, "DE", "NL"]
    assert column(tmp_path, "Land van herkomst", cells, "country") == expected
    assert column(tmp_path, "Land van herkomst", cells, "country_given") == cells


def test_a_text_that_says_nothing_is_unknown(tmp_path: Path) -> None:
    cells = ["Fairtrade", "-", "n/a", "N.v.t.", "onbekend", "?", "---", "tbd", "UTZ n/a"]
    expected = ["Fairtrade", None, None, None, None, None, None, None, "UTZ n/a"]
    assert column(tmp_path, "Keurmerk", cells, "scheme") == expected


def test_that_there_is_none_is_something_said(tmp_path: Path) -> None:
    assert column(tmp_path, "Keurmerk", ["geen", "none"], "scheme") == ["geen", "none"]


@pytest.mark.parametrize("cell", ["Spinning", "Huismix 7"])
def test_a_word_that_names_no_product_says_so(tmp_path: Path, cell: str) -> None:
    found = delivered(tmp_path, files={"x.csv": f"Product;Kg\n{cell};1\nCacao;1\n"})
    assert found.tables["purchases"].select("product", "product_given").rows()[0] == (None, cell)
    assert [(row, value) for row, value, _ in told(found, "cell")] == [(2, cell)]


def test_a_failed_formula_is_told_once_and_is_unknown(tmp_path: Path) -> None:
    text = "Product;Land;Leverancier;Kg;Jaar\n#N/A;#N/A;#REF!;#DIV/0!;#VERW!\nCacao;Ghana;Molen;1;2023\n"
    found = delivered(tmp_path, files={"x.csv": text})
    row = found.tables["purchases"].row(0, named=True)
    assert {name: value for name, value in row.items() if value is not None} == {
        "row": 2,
        "file": "x.csv",
        "unit": "kg",
    }
    assert sorted(value for row, value, _ in told(found, "cell") if row == 2) == [
        "#DIV/0!", "#N/A", "#N/A", "#REF!", "#VERW!"
    ]  # fmt: skip


def test_numbers_and_dates_of_a_workbook_are_what_they_are(tmp_path: Path) -> None:
    rows = [["Product", "Kg", "Jaar", "Leverancier"], ["Cacao", 1234.5, 2023, 4711]]
    found = gather([workbook(tmp_path / "x.xlsx", {"A": rows})], reader(), Silent())
    assert found.tables["purchases"].select("amount", "year", "supplier").rows() == [(1234.5, 2023, "4711")]


def test_the_column_decides_what_a_mark_means(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": "Product;Kg\nCacao;1.234\nThee;2,5\nRijst;1.234,5\n"})
    assert found.tables["purchases"].get_column("amount").to_list() == [1234.0, 2.5, 1234.5]


def test_a_row_without_what_every_row_needs_is_left_out(tmp_path: Path) -> None:
    text = "Lid;Ingevuld;Maatregelen\nBakker;ja;nee\n-;ja;ja\n;ja;ja\n"
    found = delivered(tmp_path, files={"x.csv": text}, lang="nl")
    assert found.tables["association-members"].get_column("member").to_list() == ["Bakker"]
    assert [row for row, *_ in told(found, "row")] == [3, 4]
    assert "lid" in told(found, "row")[0][2].lower()
