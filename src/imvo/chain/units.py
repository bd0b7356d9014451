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
