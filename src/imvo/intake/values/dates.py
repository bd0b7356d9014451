"""Dates: 2019-03-04, 13/04/2019, 4 mei 2019, 2015. Whether the day comes first, the column decides as a whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from imvo.files.grid import CellKind
from imvo.intake.notes import Note, Problem, note, problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.wording import norm, says_nothing

Order = Literal["day", "month"]
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:\d{2}.*)?")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})[-/](\d{1,2})|(\d{1,2})[-/]((?:19|20)\d{2})")
_SHORT = re.compile(r"(\d{1,2})[-/. ]([a-z]{3,})\.?[-/. ]'?(\d{2})")
_CENTURY = 30
_NAMES = (
    "jan january januari januar janvier janv",
    "feb february februari februar fevrier fevr",
    "mar march maart maerz marz mrt mars",
    "apr april avril avr",
    "may mei mai",
    "jun june juni juin",
    "jul july juli juillet juil",
    "aug august augustus aout",
    "sep sept september septembre",
    "oct october oktober okt octobre",
    "nov november novembre",
    "dec december dezember dez decembre",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}


def read_dates(cells: Sequence[Cell], otherwise: Order | None = None) -> ColumnReading:
    """Readings of (date,). A year or a month alone is read as its first day, and said so once for the column.

    `otherwise`: which comes first where the column does not prove it; each date that is read so is told.
    """
    order = _order(cells)
    readings = [_reading(cell, order, otherwise) for cell in cells]
    read = [cell.text for cell, reading in zip(cells, readings, strict=True) if reading.values[0]]
    partial = any(_partial(text) for text in read)
    short = any(_SHORT.fullmatch(text.strip().casefold()) for text in read)
    told = [note("date-partial")] if partial else []
    return ColumnReading(readings, (*told, *([Note("returned.short-year")] if short else [])))


def _order(cells: Sequence[Cell]) -> Order | None:
    """Proven by a first or second number above twelve; a full stop between them only stands in dates of day first."""
    proven: set[Order] = set()
    for cell in cells:
        if found := _NUMERIC.fullmatch(cell.text.strip()):
            first, mark, second = int(found.group(1)), found.group(2), int(found.group(3))
            if first > 12 or mark == ".":
                proven.add("day")
            elif second > 12:
                proven.add("month")
    return proven.pop() if len(proven) == 1 else None


def _partial(text: str) -> bool:
    text = text.strip()
    return bool(_YEAR.fullmatch(text) or _YEAR_MONTH.fullmatch(text) or len(norm(text).split()) == 2)


def _reading(cell: Cell, order: Order | None, otherwise: Order | None) -> Reading:
    if says_nothing(cell.text):
        return Reading((None,))
    choices = _choices(cell, order)
    if len(choices) == 1:
        return Reading((choices[0],))
    if choices and otherwise:
        (day,) = _choices(cell, otherwise)
        return Reading((day,), Problem("returned.day-first", {"day": day.isoformat()}, "note"))
    if choices:
        one, two = sorted(choices)
        return Reading((None,), problem("date-two-ways", one=one.isoformat(), two=two.isoformat()))
    return Reading((None,), problem("date-text"))


def _choices(cell: Cell, order: Order | None) -> list[dt.date]:
    text = cell.text.strip().casefold()
    if cell.kind is CellKind.NUMBER and not _YEAR.fullmatch(text):
        return []
    if found := _ISO.fullmatch(text):
        return _days((int(found.group(1)), int(found.group(2)), int(found.group(3))))
    if found := _NUMERIC.fullmatch(text):
        first, mark, second, year = int(found.group(1)), found.group(2), int(found.group(3)), int(found.group(4))
        if mark == "." or order == "day":
            return _days((year, second, first))
        if order == "month":
            return _days((year, first, second))
        return _days((year, second, first), (year, first, second))
    if _YEAR.fullmatch(text):
        return _days((int(text), 1, 1))
    if found := _YEAR_MONTH.fullmatch(text):
        parts = (found.group(1), found.group(2)) if found.group(1) else (found.group(4), found.group(3))
        return _days((int(parts[0]), int(parts[1]), 1))
    if (found := _SHORT.fullmatch(text)) and found.group(2) in _MONTHS:
        # As spreadsheets do it: 29 is 2029 and 30 is 1930.
        year = int(found.group(3))
        return _days((year + (2000 if year < _CENTURY else 1900), _MONTHS[found.group(2)], int(found.group(1))))
    return _named(norm(text).split())


def _named(words: list[str]) -> list[dt.date]:
    """4 mei 2019, May 4 2019, 4th of May 2019, mei 2019."""
    words = [re.sub(r"^(\d{1,2})(?:st|nd|rd|th|er)$", r"\1", word) for word in words if word not in ("of", "de")]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    days = [int(word) for word in words if re.fullmatch(r"\d{1,2}", word)]
    if len(months) != 1 or len(years) != 1 or len(words) != 2 + len(days) or len(days) > 1:
        return []
    return _days((years[0], months[0], days[0] if days else 1))


def _days(*parts: tuple[int, int, int]) -> list[dt.date]:
    found: list[dt.date] = []
    for year, month, day in parts:
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date not in found:
            found.append(date)
    return found
