"""Shares: 71.0%, 0,71, 71. Whether a bare number is of a hundred or of one, the column decides as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imvo.files.grid import CellKind
from imvo.intake.notes import note, problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.numbers import DIGITS, Mark, decide, pick, written
from imvo.intake.wording import norm, says_nothing

_ABOUT = r"(?:ca\.?|circa|approx\.?|about|~|±|ongeveer|etwa|env\.?|environ)?"
_FORM = re.compile(rf"{_ABOUT}\s*(-?)({DIGITS})\s*(%|percent|procent|prozent|pct|pour ?cent)?")
_PERCENT_HEADER = {"%", "percent", "percentage", "procent", "prozent", "pourcentage", "pct", "proportion"}
_SHARE_HEADER = frozenset(
    "share aandeel anteil frauenanteil migrantenanteil volumenanteil volumeaandeel part fraction ratio".split()
)


@dataclass(frozen=True)
class _Parsed:
    sign: str
    token: str
    percent: bool
    typed: bool


def read_shares(cells: Sequence[Cell], header: str) -> ColumnReading:
    """Readings of (share,): 0 to 1. `header` tells whether the column calls itself a percentage or a share."""
    parsed = [_parse(cell) for cell in cells]
    mark = decide(found.token for found in parsed if found and not found.typed)
    bare = [value for found in parsed if found and not found.percent for value in _values(found, mark)]
    percents = any(found.percent for found in parsed if found)
    scale = _scale(bare, percents=percents, header=header, typed=all(f.typed for f in parsed if f and not f.percent))
    if scale == "count":
        # Numbers of persons in a column that does not call itself a share: nothing is read from it.
        fault = problem("share-count")
        return ColumnReading([Reading((None,), None if says_nothing(cell.text) else fault) for cell in cells])
    readings = [_reading(cell, found, mark, scale) for cell, found in zip(cells, parsed, strict=True)]
    said = bool(bare) and scale in ("hundred", "one")
    return ColumnReading(readings, (note(f"share-{scale}", column=header),) if said else ())


def _parse(cell: Cell) -> _Parsed | None:
    if cell.kind is CellKind.NUMBER:
        return _Parsed("-" if cell.text.startswith("-") else "", cell.text.lstrip("-"), percent=False, typed=True)
    found = _FORM.fullmatch(cell.text.casefold().strip())
    return _Parsed(found.group(1), found.group(2), bool(found.group(3)), typed=False) if found else None


def _values(found: _Parsed, mark: Mark | None) -> list[float]:
    values = [float(found.token)] if found.typed else pick(found.token, mark)
    # 12.345 as twelve thousand is no share: what lies outside 0 to 100 is no choice.
    within = [value for value in values if value <= 100]
    return within or values[:1]


def _scale(bare: list[float], *, percents: bool, header: str, typed: bool) -> str:
    """hundred, one, either (0 to 1 that may be either) or count."""
    named = set(norm(header).split())
    says_percent, says_share = bool(named & _PERCENT_HEADER), bool(named & _SHARE_HEADER)
    if any(value > 1 for value in bare):
        return "hundred" if says_percent or says_share or percents else "count"
    if says_share and not says_percent:
        return "one"
    if typed and any(0 < value < 1 for value in bare):
        return "one"  # a workbook keeps 71 % as 0.71
    if not says_percent and any(0 < value < 1 for value in bare):
        return "one"
    return "either"


def _reading(cell: Cell, found: _Parsed | None, mark: Mark | None, scale: str) -> Reading:
    if says_nothing(cell.text):
        return Reading((None,))
    if found is None or cell.kind is CellKind.DATE:
        return Reading((None,), problem("share-text"))
    values = _values(found, mark)
    if not values:
        return Reading((None,), problem("share-text"))
    if len(values) > 1:
        return Reading((None,), problem("number-two-ways", one=written(values[0]), two=written(values[1])))
    value = values[0]
    if found.sign and value:
        return Reading((None,), problem("share-range"))
    if found.percent or scale == "hundred":
        value /= 100
    elif scale == "either" and value:
        return Reading((None,), problem("share-two-ways", one=f"{written(value)} %", two=f"{written(value * 100)} %"))
    if value > 1:
        return Reading((None,), problem("share-range"))
    return Reading((round(value, 9),))
