"""How participants are assessed: by whom, on what, in which rounds, and how that changed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from imvo.agreement.model.base import (
    DateOrUnknown,
    NumberOrUnknown,
    Sourced,
    Statement,
    Text,
    TextOrUnknown,
)
from imvo.agreement.model.situation import Facts
from imvo.agreement.model.triggers.calendar import Moved

Philosophy = Literal[
    "points",
    "traffic-light",
    "maturity",
    "scorecard",
    "baseline-endline",
    "evidence",
    "self-assessment",
    "none",
    "unknown",
]
Watcher = Literal[
    "self", "association", "working-group", "secretariat", "committee", "external-expert", "other-parties"
]
INDEPENDENT: tuple[Watcher, ...] = ("secretariat", "committee", "external-expert")


class Monitor(Sourced):
    """Who assesses. Who is assessed, and the associations that answer for their members, are not independent."""

    kind: Watcher
    who: Text


class Block(Sourced):
    """A part of the score. `weight` in % of the total."""

    id: str
    name: Text
    weight: NumberOrUnknown


class RequiredShare(Sourced):
    """The least share of points, in %, that passes in one membership year; reaching it exactly passes."""

    year: int = Field(ge=1)
    share: NumberOrUnknown


class ResultClass(Sourced):
    """A class that an assessment ends in. `bounds`: which scores fall in it; `when`: which facts must hold."""

    id: str
    name: Text
    bounds: TextOrUnknown
    when: Facts = Field(default_factory=dict)


class MonitoringRound(Sourced):
    """One round of the assessment.

    `reference`: the day on which the state counts; `covers`: first and last day of the period it is about; `answers`:
    first and last day to answer; `reply`: those of the right of reply, after which no evidence is taken in.
    """

    id: str
    reference: DateOrUnknown
    covers_from: DateOrUnknown | None = None
    covers_to: DateOrUnknown | None = None
    answers_from: DateOrUnknown | None = None
    answers_to: DateOrUnknown | None = None
    reply_from: DateOrUnknown | None = None
    reply_to: DateOrUnknown | None = None
    reported: DateOrUnknown | None = None
    moved: tuple[Moved, ...] = ()
    method: Text | None = None


class Version(Sourced):
    """What changed in the scheme from a date on: a break in every series that crosses it."""

    start: DateOrUnknown = Field(alias="from")
    change: Text


class Scheme(Sourced):
    """The assessment scheme as a whole. `scale`: the scale of the agreement whose bands are the result.

    `evidence_needs`: what every item of evidence must carry to be complete.
    """

    kind: Philosophy
    monitors: tuple[Monitor, ...] = ()
    by: Text
    rhythm: Text
    blocks: tuple[Block, ...] = ()
    thresholds: tuple[RequiredShare, ...] = ()
    classes: tuple[ResultClass, ...] = ()
    scale: str | None = None
    rounds: tuple[MonitoringRound, ...] = ()
    evidence_needs: tuple[Literal["document", "page", "date", "public-or-confidential"], ...] = ()
    versions: tuple[Version, ...] = ()
    remarks: tuple[Statement, ...] = ()
