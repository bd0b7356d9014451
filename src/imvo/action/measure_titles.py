"""What a measure is called where its whole text would be too long: the title in the library, or its first sentence."""

from __future__ import annotations

from functools import cache

from imvo.action.measures import library
from imvo.tables import Label

LONGEST = 120
"""Characters of a title; a first sentence may go on and on."""


def title(what: str) -> Label:
    """The title of a measure. One of the library is known by its own title, in either language, and told in both."""
    first = _first_sentence(what)
    return _known().get(first.casefold(), Label(nl=first, en=first))


def said(text: str) -> Label:
    """An indicator or a unit: in both languages where it is one of the library, and otherwise as it was written."""
    return _known().get(text.strip().casefold(), Label(nl=text, en=text))


def _first_sentence(text: str) -> str:
    first = text.strip().partition("\n")[0].partition(". ")[0].strip().rstrip(".")
    if len(first) <= LONGEST:
        return first
    return f"{first[:LONGEST].rpartition(' ')[0] or first[:LONGEST]}…"


@cache
def _known() -> dict[str, Label]:
    every = [text for one in library() for text in (one.title, one.indicator, one.indicator.unit)]
    found: dict[str, Label] = {}
    for text in every:
        for own in (text.nl, text.en):
            found.setdefault(own.casefold(), Label(nl=text.nl, en=text.en))
    return found
