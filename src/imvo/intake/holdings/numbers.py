"""Signed numbers as files of holdings write them: -1.234,56, (1,234.56), 1234-, 1.89e-06, 1,77 %.

Beside each number stands how many decimals the file writes: the file's own rounding is taken from that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import isfinite

from imvo.files.grid import CellKind
from imvo.intake.holdings.told import problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.numbers import DIGITS, Mark, decide, pick, readings, written
from imvo.intake.wording import says_nothing

_MINUS = str.maketrans({"−": "-", "–": "-"})
_SIGN = r"(?:[€$£¥]|[a-z]{3})?"
_FORM = re.compile(
    rf"(?P<open>\()?\s*{_SIGN}\s*(?P<minus>[-+])?\s*{_SIGN}\s*(?P<digits>[.,]?{DIGITS})(?:,-|[.,])?\s*"
    rf"(?P<behind>-)?\s*{_SIGN}\s*(?P<close>\))?\s*(?P<percent>%)?\s*"
)
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?e[-+]?\d{1,3}")
# No real amount needs more; a longer text is a mistake or an attack.
_LONGEST = 60


@dataclass(frozen=True)
class _Token:
    digits: str
    negative: bool
    percent: bool


def decimal_mark(cells: Iterable[Cell]) -> Mark | None:
    """The decimal mark that the cells of all columns of numbers together prove; None when none does."""
    tokens = []
    for cell in cells:
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST:
            text = _small(cell.text)
            if _SCIENTIFIC.fullmatch(text):
                tokens.append(text.lstrip("+-").partition("e")[0])
            elif (token := _token(text)) is not None:
                tokens.append(token.digits)
    return decide(token for token in tokens if readings(token))


def read_signed(cells: Sequence[Cell], mark: Mark | None) -> ColumnReading:
    """Readings of (number, decimals as written). `mark`: the decimal mark of the file, None when nothing proves one."""
    return ColumnReading([_reading(cell, mark) for cell in cells])


def _reading(cell: Cell, mark: Mark | None) -> Reading:
    nothing = (None, None)
    if says_nothing(cell.text):
        return Reading(nothing)
    text = _small(cell.text)
    if len(text) > _LONGEST or cell.kind not in (CellKind.TEXT, CellKind.NUMBER):
        return Reading(nothing, problem("number-text"))
    if cell.kind is CellKind.NUMBER or _SCIENTIFIC.fullmatch(text):
        return _exact(text if cell.kind is CellKind.NUMBER else text.replace(",", "."))
    token = _token(text)
    values = [] if token is None else pick(token.digits, mark)
    if token is None or not values:
        return Reading(nothing, problem("number-text"))
    if len(values) > 1:
        return Reading(nothing, problem("number-two-ways", one=written(values[0]), two=written(values[1])))
    value = -values[0] if token.negative else values[0]
    decimals = _decimals(token.digits, values[0])
    return Reading((value / 100, decimals + 2) if token.percent else (value, decimals))


def _exact(text: str) -> Reading:
    """A number that the file itself types as one."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Reading((None, None), problem("number-text"))
    value = float(number) if number.adjusted() < 308 or not number else float("inf")
    if not isfinite(value):
        return Reading((None, None), problem("number-text"))
    exponent = number.as_tuple().exponent
    return Reading((value, max(-exponent, 0) if isinstance(exponent, int) else 0))


def _token(text: str) -> _Token | None:
    found = _FORM.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    negative = found["minus"] == "-" or found["behind"] is not None or found["open"] is not None
    digits = found["digits"]
    return _Token(f"0{digits}" if digits[0] in ".," else digits, negative, found["percent"] is not None)


def _decimals(digits: str, value: float) -> int:
    """Digits behind the mark with which `digits` reads as `value`."""
    for mark, read in readings(digits).items():
        if read == value:
            return len(digits.rpartition(mark)[2]) if mark and mark in digits and not _thousands(digits, mark) else 0
    return 0


def _thousands(digits: str, mark: Mark) -> bool:
    return digits.count(mark) > 1


def _small(text: str) -> str:
    return text.translate(_MINUS).casefold().strip()
