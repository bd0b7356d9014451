"""Owed within some months after signing, or after the start of the agreement."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from imvo.agreement.model.triggers.situation import Rule, Situation, always
from imvo.agreement.spells import Reason, Spell


class Within(Rule):
    """By the same day, so many months on: within 12 months of 6 February 2020 is by 6 February 2021."""

    kind: Literal["within"]
    months: int = Field(ge=1)
    after: Literal["own-signature", "agreement-signed", "agreement-start"]

    @property
    def by_signature(self) -> bool:
        return self.after == "own-signature"

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        begin = {
            "own-signature": situation.signed,
            "agreement-signed": situation.agreement_signed,
            "agreement-start": situation.starts,
        }[self.after]
        if begin is None:
            return always("reason.signature-unknown" if self.after == "own-signature" else "reason.start-unknown")
        due = begin.plus_months(self.months)
        window, over = (begin, due), due.plus_days(1)
        return (
            Spell(None, "not-yet", Reason.of("reason.from-day", day=begin), window, due),
            Spell(begin, "due", Reason.of("reason.in-window"), window, due),
            Spell(over, "passed", Reason.of("reason.passed"), window, due),
        )
