"""Whether a plan is last year's, without a word changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from imvo.action.checks.model import Case, Hit
from imvo.action.plan import Measure, spoken

_BESIDE = ("row", "file", "sheet", "remark")
_SAID = tuple(one.name for one in fields(Measure) if one.name not in _BESIDE)


def unchanged(case: Case) -> Iterator[Hit]:
    """A plan whose measures are all word for word, date for date and value for value those of a year before.

    A remark beside them changes nothing.
    """
    earlier = case.earlier
    if earlier is None or not case.plan.measures:
        return
    if (case.as_of - earlier.as_of).days < case.rules.year.days:
        return
    if _said(case.plan.measures) == _said(spoken(earlier.plan).measures):
        yield Hit(detail=earlier.as_of.isoformat())


def _said(measures: tuple[Measure, ...]) -> list[str]:
    return sorted(repr([getattr(one, name) for name in _SAID]) for one in measures)
