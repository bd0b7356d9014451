"""Whether those who bear the harm were spoken with."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def none(case: Case) -> Iterator[Hit]:
    """First issues about which nobody spoke with rights holders, nor about a measure of theirs with anybody."""
    for issue in case.first:
        spoken = any(one.consulted for one in case.plan.issues if one.issue == issue.key)
        if not spoken and not any(one.consulted for one in case.plan.live(issue.key)):
            yield Hit(issue.key)
