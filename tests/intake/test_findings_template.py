"""The empty workbook for findings, once filled, needs no mapping; dates and choices are read in either language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from imvo.intake.returned import read_returned
from imvo.intake.template import write_template
from imvo.intake.values.vocabulary import shipped

TOLD = {
    "en": ["Mill One", "Child labour", "Union", "Harm seen"],
    "nl": ["Mill One", "Kinderarbeid", "Vakbond", "Schade gezien"],
}
FIELDS = {
    "en": ["Site", "Theme", "Kind of finding", "What it says"],
    "nl": ["Locatie", "Thema", "Soort bevinding", "Wat het zegt"],
}
DATE = {"en": "Date", "nl": "Datum"}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("run", ["nl", "en"])
def test_what_is_filled_in_comes_back(tmp_path: Path, lang: str, run: str) -> None:
    write_template(tmp_path / "empty.xlsx", lang, "findings", shipped())
    header = CalamineWorkbook.from_path(str(tmp_path / "empty.xlsx")).get_sheet_by_index(0).to_python()[0]
    filled = dict(zip([*FIELDS[lang], DATE[lang]], [*TOLD[lang], "23-5-2019"], strict=True))
    assert set(filled) <= set(map(str, header))
    book = xlsxwriter.Workbook(str(tmp_path / "findings.xlsx"))
    sheet = book.add_worksheet()
    for place, head in enumerate(map(str, header)):
        sheet.write_string(0, place, head)
        sheet.write_string(1, place, filled.get(head, ""))
    book.close()
    (reading,) = read_returned(tmp_path / "findings.xlsx", ["findings"], run, shipped())
    row = reading.tables["findings"].row(0, named=True)
    assert (row["site"], row["theme"], row["kind"], row["direction"]) == ("Mill One", "child-labour", "union", "harm")
    assert row["date"] == date(2019, 5, 23)
    assert reading.rejected.is_empty()
