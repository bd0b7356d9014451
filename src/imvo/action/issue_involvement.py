"""Per first issue: how people say they are involved, what their own buying can add, and which kind of action fits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.action import leverage
from imvo.action.involvement import UNDETERMINED, Practice, practices
from imvo.agreement import Agreement

NAME, PRACTICES = "issue-involvement", "practice-answers"
ORDER_SHARE = "order-share"


def answers(told: pl.DataFrame, sites: pl.DataFrame) -> pl.DataFrame:
    """The table `practice-answers`: what was said of the own buying, with the themes to which that practice can add."""
    themes = {one.id: "|".join(sorted(one.themes)) or None for one in practices()}
    named = sites.select(at="row", site="name")
    found = told.join(named, on="at", how="left").with_columns(
        themes=pl.col("practice").replace_strict(themes, default=None, return_dtype=pl.String)
    )
    return tables.shape(found.sort(*tables.load(PRACTICES).dtypes, nulls_last=True), tables.load(PRACTICES))


def table(
    issues: pl.DataFrame,
    decided: pl.DataFrame,
    told: pl.DataFrame,
    influence: pl.DataFrame,
    agreement: Agreement | None,
    as_of: date,
) -> pl.DataFrame:
    """The table `issue-involvement`, one row for each row of `issues`, in their order.

    `decided`: see `involvement.decided`; `told`: the answers on the own buying; `influence`: see `leverage.of_sites`.
    The rank comes from `issues` and nothing here touches it.
    """
    joined = issues.join(decided, on="issue", how="left").join(
        influence, on=["process", "country"], how="left", nulls_equal=True
    )
    firm_wide = set(told.filter(pl.col("at").is_null()).get_column("practice"))
    rows = [_row(issue, firm_wide | _there(issue, told), agreement, as_of) for issue in joined.sort("rank").to_dicts()]
    declared = tables.load(NAME)
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared)


def _there(issue: Mapping[str, Any], told: pl.DataFrame) -> set[str]:
    """Practices of which something was said for a site of the issue."""
    rows = issue["rows"] or []
    return set(told.filter(pl.col("at").is_in(rows)).get_column("practice"))


def _row(issue: Mapping[str, Any], said: set[str], agreement: Agreement | None, as_of: date) -> dict[str, Any]:
    able = [one for one in practices() if issue["theme"] in one.themes]
    projects = leverage.projects(agreement, issue["theme"], issue["country"], as_of)
    # A stage without a known site has no output of which a share could be known.
    share = issue["share"] if issue["site_known"] else None
    return {
        **{name: issue[name] for name in ("issue", "rank", "theme", "country", "process", "lacking", "ground")},
        "decided_by": issue["decided_by"],
        "decided_on": issue["decided_on"],
        "involvement": issue["involvement"] or UNDETERMINED,
        "told": _codes([one for one in able if one.id in said]),
        "not_told": _codes([one for one in able if one.id not in said]),
        "output_share": share,
        "volume_share": issue["volume_share"],
        "since": issue["since"],
        "projects": "|".join(one.id for one in projects) or None,
        "action": "|".join(leverage.kinds(share, issue["since"], len(projects), as_of)),
    }


def _codes(some: list[Practice]) -> str | None:
    return "|".join(one.id for one in some) or None
