"""Owed by a day of the calendar, or all along the term: the same for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import DateOrUnknown, Sourced, TextOrUnknown
from imvo.agreement.model.triggers.situation import Rule, Situation, always
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer


class Moved(Sourced):
    """The deadline that counted until it was moved on the day `on`. The reason may be unknown, not left out."""

    was: PartialDate
    on: DateOrUnknown
    reason: TextOrUnknown


class CalendarDay(Rule):
    """Owed by a day of the calendar; `from`: the first day on which it can be met.

    `moved`: earlier deadlines, the oldest first. Before the day of moving the deadline of then counts.
    """

    kind: Literal["calendar"]
    start: DateOrUnknown | None = Field(default=None, alias="from")
    due: DateOrUnknown
    moved: tuple[Moved, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = [move.on for move in self.moved if move.on is not None]
        for earlier, later in pairwise(days):
            if earlier.before(later) is not Answer.YES:
                raise PydanticCustomError("order", "the moves do not stand in the order of their days", {})
        return self

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if self.due is None:
            return always("reason.deadline-unknown")
        start = self.start or situation.starts
        found: list[Spell] = []
        for counts_from, due, until in self._deadlines(self.due, situation):
            found.extend(_deadline(start, due, counts_from, until))
        return tuple(found)

    def _deadlines(
        self, last: PartialDate, situation: Situation
    ) -> Iterator[tuple[PartialDate | None, PartialDate, PartialDate | None]]:
        """Each deadline with the day from which it counts and the day on which the next takes its place."""
        counts_from: PartialDate | None = None
        earliest = situation.agreement_signed or situation.starts or last
        for place, move in enumerate(self.moved):
            then = self.moved[place + 1].was if place + 1 < len(self.moved) else last
            # A move of which no day is known came at the latest on the day that it moved to.
            on = move.on or PartialDate(min(earliest.first, then.last), then.last)
            yield counts_from, move.was, on
            counts_from = on
        yield counts_from, last, None


def _deadline(
    start: PartialDate | None, due: PartialDate, counts_from: PartialDate | None, until: PartialDate | None
) -> Iterator[Spell]:
    """The spells of one deadline, in as far as they may lie within the days that it counts."""
    window = (start, due)
    opens, closes = _later(counts_from, start), due.plus_days(1)
    closes = closes if opens is None else _later(opens, closes) or closes
    if start is not None and (counts_from is None or start.after(counts_from) is not Answer.NO):
        yield Spell(counts_from, "not-yet", Reason.of("reason.from-day", day=start), window, due)
    if opens is None or closes.after(opens) is not Answer.NO:
        reason = Reason.of("reason.in-window") if counts_from is None else Reason.of("reason.moved", day=due)
        yield Spell(opens, "due", reason, window, due)
    if until is None or closes.before(until) is not Answer.NO:
        yield Spell(closes, "passed", Reason.of("reason.passed"), window, due)


def _later(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    """The later of two days, each perhaps known in part; the other one when one is missing."""
    if one is None or other is None:
        return one or other
    return PartialDate(max(one.first, other.first), max(one.last, other.last))


class DuringTerm(Rule):
    """Owed all along, from the first to the last day of the agreement."""

    kind: Literal["during-term"]

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if situation.starts is None:
            return always("reason.start-unknown")
        window = (situation.starts, situation.ends)
        waiting = Spell(None, "not-yet", Reason.of("reason.from-day", day=situation.starts), window)
        return (waiting, Spell(situation.starts, "due", Reason.of("reason.all-along"), window))
