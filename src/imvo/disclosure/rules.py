"""The list of what may leave, read from `account.yaml`: default deny."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

Switch = Literal["sites", "suppliers", "volumes"]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(_Closed):
    """One text in both languages."""

    nl: str
    en: str


class Bound(_Closed):
    """A number with where it comes from."""

    value: int
    ground: str


class Naming(_Closed):
    """How names are looked for in a text. `from_`: letters of a name that counts in small letters as well.

    `anywhere_from`: letters from which it is found within other words. `letters`: of a longer name only so many count.
    `first_words`: a name of more words is found by these. `small_words`: lines of legal forms, lines of articles.
    `endings`: legal forms of scripts without spaces.
    """

    from_: Bound = Field(alias="from")
    anywhere_from: Bound
    letters: Bound
    first_words: Bound
    small_words: tuple[tuple[str, ...], tuple[str, ...]]
    endings: tuple[str, ...]


class Columns(_Closed):
    """What may be done with the columns of one table; one that is not named is out of reach.

    `shown`: written. `rests`: read, and never written. `given`: only whether it is filled in. `guards`: only to find a
    text in which it stands, `places` and `people` likewise. `switched`: written when the company switches it on.
    """

    shown: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    switched: Mapping[Switch, tuple[str, ...]] = {}


class Silent(_Closed):
    """Registers of which no fact is told, and why. `own`: of the own chain; `places`: of where a site lies."""

    own: tuple[str, ...]
    places: tuple[str, ...]
    reason: Said


class Withheld(_Closed):
    """One kind of thing that stays inside, and why. `unless`: the switch that shows (a part of) it."""

    id: str
    unless: Switch | None = None
    fields: Mapping[str, tuple[str, ...]]
    what: Said
    reason: Said


class Rules(_Closed):
    """All of it. `fewest`: a count below it is not given. `main`: how many risks are told. `step`: numbers of sites are
    told by so many, downwards. `naming`: how a name is found in a text.

    `pointing`: lines of words by which a text may point at a site.
    """

    schema_: Literal[1] = Field(alias="schema")
    fewest: Bound
    main: Bound
    step: Bound
    naming: Naming
    pointing: tuple[str, ...]
    tables: Mapping[str, Columns]
    silent: Silent
    withheld: tuple[Withheld, ...]


@cache
def load() -> Rules:
    """The rules as shipped."""
    text = (resources.files(__package__) / "account.yaml").read_text(encoding="utf-8")
    return Rules.model_validate(YAML(typ="safe").load(text))
