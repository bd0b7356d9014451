"""Where the mineral comes from, as far as it is stated, and what is claimed of recycling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from imvo.intake.rmi.knowledge import word_set
from imvo.intake.wording import norm
from imvo.reference.countries import resolve

# From the marks that part a list with certainty to the one that also stands inside names ("Congo, Republic of").
_PARTS = (re.compile(r"[;/|\n•]+|\s&\s|\s\+\s|(?i:\s(?:and|et|und|en|y|e)\s)"), re.compile(r"\s*,\s*|，|、"))


@dataclass(frozen=True)
class Origin:
    """`countries`: codes in their order; `unread`: parts that are no country; `recycled`: it says recycled or scrap;
    `judged`: parts that were read by a judgement (a misspelling), as codes.
    """

    countries: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    recycled: bool = False
    judged: tuple[str, ...] = ()


def read_origin(given: str | None) -> Origin:
    """The countries that a cell names. What is not understood stays unknown and is told."""
    if given is None:
        return Origin()
    if norm(given) in word_set("unknown_words"):
        return Origin()
    found = list(_read(given, 0))
    codes = dict.fromkeys(code for code, _ in found if code)
    unread = [part for code, part in found if code is None]
    recycled = any(says_recycled(part) for part in unread)
    left = [part for part in unread if not says_recycled(part) and norm(part) not in word_set("unknown_words")]
    judged = tuple(f"{part}: {code}" for code, part in found if code and resolve(part).note)
    return Origin(tuple(codes), tuple(left), recycled, judged)


def says_recycled(text: str | None) -> bool:
    """Whether a text says that the source is recycled or scrap, in so many words."""
    words = norm(text or "")
    return words in word_set("recycled_words") or any(
        part in word_set("recycled_words") for part in re.split(r" (?:or|and|of|en|et) ", words)
    )


def _read(text: str, level: int) -> Iterable[tuple[str | None, str]]:
    """(code, the part) of the whole text when it is one country, otherwise of its parts."""
    text = text.strip(" .")
    if not text:
        return
    # In a cell for names of countries NA means "not applicable" at least as often as Namibia: it stays unread.
    code = None if norm(text) == "na" else resolve(text).code
    if code or level == len(_PARTS):
        yield code, text
        return
    parts = [part for part in _PARTS[level].split(text) if part and part.strip()]
    if len(parts) < 2:
        yield from _read(text, level + 1)
        return
    for part in parts:
        yield from _read(part, level if level == 0 and part != text else level + 1)
