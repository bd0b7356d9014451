"""Whether the stated end of a term fits its first day and its number of years."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.content import Term
from imvo.agreement.spells import Reason
from imvo.agreement.sums import because
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class StatedEnd:
    """One stated end of a term, with whether it may be the last day, or the anniversary on which the term is full."""

    day: PartialDate
    fits: Answer


@dataclass(frozen=True)
class TermCheck:
    """`full_on`: the anniversary on which the term is full; `last_day`: the day before it; `stated`: the stated end.

    `consistent`: no when the stated end can be neither of both; unknown when the first day, the number of years or the
    end is not known. `claims`: every end that a source states where they disagree, each held against the same days.
    """

    term: str
    full_on: PartialDate | None
    last_day: PartialDate | None
    stated: PartialDate | None
    consistent: Answer
    claims: tuple[StatedEnd, ...]
    reason: Reason


def term_check(term: Term) -> TermCheck:
    """Hold the stated end of one term, and every claim about it, against start plus years."""
    full_on = None
    if term.starts is not None and term.years is not None:
        full_on = term.starts.plus_months(round(term.years * 12))
    last_day = None if full_on is None else full_on.plus_days(-1)
    claims = tuple(StatedEnd(day, _fits(day, full_on, last_day)) for day in _claimed(term))
    consistent = Answer.UNKNOWN if term.ends is None else _fits(term.ends, full_on, last_day)
    return TermCheck(
        term.id, full_on, last_day, term.ends, consistent, claims, _reason(consistent, full_on, last_day, term.ends)
    )


def _claimed(term: Term) -> Iterator[PartialDate]:
    for claim in term.claims:
        if claim.of == "ends":
            with suppress(ValueError):  # a claim in words, such as "open"
                yield PartialDate.parse(str(claim.value))


def _fits(day: PartialDate, full_on: PartialDate | None, last_day: PartialDate | None) -> Answer:
    if full_on is None or last_day is None:
        return Answer.UNKNOWN
    # A coarse date fits when it may be that day.
    return Answer.of((day.same_day(full_on) | day.same_day(last_day)) is not Answer.NO)


def _reason(
    consistent: Answer, full_on: PartialDate | None, last_day: PartialDate | None, stated: PartialDate | None
) -> Reason:
    if full_on is None or last_day is None or stated is None:
        return because("term.unknown")
    if consistent is Answer.YES:
        return because("term.fits", stated=stated)
    return because("term.differs", full_on=full_on, last_day=last_day, stated=stated)
