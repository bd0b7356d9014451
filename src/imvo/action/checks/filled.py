"""What a measure needs before it is one: who, with whom, to what end, by when, and by what it is measured."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def owner(case: Case) -> Iterator[Hit]:
    """Nobody answers for it."""
    return (Hit(measure=one) for one in case.live if not one.owner)


def stakeholder(case: Case) -> Iterator[Hit]:
    """Nobody was asked about it."""
    return (Hit(measure=one) for one in case.live if not one.consulted)


def goal(case: Case) -> Iterator[Hit]:
    """It does not say what will be different."""
    return (Hit(measure=one) for one in case.live if not one.goal)


def due(case: Case) -> Iterator[Hit]:
    """No day on which it is done."""
    return (Hit(measure=one) for one in case.live if one.due is None)


def indicator(case: Case) -> Iterator[Hit]:
    """Nothing to measure it by."""
    return (Hit(measure=one) for one in case.live if not one.indicator)


def baseline(case: Case) -> Iterator[Hit]:
    """No value at the start: an effect cannot be seen later."""
    return (Hit(measure=one) for one in case.live if one.indicator and one.baseline is None)


def baseline_day(case: Case) -> Iterator[Hit]:
    """A value at the start without its day."""
    return (Hit(measure=one) for one in case.live if one.baseline is not None and one.baseline_date is None)


def target(case: Case) -> Iterator[Hit]:
    """No value to aim at."""
    return (Hit(measure=one) for one in case.live if one.indicator and one.target is None)


def unit(case: Case) -> Iterator[Hit]:
    """An indicator of which nobody knows in what it is counted."""
    return (Hit(measure=one) for one in case.live if one.indicator and not one.unit)


def no_aim(case: Case) -> Iterator[Hit]:
    """A target that is the value at the start: nothing is to change."""
    return (Hit(measure=one) for one in case.live if one.target is not None and one.target == one.baseline)
