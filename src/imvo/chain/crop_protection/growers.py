"""Growers and suppliers of young plants, by their distance from the buyer and their step in the chain."""

from __future__ import annotations

import polars as pl

from imvo import tables

RESULT = "growers-by-tier"


def by_tier(sites: pl.DataFrame) -> pl.DataFrame:
    """The table `growers-by-tier` of the table `sites`; a place with two steps stands under both."""
    steps = sites.select("tier", "country", "row", process=pl.col("processes").str.split("|")).explode("process")
    counted = steps.group_by("tier", "process").agg(
        places=pl.col("row").n_unique().cast(pl.UInt32),
        countries=pl.col("country").drop_nulls().n_unique().cast(pl.UInt32),
    )
    total = max(sites.height, 1)
    shared = counted.with_columns(share=pl.col("places") / total)
    return tables.shape(shared.sort("tier", "process", nulls_last=True), tables.load(RESULT))
