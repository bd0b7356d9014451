"""Whole numbers that are not of people: members, years, items."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.intake.notes import problem
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.cell import Cell, ColumnReading, Reading


def read_counts(cells: Sequence[Cell]) -> ColumnReading:
    """Readings of (whole number,), not negative."""
    found = read_amounts(cells, fault="count-text")
    return ColumnReading([_whole(one) for one in found.readings], found.notes)


def _whole(reading: Reading) -> Reading:
    value = reading.values[0]
    if value is None:
        return reading
    return Reading((int(value),)) if float(value).is_integer() else Reading((None,), problem("count-text"))
