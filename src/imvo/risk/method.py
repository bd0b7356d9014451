"""The values of the method, read from `method-<n>.yaml`. No other file of imvo holds a cut-off, a step or a class."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

CURRENT = "3"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Floor(_Closed):
    """What a listing of that grade lifts the lowest and the ranked class to; `high` when it may be higher still."""

    low: int
    value: int
    high: int | None = None
    ground: str


class Measure(_Closed):
    """A number per country that may move the index one step. `z` standard errors widen it."""

    id: str
    register_id: str = Field(alias="register")
    indicators: tuple[str, ...]
    worse: Literal["low", "high"]
    up_at: float
    down_at: float | None = None
    z: float
    themes: tuple[str, ...]
    processes: tuple[str, ...] = ()
    ground: str


class Status(_Closed):
    """Treaties: not ratified or not known widens upward by `widen` classes."""

    register_id: str = Field(alias="register")
    instruments: tuple[str, ...]
    widen: int
    ground: str


class Areas(_Closed):
    """Listed areas: `step` classes up inside one."""

    register_id: str = Field(alias="register")
    step: int
    ground: str


class SiteFact(_Closed):
    """A share among the workers that, from `up_at` or when unknown, lifts the highest class by one."""

    field: Literal["migrant_share", "women_share"]
    up_at: float
    themes: tuple[str, ...]
    ground: str


class Likelihood(_Closed):
    """How the index is made; `lowest` and `highest` bound it."""

    lowest: int
    highest: int
    floors: dict[str, Floor]
    country: tuple[Measure, ...]
    status: Status
    areas: Areas
    site: tuple[SiteFact, ...]


class Scope(_Closed):
    """Class of scope from the number of workers: `cuts` are (at least, class), highest first."""

    cuts: tuple[tuple[int, int], ...]
    unknown: int
    ground: str


class Harm(_Closed):
    """Classes 1 to 5 of a theme where a process has none of its own."""

    scale: int
    irremediability: int


class Severity(_Closed):
    """Scope, defaults, and `bands`: class -> band."""

    scope: Scope
    defaults: dict[str, Harm]
    bands: dict[int, int]
    unlikely_at_most: int
    spread: int
    weight_of_value: float
    ground: str


class Stability(_Closed):
    """How the order is drawn: the top is the lesser of `top` and the issues divided by `part`."""

    draws: int
    seed: int
    top: int
    part: int
    fewest: int
    weight_of_value: float


class Questions(_Closed):
    """At most `most` questions are asked."""

    most: int


class Answers(_Closed):
    """For how many years after its date an evidenced answer counts, and from when it is marked as old."""

    valid_years: float
    old_after_years: float
    ground: str


class HarmSeen(_Closed):
    """What a finding of harm lifts the classes to, per kind; after `years` it only holds the highest class open."""

    years: int
    floors: dict[str, Floor]
    ground: str


class Lowering(_Closed):
    """By how many classes a finding that no harm was seen lowers the ranked and the highest class."""

    value: int
    high: int
    ground: str


class Barred(_Closed):
    """Kinds of findings that never lower these themes."""

    kinds: tuple[str, ...]
    themes: tuple[str, ...]
    ground: str


class NoHarmSeen(_Closed):
    """Kinds that may lower, for `years` after their date; a kind that is not among `steps` never does."""

    years: int
    steps: dict[str, Lowering]
    barred: Barred
    ground: str


class Findings(_Closed):
    """What was seen at a site. Only `rights_holders` can say that harm was mended."""

    rights_holders: tuple[str, ...]
    harm: HarmSeen
    no_harm: NoHarmSeen
    ground: str


class Method(_Closed):
    """One version of the method. `themes` follows the order of the defaults of severity."""

    schema_: Literal[1] = Field(alias="schema")
    method: str
    date: str
    likelihood: Likelihood
    severity: Severity
    stability: Stability
    questions: Questions
    answers: Answers
    findings: Findings

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(self.severity.defaults)

    def on(self, themes: Collection[str]) -> Method:
        """The same method on these themes alone, in its own order. KeyError for a theme that it does not know."""
        unknown = set(themes) - set(self.themes)
        if unknown:
            raise KeyError(min(unknown))
        kept = {theme: harm for theme, harm in self.severity.defaults.items() if theme in themes}
        return self.model_copy(update={"severity": self.severity.model_copy(update={"defaults": kept})})


def source(version: str = CURRENT) -> str:
    """The text of the method's file; FileNotFoundError for a version that does not exist."""
    return (resources.files(__package__) / f"method-{version}.yaml").read_text(encoding="utf-8")


@cache
def load(version: str = CURRENT) -> Method:
    """One version of the method, checked."""
    return Method.model_validate(YAML(typ="safe").load(source(version)))
