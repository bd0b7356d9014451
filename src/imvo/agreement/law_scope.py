"""Whether a company falls under a law by its size, on a day. Thresholds are data (`crosswalk.yaml`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from imvo.agreement.crosswalk import Threshold
from imvo.agreement.spells import Reason
from imvo.agreement.truth import Answer, every


@dataclass(frozen=True)
class InScope:
    """Yes, no or unknown, why, and the ids of the thresholds that were looked at."""

    answer: Answer
    reason: Reason
    thresholds: tuple[str, ...] = ()


def in_scope(
    thresholds: Sequence[Threshold], on: date, employees: int | None = None, turnover: int | None = None
) -> InScope:
    """Whether a company has to apply the law on a day, by these thresholds: those of one law and one kind of seat, in
    order, each taking over from the one before.

    `turnover` in EUR, of the year and the region that the threshold is about. None: not known, which is never no by
    itself. Other ways into the law (groups, franchises, several years in a row) are not looked at.
    """
    standing = [one for one in thresholds if _stands(one, on) is not Answer.NO]
    found = [_by(one, on, employees, turnover) for one in standing]
    if not found:
        return InScope(Answer.NO, Reason("crosswalk.scope.no-law"))
    # The day may lie under more than one set of numbers; the latest tells why when they agree.
    looked_at = tuple(one.id for one in standing)
    last = found[-1]
    first, end = standing[0].stands.start, standing[-1].stands.end
    certain = first.on_or_before(on) is Answer.YES and (end is None or end.on_or_after(on) is Answer.YES)
    if all(one.answer is last.answer for one in found) and (certain or last.answer is Answer.NO):
        return InScope(last.answer, last.reason, looked_at)
    return InScope(Answer.UNKNOWN, Reason("crosswalk.scope.which"), looked_at)


def _stands(threshold: Threshold, on: date) -> Answer:
    begun = threshold.stands.start.on_or_before(on)
    end = threshold.stands.end
    return begun if end is None else begun & end.on_or_after(on)


def _by(threshold: Threshold, on: date, employees: int | None, turnover: int | None) -> InScope:
    """By one set of numbers."""
    since = threshold.applies_from
    if since == "never":
        return InScope(Answer.NO, Reason("crosswalk.scope.never"))
    asked = ((employees, threshold.employees_above), (turnover, threshold.turnover_above))
    size = every(_above(value, bound) for value, bound in asked if bound is not None)
    if since is None:
        key = "small" if size is Answer.NO else "day-unknown"
        return InScope(size & Answer.UNKNOWN, Reason(f"crosswalk.scope.{key}"))
    begun = since.on_or_before(on)
    if begun is Answer.NO:
        return InScope(Answer.NO, Reason("crosswalk.scope.later", (("day", since),)))
    keys = {Answer.YES: "large", Answer.NO: "small", Answer.UNKNOWN: "size-unknown"}
    return InScope(size & begun, Reason(f"crosswalk.scope.{keys[size]}"))


def _above(value: int | None, bound: int) -> Answer:
    return Answer.of(None if value is None else value > bound)
