"""Cells that hold one of a closed set of words: its code, its name in Dutch or English, or how else it is written."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.intake.notes import Problem, choices, problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.wording import norm, says_nothing
from imvo.tables import Column

_YES = frozenset("yes y ja j oui o true waar wahr vrai 1 x".split())
_NO = frozenset("no n nee nein non false onwaar falsch faux 0".split())
_CALM = frozenset(
    norm(text)
    for text in (
        "not", "niet", "no hurry", "not urgent", "non-urgent", "no urgency", "geen spoed", "geen haast", "niet urgent",
        "niet dringend", "geen spoedgeval", "nicht dringend", "pas urgent", "normal", "normaal", "low", "laag",
    )
)  # fmt: skip
# Marks have no normal form. A crossed box is left out: it says yes on one form and no on another.
_TICKS, _CROSSES = frozenset("\u2713\u2714\u2611\u2705\u221a"), frozenset("\u2717\u2718\u274c")


def read_choices(cells: Sequence[Cell], column: Column, lang: str) -> ColumnReading:
    """Readings of (code,) by the `choices` of `column`; a word that is none of them costs the cell."""
    known = _known(column)
    names = choices(column, lang)
    return ColumnReading([_reading(cell, known, names) for cell in cells])


def code_of(text: str, column: Column) -> str | None:
    """The code of `column` that `text` names; None when it names none."""
    return _known(column).get(norm(text))


def _known(column: Column) -> dict[str, str]:
    known: dict[str, str] = {}
    for code, choice in column.choices.items():
        for text in (code, choice.nl, choice.en, *choice.synonyms):
            if form := norm(text):  # a dash or a question mark has none, and says nothing anyway
                known.setdefault(form, code)
    return known


def _reading(cell: Cell, known: dict[str, str], names: str) -> Reading:
    code = known.get(norm(cell.text))
    if code is not None or says_nothing(cell.text):
        return Reading((code,))
    return Reading((None,), problem("choice-text", choices=names))


def read_yes_no(cells: Sequence[Cell]) -> ColumnReading:
    """Readings of (truth,)."""
    return ColumnReading([_truth(cell.text) for cell in cells])


def read_alarm(cells: Sequence[Cell]) -> ColumnReading:
    """Readings of (truth,) of a call for help: whatever is filled in and is not a no is a yes, which is told."""
    return ColumnReading([_alarm(cell.text) for cell in cells])


def _alarm(text: str) -> Reading:
    found = _truth(text)
    if found.problem is None:
        return found
    if norm(text) in _CALM:
        return Reading((False,))
    return Reading((True,), Problem("returned.alarm", what="note"))


def _truth(text: str) -> Reading:
    word, mark = norm(text), text.strip().removesuffix("\ufe0f")
    if word in _YES or mark in _TICKS:
        return Reading((True,))
    if word in _NO or mark in _CROSSES:
        return Reading((False,))
    return Reading((None,), None if says_nothing(text) and not _marked(text) else problem("yesno-text"))


def _marked(text: str) -> bool:
    """Whether a cell without a word holds more than dashes and question marks: then it may say something."""
    return not norm(text) and any(letter not in "-\u2013\u2014_.?*/ " for letter in text)
