"""Owed in each assessment round, save for who is exempt in it by the day of signing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Closed, DateOrUnknown, Sourced
from imvo.agreement.model.triggers.situation import Rule, Situation
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer


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


class Rounds(Rule):
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

    @property
    def by_signature(self) -> bool:
        return any(entry.exempt is not None for entry in self.rounds)

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
