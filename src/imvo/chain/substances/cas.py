"""CAS numbers: their form and check digit."""

from __future__ import annotations

import re

_FORM = re.compile(r"(\d{2,7})-(\d{2})-(\d)")
# Spaces and the many dashes of spreadsheets.
_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})


def tidy(text: str) -> str:
    """The number without spaces and with plain dashes; leading zeros out, as some lists pad it."""
    return re.sub(r"\s+", "", text).translate(_DASHES).lstrip("0")


def valid(text: str) -> bool:
    """Whether `text`, already tidy, has the form of a CAS number and a sound check digit.

    The check digit is the sum of the other digits, each times its place from the right, modulo ten.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        return False
    digits = found.group(1) + found.group(2)
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits), start=1)) % 10 == int(found.group(3))
