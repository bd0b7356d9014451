"""Owed when something happens, or at a moment that the sources do not state."""

from __future__ import annotations

from typing import Literal

from imvo.agreement.model.base import Text
from imvo.agreement.model.triggers.situation import Rule, Situation, always
from imvo.agreement.spells import Reason, Spell


class OnEvent(Rule):
    """Owed each time that `event` happens, during the term."""

    kind: Literal["on-event"]
    event: Text

    def spells(self, situation: Situation) -> tuple[Spell, ...]:
        if situation.starts is None:
            return always("reason.start-unknown")
        window = (situation.starts, situation.ends)
        waiting = Spell(None, "not-yet", Reason.of("reason.from-day", day=situation.starts), window)
        return (waiting, Spell(situation.starts, "on-event", Reason.of("reason.on-event"), window))


class NotStated(Rule):
    """The sources name the duty, not its moment; `said`: how they put it, e.g. "later years"."""

    kind: Literal["not-stated"]
    said: Text

    def spells(self, situation: Situation) -> tuple[Spell, ...]:  # noqa: ARG002 - every rule is asked the same way
        return always("reason.moment-not-stated")
