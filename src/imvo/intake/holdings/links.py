"""Which funds that are held have their own positions in one of the files, found by the fund's identifier."""

from __future__ import annotations

import polars as pl

from imvo import tables

FULLEST = ("tpt", "list", "s-06-02", "s-06-03")
"""The fullest delivery of a fund first: issuers before classes of assets. A fund is never read from two together."""


def fund_links(holdings: pl.DataFrame) -> pl.DataFrame:
    """The table `fund-links` of the table `holdings` of all files together."""
    held = (
        holdings.filter(pl.col("asset_class") == "fund")
        .group_by("fund_id")
        .agg(
            pl.len().cast(pl.UInt32).alias("positions"),
            pl.when(pl.col("value").count() > 0).then(pl.col("value").sum()).alias("value"),
            pl.col("value").is_null().sum().cast(pl.UInt32).alias("without_value"),
        )
    )
    rank = pl.col("source").replace_strict(FULLEST, range(len(FULLEST)), return_dtype=pl.Int64)
    content = (
        holdings.filter(pl.col("holder_id").is_not_null())
        .group_by("holder_id", "source")
        .agg(pl.len().cast(pl.UInt32).alias("content_positions"))
        .sort("holder_id", rank)
        .unique("holder_id", keep="first", maintain_order=True)
        .rename({"holder_id": "fund_id", "source": "content"})
    )
    joined = held.join(content, on="fund_id", how="left").with_columns(
        pl.col("content").fill_null("none"), pl.col("content_positions").fill_null(0)
    )
    return tables.shape(joined.sort("fund_id", nulls_last=True), tables.load("fund-links"))
