"""Whether a measured value reaches a target, and in which population that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from imvo.agreement.model.target import Target
from imvo.agreement.spells import Reason
from imvo.agreement.sums import because
from imvo.agreement.truth import Answer

TargetState = Literal["met", "not-met", "other-scope", "monitoring-only", "unknown"]


@dataclass(frozen=True)
class TargetStatus:
    """`reached`: whether the value reaches the target in the population that was measured.

    `gap`: the distance from value to target in the unit of the target, never below zero: how far short, or by how much
    it is met. `overdue`: whether its day has passed without the target being met; unknown without a day to ask for.
    """

    target: str
    value: float | None
    state: TargetState
    reached: Answer
    gap: float | None
    overdue: Answer
    reason: Reason


def evaluate_target(target: Target, value: float | None, on: date | None = None) -> TargetStatus:
    """Hold a value of the target's measure against the target. A target for monitoring only is never a breach."""
    reached, gap = Answer.UNKNOWN, None
    if value is not None and target.value is not None:
        reached = Answer.of(value >= target.value if target.direction == "at-least" else value <= target.value)
        gap = float(abs(Decimal(str(value)) - Decimal(str(target.value))))
    state, key = _state(target, reached)
    agreed = target.character != "monitoring-only"
    overdue = _passed(target, on) & ~_met(state, reached) if agreed else Answer.NO
    return TargetStatus(target.id, value, state, reached, gap, overdue, because(key))


def _state(target: Target, reached: Answer) -> tuple[TargetState, str]:
    if target.character == "monitoring-only":
        return "monitoring-only", "target.monitoring-only"
    if reached is Answer.UNKNOWN:
        return "unknown", "target.value-unknown" if target.value is None else "target.measured-unknown"
    said = "met" if reached is Answer.YES else "not-met"
    if isinstance(target.measure, str):
        return ("met" if said == "met" else "not-met"), f"target.{said}-no-measure"
    if target.measure.scope != target.scope:
        return "other-scope", f"target.{said}-other-scope"
    return ("met" if said == "met" else "not-met"), f"target.{said}"


def _met(state: TargetState, reached: Answer) -> Answer:
    # What holds for the population that was measured says nothing certain of the one that was promised.
    return Answer.UNKNOWN if state == "other-scope" else reached


def _passed(target: Target, on: date | None) -> Answer:
    return Answer.UNKNOWN if target.by is None or on is None else target.by.before(on)
