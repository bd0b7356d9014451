"""Cells that hold one of a closed set of words: its code, its name in Dutch or English, or how else it is written."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.intake.notes import problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.wording import norm, says_nothing
from imvo.tables import Column

_YES = frozenset("yes y ja j oui o true waar wahr vrai 1 x".split())
_NO = frozenset("no n nee nein non false onwaar falsch faux 0".split())


def read_choices(cells: Sequence[Cell], column: Column, lang: str) -> ColumnReading:
    """Readings of (code,) by the `choices` of `column`; a word that is none of them costs the cell."""
    known: dict[str, str] = {}
    for code, choice in column.choices.items():
        for text in (code, choice.nl, choice.en, *choice.synonyms):
            known.setdefault(norm(text), code)
    names = ", ".join(getattr(choice, lang) for choice in column.choices.values())
    return ColumnReading([_reading(cell, known, names) for cell in cells])


def _reading(cell: Cell, known: dict[str, str], names: str) -> Reading:
    code = known.get(norm(cell.text))
    if code is not None or says_nothing(cell.text):
        return Reading((code,))
    return Reading((None,), problem("choice-text", choices=names))


def read_yes_no(cells: Sequence[Cell]) -> ColumnReading:
    """Readings of (truth,)."""
    readings = []
    for cell in cells:
        word = norm(cell.text)
        if word in _YES or word in _NO:
            readings.append(Reading((word in _YES,)))
        else:
            readings.append(Reading((None,), None if says_nothing(cell.text) else problem("yesno-text")))
    return ColumnReading(readings)
