"""From what was worked out to the public account, and to what the firm is told of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from imvo.action.findings import STATE
from imvo.disclosure import Account, Before, Delivered, account_of, tested
from imvo.reporting.parts.part import Outcome, Part
from imvo.reporting.public import section

if TYPE_CHECKING:
    from imvo.reporting.compute import Result

PART = Part("public-account", ())
_MEASURES = "plan-measures"


def with_account(result: Result) -> Result:
    """The same result with its public account, and the part that tells the firm of it."""
    told = account(result)
    criteria = tested(told, result.agreement, result.duties)
    found = {section.CRITERIA: section.table(criteria)} if criteria else {}
    shown = section.section(told, criteria, agreement=result.agreement is not None)
    return replace(result, account=told, outcomes=(*result.outcomes, Outcome(PART, found, shown)))


def account(result: Result) -> Account:
    """What the public may read of a result."""
    assessment, request = result.assessment, result.request
    public = {name for name, edition in result.editions.items() if edition.register.redistributable}
    return account_of(
        Delivered(
            tables={
                **result.returned.tables,
                "issues": assessment.issues,
                "signals": assessment.signals,
                "questions": assessment.questions,
                "sites": result.sites,
            },
            public=public,
            as_of=request.as_of,
            method=result.method.method,
            on=request.publish,
            before=_before(result),
            harm_at=_harm_at(result),
            participant=request.participant.name,
            themes=frozenset(result.method.themes),
        )
    )


def _harm_at(result: Result) -> int:
    """At how many sites of the list harm was reported, by whomever and however proven."""
    states = None if result.heard is None else result.heard.results.get(STATE)
    if states is None:
        return 0
    stands = pl.col("why").ne_missing("withdrawn")
    return states.filter(pl.col("direction") == "harm", stands).get_column("at").drop_nulls().n_unique()


def _before(result: Result) -> Before | None:
    earlier = result.before
    if earlier is None:
        return None
    method = str(earlier.content["made_by"]["method"])
    return Before(earlier.as_of, method, earlier.issues, earlier.carried.get(_MEASURES))
