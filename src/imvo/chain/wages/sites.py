"""The gap of each site in each year: over the compared levels, for the workers that are known, and the buyer's part."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.known_sum import known_sum
from imvo.chain.unlisted import key

RESULT = "site-wages"
ALL = "all"  # a row about all workers together
PLACE = ["form", "country", "year"]


def levels(gaps: pl.DataFrame) -> pl.DataFrame:
    """The rows that count for a site: those by level where there are any, else those about all workers together.

    Adds `form`, the name in the form that is compared, and `compared`. Workers would else count twice.
    """
    named = gaps.with_columns(form=key("site"), compared=pl.col("why_not").is_null())
    whole = (pl.col("level") == ALL).fill_null(value=False)
    return named.filter(~whole | whole.all().over(PLACE))


def by_site(gaps: pl.DataFrame, wages: pl.DataFrame, sites: pl.DataFrame) -> pl.DataFrame:
    """The table `site-wages` of the tables `wage-gaps`, `wages` (for the buyer's share of the output) and `sites`."""
    share = wages.select("file", "sheet", "row", "buyer_share")
    rows = levels(gaps).join(share, on=["file", "sheet", "row"], how="left", nulls_equal=True)
    compared = pl.col("compared")
    weighed = compared & (pl.col("workers") > 0)
    workers = pl.col("workers")
    summed = rows.group_by(PLACE, maintain_order=True).agg(
        pl.col("site").first(),
        levels=pl.len().cast(pl.UInt32),
        levels_compared=compared.sum().cast(pl.UInt32),
        workers=known_sum(workers),
        workers_compared=known_sum(workers.filter(compared)),
        workers_below=known_sum(workers.filter(compared & (pl.col("gap") > 0)), workers.filter(compared)),
        gap_share=(pl.col("gap_share") * workers).filter(weighed).sum() / workers.filter(weighed).sum(),
        largest_gap=pl.col("gap_share").filter(compared).max(),
        currency=_one(pl.col("currency").filter(compared)),
        gap_per_year=_whole_sum((pl.col("gap_per_year") * workers).filter(weighed)),
        buyer_share=_one(pl.col("buyer_share")),
        benchmarks=_benchmarks().filter(compared).unique().sort().str.join("|"),
    )
    told = summed.with_columns(
        gap_share=pl.col("gap_share").fill_nan(None).clip(0, 1),
        gap_per_year=pl.when(pl.col("currency").is_not_null()).then("gap_per_year"),
        benchmarks=pl.when(pl.col("levels_compared") > 0).then("benchmarks"),
    ).with_columns(buyer_gap_per_year=pl.col("gap_per_year") * pl.col("buyer_share"))
    placed = told.join(_volumes(sites), on=["form", "country"], how="left", nulls_equal=True)
    ordered = placed.sort(
        "year", "gap_share", "form", "country", descending=[True, True, False, False], nulls_last=True
    )
    return tables.shape(ordered, tables.load(RESULT))


def _whole_sum(values: pl.Expr) -> pl.Expr:
    """The sum of values that are all known; nothing when one is not, or when there is none."""
    return pl.when((values.len() > 0) & (values.null_count() == 0)).then(values.sum())


def _one(values: pl.Expr) -> pl.Expr:
    """The value that all rows with one agree on; nothing when they differ."""
    known = values.drop_nulls()
    return pl.when(known.n_unique() == 1).then(known.first())


def _benchmarks() -> pl.Expr:
    return pl.concat_str(pl.col("benchmark_source").fill_null("?"), pl.col("benchmark_year"), separator=" ")


def _volumes(sites: pl.DataFrame) -> pl.DataFrame:
    """The share of the buyer's volume by place: the sum over its rows in the list."""
    return (
        sites.with_columns(form=key("name"))
        .group_by("form", "country", maintain_order=True)
        .agg(volume_share=known_sum(pl.col("volume_share")).clip(0, 1))
    )
