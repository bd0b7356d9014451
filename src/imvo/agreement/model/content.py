"""What an agreement is about: its terms, text, themes, targets, and what is handed in and published."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from imvo.agreement.model.base import (
    Claim,
    Closed,
    DateOrUnknown,
    NumberOrUnknown,
    Sourced,
    Text,
)


class Phase(Sourced):
    """A part of a term with a name of its own, first and last day included."""

    id: str
    name: Text
    start: DateOrUnknown = Field(alias="from")
    end: DateOrUnknown = Field(alias="to")


class Term(Sourced):
    """One term. A second term is a second entry, not a new agreement. `ends` is its last day."""

    id: str
    agreed: DateOrUnknown | None = None
    signed: DateOrUnknown
    starts: DateOrUnknown
    ends: DateOrUnknown
    years: float | None = None
    phases: tuple[Phase, ...] = ()
    condition: Text | None = None
    successor: Text | None = None


class Chapter(Closed):
    """One chapter of the text, numbered as there."""

    number: str
    title: Text


class AgreementText(Sourced):
    """The text itself: pages and chapters as numbered there."""

    pages: int | None = None
    chapters: tuple[Chapter, ...] = ()


class AgreementTheme(Sourced):
    """A theme in the agreement's own wording and number, with the common themes it covers."""

    number: int | None
    wording: Text
    common: tuple[str, ...] = Field(min_length=1)


class Target(Sourced):
    """A result promised for a date. `claims` hold competing values of it, each with its sources."""

    id: str
    indicator: Text
    unit: Text
    population: Text
    value: NumberOrUnknown
    by: DateOrUnknown
    by_claims: tuple[Claim, ...] = ()
    character: Literal["agreed", "monitoring-only", "unknown"] = "unknown"


class HandedIn(Sourced):
    """Something a participant hands in, and who may see it."""

    id: str
    what: Text
    to: Literal["secretariat", "public", "unknown"]


class Publication(Sourced):
    """What is published of one data item, and what is kept back."""

    id: str
    item: Text
    level: Literal["named", "aggregated", "distribution", "not-published"]
    start: DateOrUnknown | None = Field(default=None, alias="from")
    shown: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    rhythm: Text | None = None
    reason: Text | None = None


class Offer(Sourced):
    """A collective project or an instrument that parties may use; not a duty."""

    id: str
    kind: Literal["project", "instrument"]
    name: Text
