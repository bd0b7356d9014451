"""What becomes of answers and evidence that arrive in a monitoring round, and whether evidence is complete."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.scheme import MonitoringRound, Scheme
from imvo.agreement.spells import Reason
from imvo.agreement.sums import because
from imvo.agreement.truth import Answer

Kind = Literal["answer", "evidence"]
Result = Literal["in-time", "late", "accepted", "refused", "unknown"]


@dataclass(frozen=True)
class Received:
    """What becomes of something that arrives: an answer is in time or late, evidence accepted or refused."""

    round: str
    kind: Kind
    result: Result
    reason: Reason


def round_of(agreement: Agreement, round_id: str) -> MonitoringRound:
    """The monitoring round of that id; KeyError when there is none."""
    for found in agreement.scheme.rounds:
        if found.id == round_id:
            return found
    raise KeyError(round_id)


def received(monitoring: MonitoringRound, kind: Kind, on: PartialDate | date) -> Received:
    """What becomes of an answer, or of evidence, that arrives on a day."""
    day = PartialDate.of(on)
    result, key = _answer(monitoring, day) if kind == "answer" else _evidence(monitoring, day)
    return Received(monitoring.id, kind, result, because(f"round.{key}"))


def missing_evidence(scheme: Scheme, given: Collection[str]) -> tuple[str, ...]:
    """What an item of evidence still lacks, in the order of the scheme; empty when it is complete."""
    return tuple(need for need in scheme.evidence_needs if need not in given)


Told = tuple[Result, str]


def _answer(monitoring: MonitoringRound, day: PartialDate) -> Told:
    if _not_open(monitoring, day) is not Answer.NO:
        return "unknown", "before-opening"
    if _after(monitoring.reply_to, day) is Answer.YES:
        return "refused", "after-reply"
    late = _after(monitoring.answers_to, day)
    if late is Answer.UNKNOWN or (late is Answer.YES and _unsure(monitoring.reply_to, day)):
        return "unknown", "days-unknown"
    return ("late", "late") if late is Answer.YES else ("in-time", "in-time")


def _evidence(monitoring: MonitoringRound, day: PartialDate) -> Told:
    if _not_open(monitoring, day) is not Answer.NO:
        return "unknown", "before-opening"
    closed = _after(monitoring.reply_to, day)
    if closed is Answer.YES:
        return "refused", "after-reply"
    if _after(monitoring.answers_to, day) is Answer.NO:
        return "accepted", "with-answers"
    replying = Answer.NO if monitoring.reply_from is None else monitoring.reply_from.on_or_before(day)
    if closed is Answer.NO and replying is Answer.YES:
        return "accepted", "in-reply"
    if closed is Answer.NO and _after(monitoring.answers_to, day) is Answer.YES and replying is Answer.NO:
        return "unknown", "before-reply"
    return "unknown", "days-unknown"


def _not_open(monitoring: MonitoringRound, day: PartialDate) -> Answer:
    # Many rounds state no first day; then nothing comes too early.
    return Answer.NO if monitoring.answers_from is None else monitoring.answers_from.after(day)


def _after(last: PartialDate | None, day: PartialDate) -> Answer:
    return Answer.UNKNOWN if last is None else last.before(day)


def _unsure(last: PartialDate | None, day: PartialDate) -> bool:
    """Whether a last day that is stated leaves it open if this day comes after it."""
    return last is not None and last.before(day) is Answer.UNKNOWN
