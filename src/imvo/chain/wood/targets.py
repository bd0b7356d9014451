"""Targets against the published series of their own measure. A firm's own share is another population."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.agreement import evaluate_target
from imvo.agreement.model.target import Measure, Target
from imvo.chain.wood.lists import read
from imvo.reference import Edition

_RESULT = "wood-targets"


def targets(promised: tuple[Target, ...], series: Edition, on: date | None = None) -> pl.DataFrame:
    """The table `wood-targets`: each target that a wood series follows, with the value of its year.

    Conflicting values stand each in a row. A target without a published value of its year and population stays, with
    the outcome unknown.
    """
    followed = read("series_plan")["targets"]
    rows = [
        row for target in promised if target.id in followed for row in _rows(target, followed[target.id], series, on)
    ]
    return tables.shape(pl.DataFrame(rows, schema=tables.load(_RESULT).dtypes), tables.load(_RESULT))


def _rows(target: Target, group: str, series: Edition, on: date | None) -> list[dict[str, Any]]:
    year = target.by.last.year if target.by is not None else None
    scope = target.measure.scope if isinstance(target.measure, Measure) else None
    found = series.table.filter(
        (pl.col("measure") == "share")
        & (pl.col("group") == group)
        & (pl.col("year") == year)
        & (pl.col("scope") == scope)
    )
    values = list(found.select("value", "low", "high").iter_rows()) or [(None, None, None)]
    return [_row(target, year, scope, value, (low, high), on) for value, low, high in values]


def _row(
    target: Target,
    year: int | None,
    scope: str | None,
    value: float | None,
    ends: tuple[float | None, float | None],
    on: date | None,
) -> dict[str, Any]:
    status = evaluate_target(target, value, on)
    at_ends = {evaluate_target(target, end, on).state for end in ends}
    return {
        "target": target.id,
        "by": str(target.by) if target.by is not None else "unknown",
        "value": target.value,
        "unit": "%",
        "scope": target.scope,
        "year": year,
        "measured": value,
        "measured_low": ends[0],
        "measured_high": ends[1],
        "measured_scope": scope,
        "state": status.state,
        "reached": status.reached.value,
        "gap": status.gap,
        "rounding_decides": None if value is None else len(at_ends | {status.state}) > 1,
    }
