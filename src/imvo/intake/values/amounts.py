"""Amounts: the number as it stands; the currency or unit is that of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imvo.files.grid import CellKind
from imvo.intake.notes import problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.numbers import DIGITS, decide, pick, written
from imvo.intake.wording import says_nothing

_CURRENCY = r"[€$£¥]|eur|usd|gbp|chf|jpy|cny|inr|sek|dkk|nok|euro|us\$"
_SIGN = rf"(?:{_CURRENCY})?"
_FORM = re.compile(rf"{_SIGN}\s*({DIGITS})(?:,-|,--|\.-)?\s*{_SIGN}")
# -5, € -5, (5) and 5-; but not 5,- and 5.-, whose dash stands for no cents. A minus of a text processor is one too.
_MINUS = "[-\u2212\u2013]"
_NEGATIVE = re.compile(rf"{_MINUS}\s*(.+)|(?:{_CURRENCY})\s*{_MINUS}\s*(.+)|\((.+)\)|(.*\d)\s*{_MINUS}", re.IGNORECASE)


def read_amounts(cells: Sequence[Cell], *, fault: str = "amount-text", signed: bool = False) -> ColumnReading:
    """Readings of (amount,). Not negative unless `signed`: then `-5`, `(5)` and `5-` are less than nothing.

    `fault`: the problem to tell of a cell that is no number.
    """
    if signed:
        return _signed(cells, fault)
    tokens = [_token(cell) for cell in cells]
    mark = decide(
        token for cell, token in zip(cells, tokens, strict=True) if token and cell.kind is not CellKind.NUMBER
    )
    readings = []
    for cell, token in zip(cells, tokens, strict=True):
        if token is None:
            readings.append(Reading((None,), None if says_nothing(cell.text) else problem(fault)))
            continue
        values = [float(token)] if cell.kind is CellKind.NUMBER else pick(token, mark)
        if len(values) == 1:
            readings.append(Reading((values[0],)))
        elif values:
            two = problem("number-two-ways", one=written(values[0]), two=written(values[1]))
            readings.append(Reading((None,), two))
        else:
            readings.append(Reading((None,), problem(fault)))
    return ColumnReading(readings)


def _signed(cells: Sequence[Cell], fault: str) -> ColumnReading:
    """The sign apart from the number, so that what is decided for the column holds for both."""
    minus = [_NEGATIVE.fullmatch(cell.text.strip()) for cell in cells]
    bare = [
        cell._replace(text=next(part for part in found.groups() if part)) if found else cell
        for cell, found in zip(cells, minus, strict=True)
    ]
    read = read_amounts(bare, fault=fault)
    turned = [
        Reading((-one.values[0],), one.problem) if found and one.values[0] is not None else one
        for one, found in zip(read.readings, minus, strict=True)
    ]
    return ColumnReading(turned, read.notes)


def _token(cell: Cell) -> str | None:
    if cell.kind is CellKind.NUMBER:
        return None if cell.text.startswith("-") else cell.text
    found = _FORM.fullmatch(cell.text.casefold().strip())
    return found.group(1) if found and cell.kind is CellKind.TEXT else None
