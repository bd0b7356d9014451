"""Owed in years that are counted: from the participant's own signature, or from the start of the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.triggers.situation import Rule, Situation, always
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer


class _Years(Rule):
    """From year `from` up to and including year `to` (absent: to the end).

    With `each_year` every year is a window of its own; without, it is owed once within the whole stretch, or, when
    there is no `to`, all along from then on. `due`: the last day of the year, or unknown when no day is stated.
    """

    first: int = Field(alias="from", ge=1)
    last: int | None = Field(default=None, alias="to", ge=1)
    each_year: bool = False
    due: Literal["end-of-year", "unknown"] = "end-of-year"

    @model_validator(mode="after")
    def _in_order(self) -> _Years:
        if self.last is not None and self.last < self.first:
            raise PydanticCustomError("order", "the last year comes before the first", {})
        return self

    @property
    def repeats(self) -> bool:
        return self.each_year


class MembershipYear(_Years):
    """Counted from the participant's own signature."""

    kind: Literal["membership-year"]

    @property
    def by_signature(self) -> bool:
        return True

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if situation.signed is None:
            return always("reason.signature-unknown")
        return _Drawn(self, "year", situation.signed, situation).spells()


class AgreementYear(_Years):
    """Counted from the first day of the term, the same for everybody."""

    kind: Literal["agreement-year"]

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if situation.starts is None:
            return always("reason.start-unknown")
        return _Drawn(self, "agreement-year", situation.starts, situation).spells()


@dataclass(frozen=True)
class _Drawn:
    """The windows of a rule, drawn from a first day. `unit` names the years in periods and reasons."""

    rule: _Years
    unit: Literal["year", "agreement-year"]
    begin: PartialDate
    situation: Situation

    @property
    def ends(self) -> PartialDate | None:
        return self.situation.ends

    def spells(self) -> tuple[Spell, ...]:
        rule = self.rule
        begins = self.begin.plus_years(rule.first - 1)
        if self._after_the_end(begins):
            assert self.ends is not None
            return (Spell(None, "closed", self._reason("ends-before", rule.first, ends=self.ends)),)
        windows = self._windows()
        first, end = windows[0], windows[-1]
        waiting = Spell(None, "not-yet", self._reason("from", rule.first), first.window, first.due)
        if rule.last is None:
            return (waiting, *windows)
        over = self.begin.plus_years(rule.last)
        passed = Spell(over, "passed", Reason.of("reason.passed"), end.window, end.due, end.period)
        return (waiting, *windows, passed)

    def _windows(self) -> list[Spell]:
        rule = self.rule
        if not rule.each_year:
            return [self._window(rule.first, rule.last)]
        windows: list[Spell] = []
        for year in count(rule.first) if rule.last is None else range(rule.first, rule.last + 1):
            begins = self.begin.plus_years(year - 1)
            # Without a last year, later windows than those asked about are not drawn: there may be no end to them.
            asked = rule.last is not None or begins.after(self.situation.until) is not Answer.YES
            if windows and (self._after_the_end(begins) or not asked):
                break
            windows.append(self._window(year, year))
        return windows

    def _window(self, year: int, until: int | None) -> Spell:
        begins = self.begin.plus_years(year - 1)
        period = f"{self.unit}-{year}"
        if until is None:
            return Spell(begins, "due", Reason.of("reason.all-along"), (begins, self.ends), None, period)
        last = self.begin.plus_years(until).plus_days(-1)
        if self._after_the_end(last):
            assert self.ends is not None
            cut = self._reason("cut-short", year, ends=self.ends)
            return Spell(begins, "due", cut, (begins, self.ends), None, period)
        if self.rule.due == "unknown":
            return Spell(begins, "due", self._reason("some-day-in", year), (begins, last), None, period)
        reason = self._reason("in", year) if until == year else Reason.of("reason.in-window")
        return Spell(begins, "due", reason, (begins, last), last, period)

    def _after_the_end(self, day: PartialDate) -> bool:
        return self.ends is not None and day.after(self.ends) is Answer.YES

    def _reason(self, key: str, year: int, **values: PartialDate) -> Reason:
        return Reason.of(f"reason.{self.unit}.{key}", year=year, **values)
