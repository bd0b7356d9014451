"""The common themes, to which every agreement maps its own, and where each stands in international standards.

The first nine are those of the textile agreement, which the method assesses; the others stand in other agreements.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo import tables
from imvo.agreement.model.base import Closed, Text
from imvo.agreement.yaml_file import parse

Instrument = Literal["oecd-guidelines", "un-guiding-principles", "ilo", "sdg"]


class Consulted(Closed):
    """A text that was read: which version, where, on which day, and how much of it."""

    title: str
    version: str
    address: str
    read: str
    extent: str


class Reference(Closed):
    """One chapter, convention or target. `says`: what it is about, in imvo's words; `text`: key of what was read."""

    number: str
    says: Text
    text: str


class References(Closed):
    """Where a theme stands in one instrument; `not checked` when no text was read."""

    instrument: Instrument
    given: tuple[Reference, ...] | Literal["not checked"]


class Theme(Closed):
    """One common theme."""

    code: str
    order: int
    name: Text
    references: tuple[References, ...]


class Themes(Closed):
    """The whole file: the themes and the texts that were read for them."""

    schema_: Literal[1] = Field(alias="schema")
    texts: dict[str, Consulted]
    themes: tuple[Theme, ...]

    @model_validator(mode="after")
    def _every_number_was_read(self) -> Themes:
        for theme in self.themes:
            for references in theme.references:
                for given in references.given if isinstance(references.given, tuple) else ():
                    if given.text not in self.texts:
                        raise PydanticCustomError("text", "no text {key} was read", {"key": given.text})
        return self


@cache
def catalogue() -> Themes:
    """The common themes with the texts that were read for their references."""
    source = resources.files(__package__) / "themes.yaml"
    return Themes.model_validate(parse(source.read_text(encoding="utf-8"), "themes.yaml").data)


def load() -> tuple[Theme, ...]:
    """The common themes in their order."""
    return catalogue().themes


def assessed() -> tuple[Theme, ...]:
    """Those that the method assesses and the tables know; the others stand in agreements only."""
    known = tables.load("issues").column("theme").values
    return tuple(theme for theme in load() if theme.code in known)


def codes() -> tuple[str, ...]:
    """Their codes, in order."""
    return tuple(theme.code for theme in load())


def not_checked() -> int:
    """How many cells (theme x instrument) no text was read for."""
    return sum(references.given == "not checked" for theme in load() for references in theme.references)
