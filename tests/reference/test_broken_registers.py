from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reference import Finding, RegisterError, check, load


def _replace_line(table: Path, row: int, text: str) -> None:
    lines = table.read_text(encoding="utf-8").split("\n")
    lines[row - 1] = text
    table.write_text("\n".join(lines), encoding="utf-8")


def _only(folder: Path, column: str | None) -> Finding:
    """The finding on that column; the copy itself is a second edition of that name, which is found too."""
    found = [f for f in check(folder.parent) if f.column == column and "is there twice" not in f.what]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("QQ,gii,0.5,2022", "country", "'QQ' is not one of"),
        ("NL,gii,1.5,2022", "value", "1.5 lies outside 0 to 1"),
        ("NL,gii,nan,2022", "value", "nan lies outside"),
        ("NL,gii,high,2022", "value", "'high' is not of the kind f64"),
        ("NL,gdi,0.5,2022", "indicator", "'gdi' is not one of the declared indicators"),
        (",gii,0.5,2022", "country", "The cell is empty"),
    ],
)
def test_a_wrong_cell_is_found_with_row_column_and_mend(copy_of, line: str, column: str, words: str) -> None:
    folder = copy_of("gender", edition="broken")
    lines = (folder / "table.csv").read_text(encoding="utf-8").split("\n")
    row = next(i for i, text in enumerate(lines, 1) if text.startswith("NL,"))
    _replace_line(folder / "table.csv", row, line)
    found = [f for f in check(folder.parent) if f.column == column]
    assert any(words in f.what and f.row == row and f.mend for f in found), found
    assert found[0].register == "gender"
    assert found[0].file == "gender/table.csv"


def test_two_rows_with_one_key(copy_of) -> None:
    folder = copy_of("gender", edition="broken")
    _replace_line(folder / "table.csv", 2, "AF,gii,0.5,2022")
    rows = [f.row for f in check(folder.parent) if f.column == "country" and "share the key" in f.what]
    assert rows == [2, 3]


def test_lost_rows(copy_of) -> None:
    folder = copy_of("gender", edition="broken")
    lines = (folder / "table.csv").read_text(encoding="utf-8").split("\n")
    (folder / "table.csv").write_text("\n".join([*lines[:50], ""]), encoding="utf-8")
    assert "49 rows, where 160 to 175" in _only(folder, None).what


def test_a_missing_column(copy_of) -> None:
    folder = copy_of("gender", edition="broken")
    text = (folder / "table.csv").read_text(encoding="utf-8")
    (folder / "table.csv").write_text(text.replace("country,indicator,value,year", "land,indicator,value,year"))
    whats = {(f.column, f.what) for f in check(folder.parent) if f.row == 1}
    assert ("country", "The column country is missing.") in whats
    assert ("land", "The column land is not declared.") in whats


def test_a_process_or_theme_that_does_not_exist(copy_of) -> None:
    folder = copy_of("goods", edition="broken")
    lines = (folder / "table.csv").read_text(encoding="utf-8").split("\n")
    row = next(i for i, text in enumerate(lines, 1) if ",spinning," in text)
    line = lines[row - 1].replace(",spinning,", ",spining,").replace(",forced-labour,", ",slavery,")
    _replace_line(folder / "table.csv", row, line.replace(",child-labour,", ",slavery,"))
    found = {f.column: f.what for f in check(folder.parent) if f.row == row}
    assert found["process"] == "'spining' is not one of the register processes."
    assert found["theme"] == "'slavery' is not one of the themes of imvo."


def test_many_wrong_rows_are_told_briefly(copy_of) -> None:
    folder = copy_of("gender", edition="broken")
    text = (folder / "table.csv").read_text(encoding="utf-8")
    (folder / "table.csv").write_text(text.replace(",gii,", ",xyz,"), encoding="utf-8")
    found = [f for f in check(folder.parent) if f.column == "indicator"]
    assert len(found) == 21
    assert any(f.what == "146 more rows like these." for f in found)


def test_a_missing_table(copy_of) -> None:
    folder = copy_of("gender", edition="broken")
    (folder / "table.csv").unlink()
    assert "table.csv is missing" in _only(folder, None).what
    with pytest.raises(RegisterError, match="restore the file"):
        load("gender", None, folder.parent)


def test_a_value_of_the_wrong_kind_is_never_loaded_as_unknown(copy_of) -> None:
    folder = copy_of("gender", edition="broken")
    _replace_line(folder / "table.csv", 2, "AE,gii,low,2022")
    with pytest.raises(RegisterError, match="wrong kind in value"):
        load("gender", None, folder.parent)


def test_a_folder_under_the_wrong_name(copy_of) -> None:
    folder = copy_of("gender", "women")
    assert any("will not be found" in f.what for f in check(folder.parent))


def test_one_edition_twice(copy_of) -> None:
    folder = copy_of("gender")
    assert [f.what for f in check(folder.parent)] == [
        "The edition 2023/2024 is there twice, in gender and gender; the last is used."
    ]
