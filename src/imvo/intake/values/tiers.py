"""Tiers: 1, Tier 2, T3, 1st tier, schakel 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imvo.intake.notes import problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.wording import norm, says_nothing

_WORD = r"(?:tier|t|schakel|niveau|stufe|level|laag|rang|ebene|n)"
_FORM = re.compile(rf"(?:{_WORD} ?(\d{{1,2}})|(\d{{1,2}})(?:st|nd|rd|th|e|de|er|eme)?(?: {_WORD})?)")
_ORDINALS = ("first eerste erste premier", "second tweede zweite deuxieme", "third derde dritte troisieme")
_FIRST = {word: number for number, words in enumerate(_ORDINALS, start=1) for word in words.split()}
MOST = 20


def read_tiers(cells: Sequence[Cell]) -> ColumnReading:
    """Readings of (tier,): 1 sells to the buyer."""
    return ColumnReading([_reading(cell.text) for cell in cells])


def _reading(text: str) -> Reading:
    if says_nothing(text):
        return Reading((None,))
    words = norm(text)
    found = _FORM.fullmatch(words)
    number = int(found.group(1) or found.group(2)) if found else _FIRST.get(words.removesuffix(" tier"), 0)
    if 1 <= number <= MOST:
        return Reading((number,))
    return Reading((None,), problem("tier-text", most=MOST))
