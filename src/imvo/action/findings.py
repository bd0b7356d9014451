"""Findings tied to their sites and weighed by their evidence, ready for the method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from imvo import tables
from imvo.action.evidence import judged
from imvo.action.returned import FINDINGS, Returned
from imvo.action.sites_named import located
from imvo.risk.findings import FRAME


@dataclass(frozen=True)
class Seen:
    """`findings`: the frame that the method reads. The rest as in `Heard`."""

    findings: pl.DataFrame
    results: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=lambda: tables.empty(tables.load("rejected")))


_NUMBERED = ("site", "site_id", "theme", "kind", "direction", "date", "source", "text", "evidence", "document", "page")


def weigh(sites: pl.DataFrame, returned: Returned, of_answers: pl.DataFrame, _as_of: date, _lang: str) -> Seen:
    """Every finding with the row of its site and its evidence; numbered by what it says, so not by its place."""
    rows = pl.concat([returned.tables[FINDINGS], of_answers])
    placed = judged(located(rows, sites))
    ordered = placed.sort(*_NUMBERED, "file", "sheet", "row", nulls_last=True)
    numbered = ordered.with_columns(finding=pl.int_range(1, pl.len() + 1))
    known = numbered.filter(pl.col("at").is_not_null()).with_columns(row="at")
    return Seen(known.select(pl.col(name).cast(dtype) for name, dtype in FRAME.items()))
