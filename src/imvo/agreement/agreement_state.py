"""In which state an agreement is on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.content import Phase, Term
from imvo.agreement.model.definition import Agreement
from imvo.agreement.truth import Answer

State = Literal["not-yet", "active", "last-phase", "between-terms", "ended", "unknown"]
LAST_PHASE = "last-phase"  # the id that a definition gives to the phase in which an agreement is wound up


@dataclass(frozen=True)
class AgreementState:
    """`term`: the term that counts on that day: the running one, else the last that ended, else the next.

    `coming`: between two terms, the next. `disputed`: by other dates that sources give, the state would be another.
    """

    agreement: str
    as_of: date
    state: State
    term: Term
    phase: Phase | None = None
    coming: Term | None = None
    disputed: bool = False


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
    """The state on a day: not-yet, active, last-phase (winding up), between-terms, ended, or unknown by its dates."""
    found = _state(agreement.id, agreement.terms, as_of)
    others = (_state(agreement.id, terms, as_of).state for terms in _as_claimed(agreement.terms))
    return replace(found, disputed=any(other != found.state for other in others))


def _as_claimed(terms: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """The terms with each other first or last day that a source gives in place of the one that stands there."""
    for place, term in enumerate(terms):
        for claim in term.claims:
            if claim.of in ("starts", "ends"):
                changed = term.model_copy(update={claim.of: PartialDate.parse(str(claim.value))})
                yield (*terms[:place], changed, *terms[place + 1 :])


def _state(name: str, terms: Sequence[Term], as_of: date) -> AgreementState:
    answers = [(term, within(term.starts, term.ends, as_of)) for term in terms]
    # One that surely runs goes before one that perhaps does.
    for term, answer in sorted(answers, key=lambda each: each[1] is not Answer.YES):
        if answer is Answer.NO:
            continue
        if answer is Answer.UNKNOWN:
            return AgreementState(name, as_of, "unknown", term)
        phase = next((p for p in term.phases if within(p.start, p.end, as_of) is Answer.YES), None)
        winding_up = phase is not None and phase.id == LAST_PHASE
        return AgreementState(name, as_of, "last-phase" if winding_up else "active", term, phase)
    upcoming = next((t for t in terms if t.starts is not None and t.starts.after(as_of) is Answer.YES), None)
    over = [term for term in terms if term.ends is not None and term.ends.before(as_of) is Answer.YES]
    if upcoming is not None and over:
        return AgreementState(name, as_of, "between-terms", over[-1], coming=upcoming)
    if upcoming is not None:
        return AgreementState(name, as_of, "not-yet", upcoming)
    return AgreementState(name, as_of, "ended", terms[-1])
