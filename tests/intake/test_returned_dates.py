"""Dates as Dutch people and spreadsheets write them come back as days, and where that was a choice it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imvo.intake.reading import Reading
from imvo.intake.returned import read_returned
from imvo.intake.values.cell import Cell
from imvo.intake.values.dates import read_dates
from imvo.intake.values.vocabulary import shipped

DUTCH = "Locatie;Thema;Soort bevinding;Wat het zegt;Datum"
ENGLISH = "Site;Theme;Kind of finding;What it says;Date"


def read(tmp_path: Path, header: str, day: str, lang: str) -> Reading:
    path = tmp_path / "f.csv"
    path.write_text(f"{header}\nMill One;Kinderarbeid;Vakbond;Schade gezien;{day}\n", encoding="utf-8")
    (one,) = read_returned(path, ("findings",), lang, shipped())
    return one


@pytest.mark.parametrize(("header", "lang"), [(DUTCH, "nl"), (DUTCH, "en"), (ENGLISH, "nl")])
def test_in_dutch_the_day_stands_first_and_that_is_told(tmp_path: Path, header: str, lang: str) -> None:
    found = read(tmp_path, header, "03/05/2021", lang)
    assert found.tables["findings"].get_column("date").to_list() == [date(2021, 5, 3)]
    line = found.rejected.row(0, named=True)
    assert (line["what"], line["value"]) == ("note", "03/05/2021")
    assert "2021-05-03" in line["reason"]


def test_in_english_nobody_knows(tmp_path: Path) -> None:
    found = read(tmp_path, ENGLISH, "03/05/2021", "en")
    assert found.tables["findings"].get_column("date").to_list() == [None]
    assert found.rejected.get_column("what").to_list() == ["cell"]


def test_what_the_column_proves_goes_first(tmp_path: Path) -> None:
    cells = [Cell("03/05/2021"), Cell("03/25/2021")]
    days = [one.values[0] for one in read_dates(cells, otherwise="day").readings]
    assert days == [date(2021, 3, 5), date(2021, 3, 25)]


@pytest.mark.parametrize("text", ["3-mei-21", "3-May-21", "3 mei 2021", "03-mei-2021", "3 mei '21", "3/May/21"])
def test_months_by_name(text: str) -> None:
    (one,) = read_dates([Cell(text)]).readings
    assert one.values == (date(2021, 5, 3),)


@pytest.mark.parametrize("text", ["3-xyz-21", "31-feb-21", "mei-21-3"])
def test_what_is_no_day_stays_unknown(text: str) -> None:
    assert read_dates([Cell(text)]).readings[0].values == (None,)


def test_a_year_of_two_figures_is_told() -> None:
    found = read_dates([Cell("3-mei-98")])
    assert found.readings[0].values == (date(1998, 5, 3),)
    assert "1998" in found.notes[0].text("nl")
