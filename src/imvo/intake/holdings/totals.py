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


def totals(lines: pl.DataFrame) -> pl.DataFrame:
    """The table `funds` of `lines`: the table `holdings`, with the columns of EXTRA as far as the file gives them.

    Lines belong together by the holder's identifier, or by its name where there is no identifier. Sums are exact
    (Shewchuk's algorithm, `math.fsum`); nothing is scaled to the stated total.
    """
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in EXTRA.items() if name not in lines.columns]
    frame = lines.with_columns(missing).with_columns(holder=pl.coalesce("holder_id", "holder_name"))
    one = [_one(group) for _, group in frame.group_by("file", "sheet", "holder", maintain_order=True)]
    declared = tables.load("funds")
    return tables.check(pl.DataFrame(one, schema=declared.dtypes), declared)


def _one(group: pl.DataFrame) -> dict[str, Any]:
    values = group.select("value", "value_decimals").filter(pl.col("value").is_not_null())
    numbers, decimals = values.get_column("value").to_list(), _decimals(values, "value")
    stated = _single(group, "stated_value")
    total = fsum(numbers)
    bound = None
    if stated is not None:
        shown = group.get_column("stated_decimals").max()
        bound = tolerance(numbers, decimals, stated, int(shown) if isinstance(shown, int) else shown_decimals(stated))
    without = group.height - values.height
    return {
        **{name: group.get_column(name)[0] for name in ("row", "file", "sheet", "source")},
        **{name: _single(group, name) for name in ("holder_id", "holder_name", "currency", "manager_name")},
        **{name: _single(group, name) for name in ("manager_lei", "stated_value", "valuation_date")},
        "positions": group.height,
        "instruments": _instruments(group),
        "without_value": without,
        "sum_value": total,
        "difference": None if stated is None else total - stated,
        "tolerance": bound,
        "agrees": "unknown" if stated is None or bound is None or without else _agrees(total - stated, bound),
        **_weights(group),
    }


def _weights(group: pl.DataFrame) -> dict[str, Any]:
    known = group.select("weight", "weight_decimals").filter(pl.col("weight").is_not_null())
    if known.is_empty():
        return {"sum_weight": None, "weight_tolerance": None, "weights_agree": "unknown"}
    weights = known.get_column("weight").to_list()
    total, bound = fsum(weights), tolerance(weights, _decimals(known, "weight"), 1.0)
    agrees = "unknown" if known.height < group.height else _agrees(total - 1.0, bound)
    return {"sum_weight": total, "weight_tolerance": bound, "weights_agree": agrees}


def _decimals(known: pl.DataFrame, name: str) -> list[int]:
    """The decimals as the file writes them, or else those of the number's shortest text."""
    pairs = known.select(name, f"{name}_decimals").iter_rows()
    return [shown_decimals(number) if decimals is None else decimals for number, decimals in pairs]


def _single(group: pl.DataFrame, name: str) -> Any:
    """The one value that all lines which have one share; None when there is none, or there are several."""
    values = group.get_column(name).drop_nulls().unique()
    return values[0] if values.len() == 1 else None


def _instruments(group: pl.DataFrame) -> int:
    legs = group.get_column("group_id").drop_nulls()
    return group.height - legs.len() + legs.n_unique()


def _agrees(difference: float, bound: float) -> str:
    return "yes" if abs(difference) <= bound else "no"
