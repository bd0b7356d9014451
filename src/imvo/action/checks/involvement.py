"""Whether a person decided how the organisation is involved, and on what ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit
from imvo.action.involvement import UNDETERMINED

OWN = ("purchasing", "prevention", "mitigation", "freedom-of-association")


def ungrounded(case: Case) -> Iterator[Hit]:
    """Decisions without a ground or without who decided: the involvement then stays to be determined."""
    for one in case.plan.issues:
        if one.involvement not in (None, UNDETERMINED) and not one.settled:
            yield Hit(one.issue, row=(one.file, one.sheet, one.row))


def twice(case: Case) -> Iterator[Hit]:
    """Issues of which the involvement was decided more than once."""
    decided = Counter(one.issue for one in case.plan.issues if one.involvement not in (None, UNDETERMINED))
    return (Hit(issue) for issue in sorted(decided) if decided[issue] > 1)


def open_still(case: Case) -> Iterator[Hit]:
    """First issues of which nobody decided."""
    for issue in case.first:
        decision = case.plan.decision(issue.key)
        if decision is None or decision.involvement in (None, UNDETERMINED):
            yield Hit(issue.key)


def own_practice(case: Case) -> Iterator[Hit]:
    """First issues that the organisation causes or contributes to, with nothing that changes its own practice."""
    for issue in case.first:
        measures = case.plan.live(issue.key)
        involved = case.plan.involvement(issue.key) in ("cause", "contribute")
        if involved and measures and not any(one.kind in OWN for one in measures):
            yield Hit(issue.key)
