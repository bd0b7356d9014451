"""Another unit, only with a factor that has a source and a date. What has no factor keeps its own unit."""

from __future__ import annotations

import polars as pl

from imvo.reference import Edition

REGISTER = "wood-factors"


def convert(lines: pl.DataFrame, factors: Edition, unit: str) -> pl.DataFrame:
    """`wood-evidence` with every line that has a factor to `unit` brought to it; all other lines unchanged.

    A factor holds for one product group, one form and one unit; a line of which one of them is unknown has none. A
    factor without form and group (kilograms to tonnes) holds for all.
    """
    offered = factors.table.filter(pl.col("to") == unit).select("group", "form", pl.col("from").alias("unit"), "factor")
    exact = offered.drop_nulls(["group", "form"]).unique(["group", "form", "unit"])
    plain = offered.filter(pl.col("group").is_null() & pl.col("form").is_null()).select("unit", general="factor")
    joined = lines.join(exact, on=["group", "form", "unit"], how="left", maintain_order="left").join(
        plain, on="unit", how="left", maintain_order="left"
    )
    factor = pl.coalesce("factor", "general")
    changed = [
        pl.when(factor.is_not_null()).then(pl.col(name) * factor).otherwise(pl.col(name)).alias(name)
        for name in ("volume", "volume_low", "volume_high")
    ]
    unit_now = pl.when(factor.is_not_null()).then(pl.lit(unit)).otherwise(pl.col("unit")).alias("unit")
    return joined.with_columns(*changed, unit_now).select(lines.columns)
