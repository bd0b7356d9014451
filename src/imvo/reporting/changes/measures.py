"""What became of the measures of the plan before, and their effect against the baseline."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo import tables
from imvo.action.blank import is_blank
from imvo.action.evidence import CLAIMED, EVIDENCED
from imvo.action.plan_progress import stands
from imvo.action.returned import MEASURES
from imvo.action.same_measure import known_by
from imvo.reporting.changes.steps import PLACE

TABLE = "measure-changes"
_BASIS = ("indicator", "unit", "baseline")
_CALLED = {"not-measured": "unknown", "same": "as-before"}
"""What this table calls it otherwise than the page of the plan."""


def measures(then: Mapping[str, pl.DataFrame], now: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The table `measure-changes`. `then`, `now`: kind of what came back -> its rows."""
    empty = tables.empty(tables.load(MEASURES))
    old, new = (_keyed(each.get(MEASURES, empty)) for each in (then, now))
    both = old.join(new, on=["own", "nth"], how="full", coalesce=True, suffix="_new")
    told = both.select(
        pl.coalesce("measure_new", "measure").alias("measure"),
        pl.coalesce("what_new", "what").alias("what"),
        change=_change(),
        effect=_effect(),
        evidence=_evidence(),
        progress_then="progress",
        progress_now="progress_new",
        unit_of_value=_now("unit"),
        value_then="value",
        value_now="value_new",
        file_then="file",
        row_then="row",
        file_now="file_new",
        row_now="row_new",
        **{name: _now(name) for name in ("indicator", "baseline", "baseline_date", "value_date", "target",
                                         "target_date", "issues")},
    )  # fmt: skip
    order = pl.Enum(["done", "changed", "new", "dropped", "unchanged"])
    ordered = told.sort(pl.col("change").cast(order), "measure", "what", "row_now", "row_then", nulls_last=True)
    return tables.shape(ordered.with_columns(number=pl.int_range(1, pl.len() + 1)), tables.load(TABLE))


def _keyed(rows: pl.DataFrame) -> pl.DataFrame:
    """With `own`, by which a measure is known again: its key, otherwise its words; `nth` of those alike."""
    said = pl.struct("measure", "what").map_elements(lambda row: known_by(**row), return_dtype=pl.String)
    return rows.sort("file", "sheet", "row", nulls_last=True).with_columns(
        own=said, nth=pl.int_range(pl.len()).over(said)
    )


def _now(name: str) -> pl.Expr:
    """The value in the plan now, or in the one before where the measure is no longer in it."""
    return pl.when(pl.col("file_new").is_null()).then(pl.col(name)).otherwise(pl.col(f"{name}_new"))


def _change() -> pl.Expr:
    said = [name for name in tables.load(MEASURES).dtypes if name not in PLACE]
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_new")) for name in said)
    finished = (pl.col("progress_new") == "done") & pl.col("progress").ne_missing("done")
    dropped = (pl.col("progress_new") == "dropped") | pl.col("file_new").is_null()
    return (
        pl.when(dropped)
        .then(pl.lit("dropped"))
        .when(finished)
        .then(pl.lit("done"))
        .when(pl.col("file").is_null())
        .then(pl.lit("new"))
        .when(differs)
        .then(pl.lit("changed"))
        .otherwise(pl.lit("unchanged"))
    )


def _evidence() -> pl.Expr:
    document = _now("value_evidence").map_elements(lambda cell: not is_blank(cell), return_dtype=pl.Boolean)
    state = pl.when(document.fill_null(value=False)).then(pl.lit(EVIDENCED)).otherwise(pl.lit(CLAIMED))
    return pl.when(_now("value").is_not_null()).then(state)


def _effect() -> pl.Expr:
    """Where the latest value stands; unknown where it cannot be held against the same baseline."""
    known = pl.col("file").is_not_null() & pl.col("file_new").is_not_null()
    moved = known & pl.any_horizontal(
        pl.col(name).is_not_null() & pl.col(name).ne_missing(pl.col(f"{name}_new")) for name in _BASIS
    )
    figures = pl.struct([_now(name).alias(name) for name in ("baseline", "target", "value")])
    effect = figures.map_elements(lambda row: _CALLED.get(found := stands(**row), found), return_dtype=pl.String)
    return pl.when(moved).then(pl.lit("unknown")).otherwise(effect)
