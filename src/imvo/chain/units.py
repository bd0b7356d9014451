"""Weights in kilograms. A unit that is no weight stays what it is: nothing here says what a metre or a piece weighs."""

from __future__ import annotations

import polars as pl

# By definition: the international avoirdupois pound is 0.45359237 kg (agreement of 1959).
# A troy ounce is 480 of the 7000 grains of that pound: 0.0311034768 kg.
KILOGRAMS = {"kg": 1.0, "t": 1000.0, "g": 0.001, "lb": 0.45359237, "ozt": 0.0311034768}


def in_kilograms(amount: str = "amount", unit: str = "unit") -> tuple[pl.Expr, pl.Expr]:
    """(the amount, its unit) with every weight in kilograms; another unit, and an unknown one, unchanged."""
    factor = pl.col(unit).replace_strict(KILOGRAMS, default=1.0, return_dtype=pl.Float64)
    weighed = pl.when(pl.col(unit).is_in(list(KILOGRAMS))).then(pl.lit("kg")).otherwise(pl.col(unit))
    return (pl.col(amount) * factor).alias(amount), weighed.alias(unit)


def lines_behind(table: pl.DataFrame) -> tuple[int, int, int]:
    """Of how many lines a sum in kilograms is, how many have another unit or none, and how many have no amount.

    `table`: a result with `unit`, `lines` and `lines_without_amount`.
    """
    counted = pl.col("lines").cast(pl.Int64) - pl.col("lines_without_amount")
    weighed = pl.col("unit").eq_missing(pl.lit("kg"))
    sums = table.select(
        weighed=counted.filter(weighed).sum(),
        other=counted.filter(~weighed).sum(),
        none=pl.col("lines_without_amount").sum(),
    )
    weight, other, none = sums.row(0)
    return weight, other, none
