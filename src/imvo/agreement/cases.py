"""The published cases of complaint and dispute as far as they had come on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Event
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.remedy import Case
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class CaseSoFar:
    """`events`: those of which is not sure that they come later. `across`: the end of the agreement that it outlived.

    `state` is open while something is known to come later; unsure when a day is known too coarsely to tell; else over.
    """

    case: Case
    events: tuple[Event, ...]
    state: Literal["open", "unsure", "over"]
    across: PartialDate | None


def cases(agreement: Agreement, as_of: date) -> tuple[CaseSoFar, ...]:
    """Each case that had begun, or perhaps had, by a day; what came later is left out."""
    found = (_so_far(case, agreement.terms[-1].ends, as_of) for case in agreement.remedy.cases)
    return tuple(each for each in found if each.events)


def _so_far(case: Case, ends: PartialDate | None, as_of: date) -> CaseSoFar:
    passed = [
        (event, Answer.UNKNOWN if event.date is None else event.date.on_or_before(as_of)) for event in case.events
    ]
    answers = [answer for event, answer in passed if event.date is not None]
    state: Literal["open", "unsure", "over"] = (
        "open" if Answer.NO in answers else "unsure" if Answer.UNKNOWN in answers else "over"
    )
    events = tuple(event for event, answer in passed if answer is not Answer.NO)
    return CaseSoFar(case, events, state, ends if ends is not None and _outlived(case, ends, as_of) else None)


def _outlived(case: Case, ends: PartialDate, as_of: date) -> bool:
    """Whether it began before the end of the agreement, went on after it, and the day lies after that end."""
    days = [event.date for event in case.events if event.date is not None]
    return (
        ends.before(as_of) is Answer.YES
        and any(day.on_or_before(ends) is Answer.YES for day in days)
        and any(day.after(ends) is Answer.YES for day in days)
    )
