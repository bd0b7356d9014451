"""Cells that may name several countries: `Peru; Ghana`, `DRC, Rwanda and Uganda`."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.intake.notes import problem
from imvo.intake.rmi.origin import read_origin
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.places import read_countries


def read_country_lists(cells: Sequence[Cell], lang: str) -> ColumnReading:
    """Readings of (alpha-2 codes joined by a bar,). A part that is no country costs that part, and is told."""
    return ColumnReading([_reading(cell, lang) for cell in cells])


def _reading(cell: Cell, lang: str) -> Reading:
    one = read_countries([cell], lang).readings[0]
    if one.values[0] is not None:
        return one
    found = read_origin(cell.text)
    codes = "|".join(found.countries) or None
    if found.unread and not codes:
        return one  # one name that is not understood, told as of any column of countries
    told = problem("country-part", part="; ".join(found.unread)) if found.unread else None
    return Reading((codes,), told)
