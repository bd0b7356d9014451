"""Whether harm that is there is made good."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit
from imvo.action.proposals import Issue

LINKED = "linked"


def missing(case: Case) -> Iterator[Hit]:
    """First issues without remediation, unless a person decided that the organisation is only linked to the harm."""
    return (Hit(issue.key) for issue in _without(case) if case.plan.involvement(issue.key) != LINKED)


def missing_when_linked(case: Case) -> Iterator[Hit]:
    """First issues without remediation to which the organisation is linked: it may help, and need not provide."""
    return (Hit(issue.key) for issue in _without(case) if case.plan.involvement(issue.key) == LINKED)


def _without(case: Case) -> Iterator[Issue]:
    for issue in case.first:
        measures = case.plan.live(issue.key)
        if measures and not any(one.kind == "remediation" for one in measures):
            yield issue
