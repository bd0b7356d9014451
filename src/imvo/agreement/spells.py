"""Dated stretches of one phase: what a rule yields for one participant. "As of" is a look-up in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.truth import Answer

Phase = Literal["not-yet", "due", "on-event", "passed", "exempt", "closed", "unknown"]
Value = str | int | PartialDate


@dataclass(frozen=True)
class Reason:
    """A text of `words/agreement.*.yaml` by key, with what fills its placeholders."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, key: str, **values: Value) -> Reason:
        return cls(f"agreement.{key}", tuple(sorted(values.items())))


@dataclass(frozen=True)
class Spell:
    """One phase from `start` (None: from ever) until the start of the next spell.

    `window`: first and last day on which the duty can be met in this spell; `due`: the last day when there is one.
    `period`: the membership year (`year-3`) or the round (`2019`) it belongs to.
    """

    start: PartialDate | None
    phase: Phase
    reason: Reason
    window: tuple[PartialDate | None, PartialDate | None] = (None, None)
    due: PartialDate | None = None
    period: str | None = None


def candidates(spells: Sequence[Spell], as_of: date) -> list[Spell]:
    """The spells in which the day may lie; one when the boundaries are known exactly enough. Spells are in order."""
    found: list[Spell] = []
    for spell in spells:
        begun = Answer.YES if spell.start is None else spell.start.on_or_before(as_of)
        if begun is Answer.YES:
            found = [spell]
        elif begun is Answer.UNKNOWN:
            found.append(spell)
    return found


def at(spells: Sequence[Spell], as_of: date) -> Spell:
    """The spell of a day. When several are possible: one phase if all agree, with the days taken wide; else unknown."""
    found = candidates(spells, as_of)
    first = found[0]
    if len(found) == 1:
        return first
    periods = {spell.period for spell in found}
    wide = replace(
        first,
        window=(_hull([s.window[0] for s in found]), _hull([s.window[1] for s in found])),
        due=_hull([spell.due for spell in found]),
        period=first.period if len(periods) == 1 else None,
    )
    if len({spell.phase for spell in found}) == 1:
        return wide
    return replace(wide, phase="unknown", reason=Reason.of("reason.date-too-coarse"))


def _hull(days: Sequence[PartialDate | None]) -> PartialDate | None:
    known = [day for day in days if day is not None]
    if len(known) < len(days) or not known:
        return None
    return PartialDate(min(day.first for day in known), max(day.last for day in known))
