"""Findings that are withdrawn: by who reported them, or by another with evidence."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo.action.evidence import CLAIMED
from imvo.reference.normal import key

WITHDRAWN, WITHDRAWS, NOTHING = "withdrawn", "withdraws", "withdraws-nothing"
"""The direction of a row that withdraws, and what becomes of what it withdraws; of it; of one that fits none."""
_SAME = ("theme", "kind", "date")


def marked(every: pl.DataFrame) -> pl.DataFrame:
    """Replace `amiss` by WITHDRAWN, WITHDRAWS and NOTHING where a row is one of these.

    A row withdraws every finding of the same site, theme, kind and date of which it names the source, or any source
    where it is evidenced itself. A site may be named as this list has it, or as an earlier one had it (`seen_at`).
    `every` holds `at`, `finding` and `evidence` beside the columns of `findings`.
    """
    rows = every.filter(pl.col("direction") == WITHDRAWN)
    if rows.is_empty():
        return every
    known: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in every.filter(pl.col("direction").ne_missing(WITHDRAWN)).iter_rows(named=True):
        for place in _places(row):
            known.setdefault((place, *(row[name] for name in _SAME)), []).append(row)
    gone: set[int] = set()
    used: set[int] = set()
    for row in rows.filter(pl.all_horizontal(pl.col("theme", "kind", "source").is_not_null())).iter_rows(named=True):
        for place in _places(row):
            fits = [one for one in known.get((place, *(row[name] for name in _SAME)), []) if _may(row, one)]
            gone |= {one["finding"] for one in fits}
            used |= {row["finding"]} if fits else set()
    number = pl.col("finding")
    return every.with_columns(
        amiss=pl.when(number.is_in(sorted(gone)))
        .then(pl.lit(WITHDRAWN))
        .when(number.is_in(sorted(used)))
        .then(pl.lit(WITHDRAWS))
        .when(pl.col("direction") == WITHDRAWN)
        .then(pl.lit(NOTHING))
        .otherwise("amiss")
    )


def _places(row: dict[str, Any]) -> set[str]:
    named = {key(text) for text in (row["site"] if row["at"] is None else None, row["seen_at"]) if text}
    return named if row["at"] is None else named | {f"#{row['at']}"}


def _may(row: dict[str, Any], finding: dict[str, Any]) -> bool:
    """Whether who withdraws a finding is who reported it, or shows with evidence that it is wrong."""
    return row["evidence"] != CLAIMED or key(row["source"]) == key(finding["source"] or "")
