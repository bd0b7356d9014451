"""The Dutch explanation of an empty list of findings is Dutch."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineWorkbook

from imvo import tables
from imvo.intake.columns import fields
from imvo.intake.template import write_template


def meanings(tmp_path: Path, lang: str, sheet: str) -> list[str]:
    path = tmp_path / f"{lang}.xlsx"
    write_template(path, lang, "findings")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    return [str(row[2]) for row in rows[3:]]


def test_every_column_is_explained_in_the_language_of_the_sheet(tmp_path: Path) -> None:
    dutch, english = meanings(tmp_path, "nl", "Uitleg"), meanings(tmp_path, "en", "Explanation")
    columns = [tables.load("findings").column(name) for name in fields("findings")]
    assert len(columns) == len(dutch)
    for column, nl, en in zip(columns, dutch, english, strict=True):
        assert column.doc_nl
        assert nl.startswith(column.doc_nl)
        assert en.startswith(column.doc)
