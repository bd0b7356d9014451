"""Made-up sites and findings, and one call that weighs the findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.action import findings
from imvo.action.findings import Seen
from imvo.action.returned import FINDINGS, Returned, nothing
from tests.risk.assessed import one_draw
from tests.risk.sites_made import frame

AS_OF = date(2020, 6, 30)
SITES = frame(
    [
        {"row": 2, "source_row": 2, "name": "Mill One", "site_id": "A1", "country": "IN", "processes": "spinning"},
        {
            "row": 3,
            "source_row": 3,
            "name": "Twin Works",
            "country": "BD",
            "city": "Dhaka",
            "processes": "cut-make-trim",
        },
        {
            "row": 4,
            "source_row": 4,
            "name": "Twin Works",
            "country": "BD",
            "city": "Savar",
            "processes": "cut-make-trim",
        },
    ]
)
HARM = {"site": "Mill One", "theme": "child-labour", "kind": "union", "direction": "harm", "date": date(2020, 3, 1)}
PROOF = {"document": "Report", "page": "3", "mark": "confidential"}


def rows(*told: dict[str, Any], file: str = "findings.csv") -> pl.DataFrame:
    """The table `findings`; what a row leaves out is empty, and rows stand from 2 on in one file."""
    declared = tables.load(FINDINGS)
    full = [{"file": file, "row": number, **row} for number, row in enumerate(told, start=2)]
    columns = {n: pl.Series(n, [row.get(n) for row in full], dtype=t) for n, t in declared.dtypes.items()}
    return tables.check(pl.DataFrame(columns), declared)


def weighed(given: pl.DataFrame, carried: Sequence[str] = (), lang: str = "en") -> Seen:
    """What becomes of findings at SITES on AS_OF."""
    start = nothing()
    returned = Returned({**start.tables, FINDINGS: given}, start.rejected, carried=frozenset(carried))
    return findings.weigh(SITES, returned, rows(), one_draw(), AS_OF, lang)


def states(*told: dict[str, Any]) -> pl.DataFrame:
    """The table `finding-states` of such findings."""
    return weighed(rows(*told)).results[findings.STATE]
