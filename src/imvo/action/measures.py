"""The library of measures, and the numbers by which proposals are made and a plan is checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from imvo.tables import Label

Involvement = Literal["cause", "contribute", "linked", "undetermined"]
Kind = Literal["purchasing", "prevention", "mitigation", "freedom-of-association", "grievance", "remediation", "joint"]
Leverage = Literal["own", "with-buyers", "through-agreement", "any"]
Who = Literal["buyers", "financiers"]
EVERY: tuple[Involvement, ...] = ("cause", "contribute", "linked", "undetermined")


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Indicator(Label):
    """What is measured to see the effect on people, animals or the environment, and in what."""

    unit: Label


class Proposal(_Closed):
    """One measure of the library. `fits`: how the company is involved; `processes`: empty: any."""

    id: str
    kind: Kind
    themes: tuple[str, ...] = Field(min_length=1)
    fits: tuple[Involvement, ...] = Field(default=EVERY, alias="for")
    leverage: Leverage
    who: Who = "buyers"
    processes: tuple[str, ...] = ()
    title: Label
    what: Label
    indicator: Indicator
    ground: str


class _Library(_Closed):
    schema_: Literal[1] = Field(alias="schema")
    measures: tuple[Proposal, ...]


class Cover(_Closed):
    """How many of the first issues a plan must cover, and should."""

    must: int
    should: int
    ground: str


class Proposing(_Closed):
    """How proposals are made; see plan.yaml."""

    per_kind: int
    kinds_later: tuple[Kind, ...]
    everywhere: tuple[Kind, ...]
    sites_named: int
    ground: str


class OfDuties(_Closed):
    """Which due-diligence step a duty has to serve to set the day of a measure: in general, and of some kinds."""

    step: int
    of_kind: dict[str, int]
    ground: str


class Year(_Closed):
    """From how many days on an earlier dossier is last year's."""

    days: int
    ground: str


class Empty(_Closed):
    """Phrases that count as an empty cell."""

    phrases: tuple[str, ...]
    ground: str


class Rules(_Closed):
    """The numbers of the plan."""

    schema_: Literal[1] = Field(alias="schema")
    cover: Cover
    proposals: Proposing
    duties: OfDuties
    year: Year
    empty: Empty


@cache
def library() -> tuple[Proposal, ...]:
    """Every measure, in the order of the file."""
    return _Library.model_validate(_yaml("measures.yaml")).measures


@cache
def rules() -> Rules:
    """The numbers of the plan, each with its ground in the file."""
    return Rules.model_validate(_yaml("plan.yaml"))


def _yaml(name: str) -> Any:
    source = resources.files(__package__) / name
    return YAML(typ="safe").load(source.read_text(encoding="utf-8"))
