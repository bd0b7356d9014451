"""Complaints come from outside, disputes arise between parties: two tracks with days of their own."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from imvo.agreement.model.base import Closed, DateOrUnknown, Sourced, Statement, Text, TextOrUnknown

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
    """The body that decides. `since`: when it was there."""

    since: DateOrUnknown
    members: tuple[str, ...] = ()
    independent: bool
    decisions: Text


class Event(Sourced):
    """One dated step in a case."""

    date: DateOrUnknown
    what: Text


class Case(Closed):
    """A case that was published. Names of anonymised parties stay as printed."""

    id: str
    track: Track
    name: str
    by: tuple[str, ...] = ()
    against: str
    events: tuple[Event, ...]
    outcome: Statement


class Remedy(Closed):
    """The committee, the tracks, what outlives the agreement, and the cases that were published."""

    committee: Committee
    tracks: tuple[TrackRules, ...]
    continues: Statement
    reports: tuple[Statement, ...] = ()
    cases: tuple[Case, ...] = ()
