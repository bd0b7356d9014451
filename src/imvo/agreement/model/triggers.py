"""The kinds of rule that say when a duty is owed. A new kind is a new small class here, usable by any agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Closed, DateOrUnknown, Sourced
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer

# How far yearly windows are drawn when the end of the agreement is not known.
OPEN_TERM_YEARS = 50


@dataclass(frozen=True)
class Situation:
    """What a rule needs to know: the participant's signature and the first and last day of the agreement."""

    signed: PartialDate | None
    starts: PartialDate | None
    ends: PartialDate | None


def _always(key: str) -> tuple[Spell, ...]:
    return (Spell(None, "unknown", Reason.of(key)),)


class MembershipYear(Closed):
    """From year `from` of the participant's own membership up to and including year `to` (absent: to the end).

    With `each_year` every membership year is a window of its own; without, it is owed once within the whole stretch,
    or, when there is no `to`, all along from then on.
    """

    kind: Literal["membership-year"]
    first: int = Field(alias="from", ge=1)
    last: int | None = Field(default=None, alias="to", ge=1)
    each_year: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> MembershipYear:
        if self.last is not None and self.last < self.first:
            raise PydanticCustomError("order", "the last membership year comes before the first", {})
        return self

    @property
    def repeats(self) -> bool:
        return self.each_year

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        signed = situation.signed
        if signed is None:
            return _always("reason.signature-unknown")
        begins = signed.plus_years(self.first - 1)
        if situation.ends is not None and begins.after(situation.ends) is Answer.YES:
            reason = Reason.of("reason.ends-before", year=self.first, ends=situation.ends)
            return (Spell(None, "closed", reason),)
        windows = self._windows(signed, situation)
        first = windows[0]
        waiting = Spell(None, "not-yet", Reason.of("reason.from-year", year=self.first), first.window, first.due)
        if self.last is None:
            return (waiting, *windows)
        end = windows[-1]
        passed = Spell(
            signed.plus_years(self.last), "passed", Reason.of("reason.passed"), end.window, end.due, end.period
        )
        return (waiting, *windows, passed)

    def _windows(self, signed: PartialDate, situation: Situation) -> list[Spell]:
        if not self.each_year:
            return [self._window(signed, situation, self.first, self.last)]
        windows: list[Spell] = []
        for year in range(self.first, (self.last or self.first + OPEN_TERM_YEARS) + 1):
            begins = signed.plus_years(year - 1)
            if windows and situation.ends is not None and begins.after(situation.ends) is Answer.YES:
                break
            windows.append(self._window(signed, situation, year, year))
        return windows

    def _window(self, signed: PartialDate, situation: Situation, year: int, until: int | None) -> Spell:
        begins = signed.plus_years(year - 1)
        period = f"year-{year}"
        if until is None:
            return Spell(begins, "due", Reason.of("reason.all-along"), (begins, situation.ends), None, period)
        ends = signed.plus_years(until).plus_days(-1)
        if situation.ends is not None and ends.after(situation.ends) is Answer.YES:
            cut = Reason.of("reason.cut-short", year=year, ends=situation.ends)
            return Spell(begins, "due", cut, (begins, situation.ends), None, period)
        reason = Reason.of("reason.in-year", year=year) if until == year else Reason.of("reason.in-window")
        return Spell(begins, "due", reason, (begins, ends), ends, period)


class CalendarDay(Closed):
    """Owed by a day of the calendar, the same for everybody; `from`: the first day on which it can be met."""

    kind: Literal["calendar"]
    start: DateOrUnknown | None = Field(default=None, alias="from")
    due: DateOrUnknown

    @property
    def repeats(self) -> bool:
        return False

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if self.due is None:
            return _always("reason.deadline-unknown")
        start = self.start or situation.starts
        window, reason = (start, self.due), Reason.of("reason.in-window")
        due = Spell(start, "due", reason, window, self.due)
        passed = Spell(self.due.plus_days(1), "passed", Reason.of("reason.passed"), window, self.due)
        if start is None:
            return (due, passed)
        return (Spell(None, "not-yet", Reason.of("reason.from-day", day=start), window, self.due), due, passed)


class DuringTerm(Closed):
    """Owed all along, from the first to the last day of the agreement."""

    kind: Literal["during-term"]

    @property
    def repeats(self) -> bool:
        return False

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if situation.starts is None:
            return _always("reason.start-unknown")
        window = (situation.starts, situation.ends)
        waiting = Spell(None, "not-yet", Reason.of("reason.from-day", day=situation.starts), window)
        return (waiting, Spell(situation.starts, "due", Reason.of("reason.all-along"), window))


class Exemption(Closed):
    """Who signed after this day is exempt; who signed on it is not."""

    signed_after: DateOrUnknown


class Round(Sourced):
    """One assessment round with its due day. Without `from` its window opens on the day after the round before it."""

    id: str
    start: DateOrUnknown | None = Field(default=None, alias="from")
    due: PartialDate
    exempt: Exemption | None = None

    def spell_for(self, signed: PartialDate | None, start: PartialDate | None) -> Spell:
        window = (start, self.due)

        def spell(phase: Literal["due", "exempt", "unknown"], key: str, **values: str | PartialDate) -> Spell:
            due = None if phase == "exempt" else self.due
            return Spell(start, phase, Reason.of(key, round=self.id, **values), window, due, self.id)

        if self.exempt is None:
            return spell("due", "reason.in-round")
        limit = self.exempt.signed_after
        if limit is None:
            return spell("unknown", "reason.exemption-unknown")
        if signed is None:
            return spell("unknown", "reason.signature-unknown-round", day=limit)
        answer = signed.after(limit)
        if answer is Answer.YES:
            return spell("exempt", "reason.exempt", day=limit)
        if answer is Answer.NO:
            return spell("due", "reason.in-round")
        return spell("unknown", "reason.signature-too-coarse", day=limit)


class Rounds(Closed):
    """Owed in each assessment round, save for who is exempt in it by the day of signing."""

    kind: Literal["rounds"]
    rounds: tuple[Round, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Rounds:
        for earlier, later in zip(self.rounds, self.rounds[1:], strict=False):
            if earlier.due.before(later.due) is not Answer.YES:
                raise PydanticCustomError("order", "the rounds do not stand in the order of their due days", {})
        return self

    @property
    def repeats(self) -> bool:
        return True

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        found: list[Spell] = []
        start: PartialDate | None = None
        for entry in self.rounds:
            found.append(entry.spell_for(situation.signed, entry.start or start or situation.starts))
            start = entry.due.plus_days(1)
        ahead = next((spell for spell in found if spell.phase != "exempt"), found[0])
        waiting = Spell(None, "not-yet", Reason.of("reason.before-rounds"), ahead.window, ahead.due, ahead.period)
        last = found[-1]
        after = {"due": ("passed", "reason.passed"), "exempt": ("closed", "reason.no-more-rounds")}
        phase, key = after.get(last.phase, ("unknown", last.reason.key.removeprefix("agreement.")))
        reason = Reason(f"agreement.{key}", last.reason.values if phase == "unknown" else ())
        closing = Spell(start, phase, reason, last.window, last.due, last.period)  # type: ignore[arg-type]
        return (waiting, *found, closing)


Trigger = Annotated[MembershipYear | CalendarDay | DuringTerm | Rounds, Field(discriminator="kind")]
