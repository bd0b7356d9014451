"""Whether the first issues have a measure that people took up."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def first(case: Case) -> Iterator[Hit]:
    """Issues that a plan must cover, without any measure."""
    return (Hit(issue.key) for issue in case.first if not case.plan.live(issue.key))


def later(case: Case) -> Iterator[Hit]:
    """Issues that it should cover as well."""
    must = case.rules.cover.must
    return (Hit(issue.key) for issue in case.issues if issue.rank > must and not case.plan.live(issue.key))


def proposals(case: Case) -> Iterator[Hit]:
    """How many proposals stand there that nobody took up or put aside; one for several issues is one."""
    n = sum(one.progress == "proposed" for one in case.plan.measures)
    return iter([Hit(detail=str(n))] if n else [])
