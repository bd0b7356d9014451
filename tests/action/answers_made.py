"""Made-up answers and sites, and one call that weighs them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import polars as pl

from imvo import tables
from imvo.action import answers
from imvo.action.answers import Told
from imvo.action.returned import ANSWERS, Returned, nothing
from imvo.chain import vocabulary as chain
from tests.risk.assessed import editions, one_draw
from tests.risk.sites_made import frame

AS_OF = date(2020, 6, 30)
DAY = date(2020, 3, 1)
PROVEN: dict[str, Any] = {
    "state": "evidenced", "document": "Payroll 2020", "page": "4", "date": DAY, "mark": "confidential",
}  # fmt: skip
SITES = (
    {"name": "Alpha Mills", "country": "IN", "processes": "spinning"},
    {"name": "Beta Garments", "country": "BD", "processes": "cut-make-trim", "migrant_share": 0.3},
    {"name": "Gamma Works", "country": None, "processes": "manufacture-unspecified"},
    {"name": "Delta", "site_id": "D-1", "country": "TR", "products": "footwear"},
    {"name": "Twin", "country": "IN", "site_id": "T-1"},
    {"name": "Twin", "country": "IN", "site_id": "T-2"},
)
ALPHA, BETA, GAMMA, DELTA = 2, 3, 4, 5  # rows of the list; the first row of a file is its header


@cache
def vocabulary() -> chain.Vocabulary:
    return chain.load(editions()[chain.REGISTER])


def listed() -> pl.DataFrame:
    return frame([dict(site) for site in SITES])


def said(question: str, answer: str | None, site: str | None = None, **cells: Any) -> dict[str, Any]:
    """One answer, a claim unless `cells` proves it."""
    return {"question": question, "answer": answer, "site": site, **cells}


def returned(rows: list[dict[str, Any]], carried: frozenset[str] = frozenset()) -> Returned:
    """What came back, of which each row stands in the file `a.xlsx` unless it says otherwise."""
    declared = tables.load(ANSWERS)
    full = [{"file": "a.xlsx", "sheet": "S", "row": number, **row} for number, row in enumerate(rows, start=2)]
    made = pl.DataFrame([{name: row.get(name) for name in declared.dtypes} for row in full], schema=declared.dtypes)
    found = nothing()
    return Returned({**found.tables, ANSWERS: tables.check(made, declared)}, found.rejected, carried=carried)


def weighed(
    *rows: dict[str, Any], sites: pl.DataFrame | None = None, lang: str = "en", carried: frozenset[str] = frozenset()
) -> Told:
    """What becomes of these answers."""
    at = listed() if sites is None else sites
    return answers.weigh(at, returned(list(rows), carried), vocabulary(), one_draw(), AS_OF, lang)


def effects(told: Told) -> list[str]:
    """What each answer did, in the order of their rows."""
    found: list[str] = told.results[answers.STATES].get_column("effect").to_list()
    return found


def fact(told: Told, row: int, column: str) -> Any:
    """One fact of one site."""
    return told.sites.filter(pl.col("row") == row).get_column(column).item()
