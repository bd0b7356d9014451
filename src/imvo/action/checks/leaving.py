"""Leaving a supplier can do harm of its own, and comes last."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit

EXIT = "exit"


def harm(case: Case) -> Iterator[Hit]:
    """Exits without a look at the harm that leaving may do."""
    return (Hit(measure=one) for one in case.live if one.kind == EXIT and not one.exit_harm)


def only(case: Case) -> Iterator[Hit]:
    """Issues for which leaving is all that is planned."""
    named = sorted({issue for one in case.live for issue in one.issues})
    return (Hit(issue) for issue in named if all(one.kind == EXIT for one in case.plan.live(issue)))
