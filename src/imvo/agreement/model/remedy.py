"""Complaints come from outside, disputes arise between parties: two tracks with days of their own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from imvo.agreement.model.base import (
    Closed,
    DateOrUnknown,
    Event,
    Sourced,
    Statement,
    StatementOrNot,
    Text,
    TextOrUnknown,
    Unstated,
    word_or_said,
)
from imvo.agreement.model.situation import YesNo

Track = Literal["complaint", "dispute"]
Side = Literal["outsider", "party", "secretariat"]


class Sides(Closed):
    """Who stands against whom; `party` is any signatory."""

    by: Side
    against: Side


class TrackRules(Sourced):
    """One track. `opens` and `closes` are the first and last day on which a new case is taken in."""

    track: Track
    who: Text
    sides: tuple[Sides, ...] = Field(min_length=1)
    opens: DateOrUnknown
    closes: DateOrUnknown
    closed_because: Text
    time_limits: TextOrUnknown
    steps: tuple[Text, ...] = ()
    afterwards: tuple[Text, ...] = ()


class Committee(Sourced):
    """The body that decides. `since`: when it was there. `independent` of the parties, as far as known."""

    since: DateOrUnknown
    members: tuple[str, ...] = ()
    independent: YesNo
    decisions: Text


class Outsiders(Sourced):
    """Whether people from outside can complain through the agreement, and where they can turn instead."""

    access: YesNo
    instead: tuple[Text, ...] = ()


class Case(Closed):
    """A case that was published. Names of anonymised parties stay as printed, and stand in `anonymised` too.

    `filed`, `decided`: of its `events`, the day it was brought and that of the last decision.
    """

    id: str
    track: Track
    name: str
    by: tuple[str, ...] = ()
    against: str
    anonymised: tuple[str, ...] = ()
    filed: DateOrUnknown | None = None
    decided: DateOrUnknown | None = None
    events: tuple[Event, ...]
    outcome: Statement


CommitteeOrNot = Annotated[
    Annotated[Unstated, Tag("word")] | Annotated[Committee, Tag("said")], Discriminator(word_or_said)
]


class Remedy(Closed):
    """The committee, the tracks, what outlives the agreement, and the cases that were published."""

    committee: CommitteeOrNot
    outsiders: Outsiders
    tracks: tuple[TrackRules, ...] = ()
    continues: StatementOrNot
    reports: tuple[Statement, ...] = ()
    cases: tuple[Case, ...] = ()
