"""Whether an issue has more than audits: an audit looks, it changes nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def only(case: Case) -> Iterator[Hit]:
    """Issues whose measures are all audits."""
    named = sorted({issue for one in case.live for issue in one.issues})
    return (Hit(issue) for issue in named if all(one.kind == "audit" for one in case.plan.live(issue)))
