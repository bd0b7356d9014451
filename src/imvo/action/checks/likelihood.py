"""Whether an own, lower judgement of likelihood has evidence."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def lowered(case: Case) -> Iterator[Hit]:
    """Issues that the organisation itself holds less likely than the dossier does, without evidence."""
    for one in case.plan.issues:
        known = case.likelihood.get(one.issue)
        below = known is not None and one.likelihood_own is not None and one.likelihood_own < known
        if below and not one.likelihood_evidence:
            yield Hit(one.issue, detail=f"{known} -> {one.likelihood_own}", row=(one.file, one.sheet, one.row))
