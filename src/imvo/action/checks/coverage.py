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
    """Issues for which proposals stand there that nobody took up or put aside."""
    counts: dict[str, int] = {}
    for one in case.plan.measures:
        if one.progress == "proposed":
            for issue in one.issues:
                counts[issue] = counts.get(issue, 0) + 1
    return (Hit(issue, detail=str(counts[issue])) for issue in sorted(counts))
