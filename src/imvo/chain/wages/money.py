"""Currencies as files write them, brought to a code of three letters where that is certain."""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Z]{3}")
# The only sign that is one currency; a dollar or a pound sign may be many.
_SIGNS = {"€": "EUR", "EURO": "EUR", "EURO'S": "EUR", "EUROS": "EUR"}


def code(text: str | None) -> str | None:
    """`kes` -> `KES`, `€` -> `EUR`; None for what is not certain, such as `$`."""
    word = (text or "").strip().upper()
    word = _SIGNS.get(word, word)
    return word if _CODE.fullmatch(word) else None
