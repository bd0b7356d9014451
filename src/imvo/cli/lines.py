"""Lines of a text that tells something part by part, before they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imvo.agreement.sentences import claim, field, listed, said, told

if TYPE_CHECKING:
    from imvo.agreement.model.base import Sourced


@dataclass(frozen=True)
class Line:
    """One paragraph, and how far it stands in."""

    text: str
    indent: int = 0


def noted(part: Sourced, line: Line, lang: str) -> Iterator[Line]:
    """The line, and under it what else is known of it: its note, and every reading where sources disagree."""
    mark = "" if part.status == "sourced" else f" ({told(f'status.{part.status}', lang)})"
    yield Line(f"{line.text}{mark}", line.indent)
    yield from remarked(part, line.indent + 2, lang)


def remarked(part: Sourced, indent: int, lang: str) -> Iterator[Line]:
    """The note and the readings of a statement on lines of their own."""
    if part.note is not None:
        yield Line(said(part.note, lang), indent)
    for key in dict.fromkeys(each.of for each in part.claims):
        readings = listed(claim(each, lang) for each in part.claims if each.of == key)
        yield Line(told("claims", lang, field=field(key, lang), claims=readings), indent)
