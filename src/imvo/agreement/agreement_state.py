"""In which state an agreement is on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.content import Phase, Term
from imvo.agreement.model.definition import Agreement
from imvo.agreement.truth import Answer

State = Literal["not-yet", "active", "last-phase", "ended", "unknown"]
LAST_PHASE = "last-phase"  # the id that a definition gives to the phase in which an agreement is wound up


@dataclass(frozen=True)
class AgreementState:
    """`term`: the term that counts on that day (the running one, else the next, else the last)."""

    agreement: str
    as_of: date
    state: State
    term: Term
    phase: Phase | None = None


def within(start: PartialDate | None, end: PartialDate | None, day: date) -> Answer:
    """Whether a day lies from `start` up to and including `end`; an unknown bound leaves it open."""
    begun = Answer.UNKNOWN if start is None else start.on_or_before(day)
    not_over = Answer.UNKNOWN if end is None else end.on_or_after(day)
    return begun & not_over


def active(agreement: Agreement, as_of: date) -> Answer:
    """Whether the agreement runs on that day, in any of its terms."""
    answer = Answer.NO
    for term in agreement.terms:
        answer = answer | within(term.starts, term.ends, as_of)
    return answer


def state(agreement: Agreement, as_of: date) -> AgreementState:
    """The state on a day: not-yet, active, last-phase (winding up), ended, or unknown when the dates do not say."""
    for term in agreement.terms:
        answer = within(term.starts, term.ends, as_of)
        if answer is Answer.NO:
            continue
        if answer is Answer.UNKNOWN:
            return AgreementState(agreement.id, as_of, "unknown", term)
        phase = next((p for p in term.phases if within(p.start, p.end, as_of) is Answer.YES), None)
        winding_up = phase is not None and phase.id == LAST_PHASE
        return AgreementState(agreement.id, as_of, "last-phase" if winding_up else "active", term, phase)
    upcoming = next((t for t in agreement.terms if t.starts is not None and t.starts.after(as_of) is Answer.YES), None)
    if upcoming is not None:
        return AgreementState(agreement.id, as_of, "not-yet", upcoming)
    return AgreementState(agreement.id, as_of, "ended", agreement.terms[-1])
