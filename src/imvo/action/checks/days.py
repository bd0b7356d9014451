"""Whether the days of a plan fit the days of the duties, and the day of the dossier."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit
from imvo.action.plan import Measure
from imvo.action.proposals import DutyDay


def after_duty(case: Case) -> Iterator[Hit]:
    """Measures that are done only after the last day of the duty that they serve."""
    return (Hit(measure=one, detail=_said(duty)) for one, duty in _late(case) if not duty.repeats)


def after_next_round(case: Case) -> Iterator[Hit]:
    """The same for a duty that comes back: the measure goes on after its next day."""
    return (Hit(measure=one, detail=_said(duty)) for one, duty in _late(case) if duty.repeats)


def passed(case: Case) -> Iterator[Hit]:
    """Measures whose day has passed and that are not done."""
    for one in case.live:
        if one.due is not None and one.due < case.as_of and one.progress != "done":
            yield Hit(measure=one, detail=one.due.isoformat())


def ahead(case: Case) -> Iterator[Hit]:
    """Values at the start of a day that has yet to come: nobody measured them."""
    for one in case.live:
        if one.baseline_date is not None and one.baseline_date > case.as_of:
            yield Hit(measure=one, detail=one.baseline_date.isoformat())


def before_baseline(case: Case) -> Iterator[Hit]:
    """Latest values of a day before the value at the start."""
    for one in case.live:
        if one.value_date is not None and one.baseline_date is not None and one.value_date < one.baseline_date:
            yield Hit(measure=one, detail=one.value_date.isoformat())


def _late(case: Case) -> Iterator[tuple[Measure, DutyDay]]:
    days = {duty.id.casefold(): duty for duty in case.duties if duty.due is not None}
    for one in case.live:
        duty = days.get((one.duty or "").casefold())
        if duty is not None and duty.due is not None and one.due is not None and one.due > duty.due:
            yield one, duty


def _said(duty: DutyDay) -> str:
    assert duty.due is not None
    return f"{duty.id}: {duty.due.isoformat()}"
