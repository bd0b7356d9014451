"""Whether a text of the company's own names what is withheld, such as a site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imvo.reference.normal import key

_PARTS = re.compile(r"[;|\n]")


def forms(values: Iterable[str], shortest: int) -> frozenset[str]:
    """The names as they are compared; a cell may hold several. Names of fewer than `shortest` letters are left out."""
    every = (key(part) for value in values for part in _PARTS.split(value))
    return frozenset(form for form in every if len(form) >= shortest)


def names(text: str | None, withheld: frozenset[str]) -> bool:
    """Whether one of the names stands in the text as whole words."""
    if not text or not withheld:
        return False
    words = key(text).split()
    longest = max(form.count(" ") for form in withheld) + 1
    return any(
        " ".join(words[start : start + length]) in withheld
        for start in range(len(words))
        for length in range(1, min(longest, len(words) - start) + 1)
    )
