"""Numbers as people type them: with a comma or a point for decimals, and refused when that sign may mean thousands."""

from __future__ import annotations

import math
import re

_MOST = 1e12
# 1.250 is a thousand and more to one reader and hardly more than one to another; 0.125 can only be a fraction.
_EITHER = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")


class TwoReadings(ValueError):
    """A number with one sign and three digits behind it; `thousands` and `decimal`: how to write either reading."""

    def __init__(self, text: str, thousands: str, decimal: str) -> None:
        super().__init__(text)
        self.thousands, self.decimal = thousands, decimal


def two_readings(text: str) -> TwoReadings | None:
    """Both readings of a number that has two; None for any other text."""
    found = _EITHER.fullmatch(text.strip())
    if found is None:
        return None
    whole, rest = found.groups()
    decimals = rest.rstrip("0")
    return TwoReadings(text, whole + rest, f"{whole}.{decimals}" if decimals else whole)


def typed_number(text: str) -> float:
    """A number of at least 0. TwoReadings when it can be read in two ways, else ValueError for what is no number."""
    plain = re.sub(r"\s", "", text)
    twofold = two_readings(plain)
    if twofold is not None:
        raise twofold
    thousands = _THOUSANDS.fullmatch(plain) and not plain.startswith("0")
    try:
        value = math.nan if thousands or "_" in plain else float(plain.replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0 <= value < _MOST:
        raise ValueError(f"{text!r} is no number of at least 0")
    return value
