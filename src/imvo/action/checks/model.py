"""What every check looks at, what it says, and what stands about it in `checks.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from ruamel.yaml import YAML

from imvo.action.measures import Rules
from imvo.action.plan import Measure, Plan
from imvo.action.proposals import DutyDay, Issue
from imvo.tables import Label

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Earlier:
    """The plan of an earlier dossier and the day that dossier is of."""

    plan: Plan
    as_of: date


@dataclass(frozen=True)
class Case:
    """A plan beside the dossier that it is for.

    `issues`: the first issues in the order to act, as many as should be covered; `likelihood`: key of every issue of
    the dossier -> its class, None when nothing is known. `duties`: every duty of the agreement for this participant,
    with its next day. `sites`: normal forms of the names and identifiers of the list. `of_agreement`: ids of all
    its duties, owed now or not; empty without an agreement.
    """

    plan: Plan
    issues: Sequence[Issue]
    likelihood: dict[str, int | None]
    rules: Rules
    as_of: date
    duties: Sequence[DutyDay] = ()
    sites: frozenset[str] = frozenset()
    of_agreement: frozenset[str] = frozenset()
    earlier: Earlier | None = None

    @property
    def live(self) -> tuple[Measure, ...]:
        """The measures that people took up."""
        return self.plan.live()

    @property
    def first(self) -> Sequence[Issue]:
        """The issues that a plan must cover."""
        return [issue for issue in self.issues if issue.rank <= self.rules.cover.must]


@dataclass(frozen=True)
class Hit:
    """One thing to look at: an issue, a measure or neither. `detail`: what is meant, such as a name or a day."""

    issue: str | None = None
    measure: Measure | None = None
    detail: str | None = None
    row: tuple[str, str | None, int] | None = None


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Guidance(_Closed):
    """A text that a check rests on. `read`: on which day and how much of it; `not checked` when it was not read."""

    name: Label
    says: Label
    address: str = ""
    read: str
    extent: str = ""


class Check(_Closed):
    """One check. `step`: duties of the agreement that serve this due-diligence step ask for it. `guidance`: keys."""

    id: str
    level: Level
    step: int
    guidance: tuple[str, ...] = ()
    ground: Label


class Catalogue(_Closed):
    """The file: the checks in their order, and the texts that they rest on."""

    schema_: Literal[1] = Field(alias="schema")
    texts: dict[str, Guidance]
    checks: tuple[Check, ...]

    @model_validator(mode="after")
    def _every_text_is_there(self) -> Catalogue:
        missing = {key for check in self.checks for key in check.guidance} - self.texts.keys()
        if missing:
            raise ValueError(f"no text {', '.join(sorted(missing))}")
        return self

    def check(self, name: str) -> Check:
        """The check of that id; KeyError when there is none."""
        for one in self.checks:
            if one.id == name:
                return one
        raise KeyError(name)


@cache
def catalogue() -> Catalogue:
    """Everything that stands in `checks.yaml`."""
    source = resources.files(__package__) / "checks.yaml"
    return Catalogue.model_validate(YAML(typ="safe").load(source.read_text(encoding="utf-8")))
