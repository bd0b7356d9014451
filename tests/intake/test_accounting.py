"""Every filled row under the header is accepted or rejected, with its row number, reason and mend."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.intake import read
from tests.intake.lists import column, made, told

_LIST = """Suppliers of Example,,,
as of 2024,,,
Factory name,Country,Address,Workers

A Mills,India,Road 1,100
,,,
,,,12
B Mills,Atlantis,Road 2,100
C Mills,,Road 3,
,NL,Road 4,5
Factory name,Country,Address,Workers
D Mills,NL,Road 5
E Mills,NL,Road 6,7,extra
Total,,,300
"Source: Example, 2024",,,
F Mills,na,Road 7,8
,,,
"""


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    intake = made(tmp_path, _LIST)
    assert intake.rows_in == intake.accepted + intake.rejected_rows == 11
    assert column(intake, "row") == [5, 8, 9, 10, 16]
    assert column(intake, "country") == ["IN", None, None, "NL", None]
    assert [row for row, _, _ in told(intake, "row")] == [7, 11, 12, 13, 14, 15]
    assert all(intake.rejected.get_column("mend").str.len_chars() > 10)
    notes = [note.text("en") for note in intake.notes]
    assert any("row 3" in text for text in notes)
    assert any("Empty rows between the others: 2" in text for text in notes)


def test_a_row_without_a_name_goes_by_its_address(tmp_path: Path) -> None:
    intake = made(tmp_path, _LIST)
    assert column(intake, "name") == ["A Mills", "B Mills", "C Mills", "Road 4", "F Mills"]
    assert ("Factory name" in str(line) for line in told(intake, "note"))


def test_reasons_are_in_the_language_asked(tmp_path: Path) -> None:
    intake = made(tmp_path, _LIST, lang="nl")
    reasons = dict.fromkeys(reason for _, _, reason in told(intake, "cell"))
    assert "Het land wordt niet herkend." in reasons


def test_a_country_not_understood_costs_the_cell(tmp_path: Path) -> None:
    text = "name,country,workers\nA,Atlantis,10\nB,Congo,20\nC,NL,30\nD,Lemuria,\nD,Atlantis,\n"
    intake = made(tmp_path, text)
    assert column(intake, "name") == ["A", "B", "C", "D", "D"]
    assert column(intake, "country") == [None, None, "NL", None, None]
    assert column(intake, "country_given") == ["Atlantis", "Congo", "NL", "Lemuria", "Atlantis"]
    assert [(row, header) for row, header, _ in told(intake, "cell")] == [(row, "country") for row in (2, 3, 5, 6)]
    assert "more than one way" in told(intake, "cell")[1][2]
    assert intake.rejected_rows == 0
    assert not told(intake, "note"), "sites in two unknown countries are not the same"


def test_a_list_without_one_country_understood_keeps_its_rows(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country\n" + "".join(f"Mill {n},Atlantis {n}\n" for n in range(12)))
    assert intake.accepted == 12
    assert column(intake, "country") == [None] * 12
    assert len(told(intake, "cell")) == 12


def test_a_total_over_countries_is_a_total(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country,workers\nA,NL,10\nTotal,12 countries,10\nTotal,NL,5\n")
    assert [row for row, _, _ in told(intake, "row")] == [3]
    assert column(intake, "name") == ["A", "Total"]


def test_rows_said_twice_stay_and_are_noted(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country\nA,NL\nB,NL\nA,NL\n")
    assert intake.accepted == 3
    assert told(intake, "note")[0][0] == 4
    assert "row 2" in told(intake, "note")[0][2]


_cell = st.sampled_from(
    ["", "A Mill", "NL", "India", "Total", "name", "1.200", "#REF!", '"', "x\ny", "=1+1", "Georgia"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_cell, min_size=0, max_size=6), max_size=12))
def test_no_row_is_lost(tmp_path_factory: object, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("lists") / "list.csv"  # type: ignore[attr-defined]
    lines = ["name,country,address,workers"]
    lines += [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    intake = read(path)
    filled = sum(1 for row in rows if any(row))
    assert intake.rows_in == filled == intake.accepted + intake.rejected_rows
    refused = set(intake.rejected.filter(what="row").get_column("row"))
    assert not refused & set(intake.sites.get_column("row"))
