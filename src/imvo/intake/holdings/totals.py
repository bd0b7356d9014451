"""The table `funds`: per fund or portfolio of a file the sum of its positions beside the total that the file states."""

from __future__ import annotations

from math import fsum
from typing import Any

import polars as pl

from imvo import tables
from imvo.intake.holdings.rounding import shown_decimals, tolerance

EXTRA: dict[str, pl.DataType] = {
    "value_decimals": pl.Int64(),
    "weight_decimals": pl.Int64(),
    "stated_value": pl.Float64(),
    "stated_decimals": pl.Int64(),
    "valuation_date": pl.Date(),
    "manager_name": pl.String(),
    "manager_lei": pl.String(),
}
"""What a file may say beside the columns of `holdings`, per line."""


_SINGLE = ("holder_id", "holder_name", "currency", "manager_name", "manager_lei", "stated_value", "valuation_date")


def totals(lines: pl.DataFrame) -> pl.DataFrame:
    """The table `funds` of `lines`: the table `holdings`, with the columns of EXTRA as far as the file gives them.

    Lines belong together by the holder's identifier, or by its name where there is no identifier. Sums are exact
    (Shewchuk's algorithm, `math.fsum`); nothing is scaled to the stated total.
    """
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in EXTRA.items() if name not in lines.columns]
    frame = lines.with_columns(missing).with_columns(holder=pl.coalesce("holder_id", "holder_name"))
    legs = pl.col("group_id").drop_nulls()
    grouped = frame.group_by("file", "sheet", "holder", maintain_order=True).agg(
        pl.col("row", "source").first(),
        # The one value that all lines which have one share; none where there are several.
        *(
            pl.when(pl.col(n).drop_nulls().n_unique() == 1).then(pl.col(n).drop_nulls().first()).alias(n)
            for n in _SINGLE
        ),
        pl.col("stated_decimals").max(),
        pl.len().alias("positions"),
        (pl.len() - legs.len() + legs.n_unique()).alias("instruments"),
        pl.col("value").is_null().sum().alias("without_value"),
        pl.col("value", "value_decimals").filter(pl.col("value").is_not_null()),
        pl.col("weight", "weight_decimals").filter(pl.col("weight").is_not_null()),
    )
    declared = tables.load("funds")
    summed = [_summed(group) for group in grouped.iter_rows(named=True)]
    return tables.check(pl.DataFrame(summed, schema=declared.dtypes), declared)


def _summed(group: dict[str, Any]) -> dict[str, Any]:
    """What is known of one fund, with its sums beside what the file states."""
    values, stated = group["value"], group["stated_value"]
    total = fsum(values)
    made: dict[str, Any] = {"sum_value": total, "difference": None, "tolerance": None, "agrees": "unknown"}
    if stated is not None:
        shown = group["stated_decimals"]
        decimals = shown_decimals(stated) if shown is None else shown
        bound = tolerance(values, _decimals(values, group["value_decimals"]), stated, decimals)
        agrees = "unknown" if group["without_value"] else _agrees(total - stated, bound)
        made |= {"difference": total - stated, "tolerance": bound, "agrees": agrees}
    kept = {name: group[name] for name in ("file", "sheet", "row", "source", *_SINGLE)}
    counts = {name: group[name] for name in ("positions", "instruments", "without_value")}
    return {**kept, **counts, **made, **_weights(group)}


def _weights(group: dict[str, Any]) -> dict[str, Any]:
    weights = group["weight"]
    if not weights:
        return {"sum_weight": None, "weight_tolerance": None, "weights_agree": "unknown"}
    total, bound = fsum(weights), tolerance(weights, _decimals(weights, group["weight_decimals"]), 1.0)
    agrees = "unknown" if len(weights) < group["positions"] else _agrees(total - 1.0, bound)
    return {"sum_weight": total, "weight_tolerance": bound, "weights_agree": agrees}


def _decimals(numbers: list[float], decimals: list[int | None]) -> list[int]:
    """The decimals as the file writes them, or else those of the number's shortest text."""
    pairs = zip(numbers, decimals, strict=True)
    return [shown_decimals(number) if shown is None else shown for number, shown in pairs]


def _agrees(difference: float, bound: float) -> str:
    return "yes" if abs(difference) <= bound else "no"
