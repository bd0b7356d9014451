"""What the list of issues has on a set of themes: the first in the order to act, and how many are most severe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from imvo import tables
from imvo.agreement import Agreement
from imvo.agreement import themes as common
from imvo.chain.minerals.data import rules

ABUSES, NAMED, REFERENCES = "mineral-abuses", "named-risks", "priority-references"
NOT_CHECKED = "not-checked"


def ranked(issues: pl.DataFrame) -> pl.DataFrame:
    """The issues in the order to act."""
    return issues.filter(pl.col("list") == "priority").sort("rank")


def abuses(issues: pl.DataFrame, first_band: int) -> pl.DataFrame:
    """The table `mineral-abuses`: each abuse with what the issues have on its theme."""
    rows = [
        {"abuse": abuse["id"], "theme": theme, "source": abuse["source"], **_first(issues, [theme], first_band)}
        for abuse in rules("annex_ii")["abuses"]
        for theme in abuse["themes"]
    ]
    return tables.shape(_frame(ABUSES, rows), tables.load(ABUSES))


def named_risks(issues: pl.DataFrame, agreement: Agreement, first_band: int) -> pl.DataFrame:
    """The table `named-risks`: each theme of the agreement, by its place in the definition, with its first issue."""
    rows = [
        {
            "risk": str(place),
            "theme": "|".join(theme.common) or None,
            **_first(issues, list(theme.common), first_band),
        }
        for place, theme in enumerate(agreement.themes, start=1)
    ]
    return tables.shape(_frame(NAMED, rows), tables.load(NAMED))


def references(issues: pl.DataFrame, most: int) -> pl.DataFrame:
    """The table `priority-references`: the first `most` issues with the chapters and targets that were read."""
    shown = ranked(issues).head(most).select("rank", "theme", "country", "process")
    by_theme = {theme.code: theme for theme in common.load()}

    def numbers(code: str, instrument: str) -> str:
        found = next(one for one in by_theme[code].references if one.instrument == instrument)
        given = found.given if isinstance(found.given, tuple) else ()
        return "|".join(one.number for one in given) or NOT_CHECKED

    rows = [
        {**row, "oecd": numbers(row["theme"], "oecd-guidelines"), "sdg": numbers(row["theme"], "sdg")}
        for row in shown.iter_rows(named=True)
    ]
    return tables.shape(_frame(REFERENCES, rows), tables.load(REFERENCES))


def _first(issues: pl.DataFrame, themes: Sequence[str], first_band: int) -> dict[str, Any]:
    found = ranked(issues).filter(pl.col("theme").is_in(list(themes)))
    first = found.row(0, named=True) if found.height else {}
    return {
        "first_rank": first.get("rank"),
        "country": first.get("country"),
        "process": first.get("process"),
        "issues": found.height,
        "most_severe": found.filter(pl.col("severity_band") == first_band).height,
        "nothing_known": issues.filter(
            pl.col("theme").is_in(list(themes)) & (pl.col("list") == "nothing-known")
        ).height,
    }


def _frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    declared = tables.load(table).dtypes
    return pl.DataFrame([{name: row.get(name) for name in declared} for row in rows], schema=declared)
