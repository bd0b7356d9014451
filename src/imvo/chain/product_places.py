"""Where what was bought is made and where it grows: two places, of which a list of purchases often names one."""

from __future__ import annotations

import math
from collections.abc import Mapping

import polars as pl

from imvo.chain.units import in_kilograms

Lists = Mapping[str, tuple[str, ...]]


def places(purchases: pl.DataFrame, requires: Lists, made_by: Lists) -> pl.DataFrame:
    """One row per line and place: `row`, `file`, `sheet`, `product`, `supplier`, `country`, `country_given`, `region`,
    `product_given`, `processes` and `raw`.

    The country of a raw product, such as cocoa, is where it grows. That of a processed one, such as chocolate, is where
    it is made: its raw materials grow at `raw_country`, or nobody knows where. The supplier's country plays no part.
    """
    products = purchases.get_column("product").unique().drop_nulls().sort()
    steps = {one: _steps(one, requires, made_by) for one in products}
    made, grown = ({one: pair[place] for one, pair in steps.items()} for place in (0, 1))
    shared = ["row", "file", "sheet", "product", "product_given", "supplier"]
    product = pl.col("product")
    here = purchases.select(
        *shared,
        "country",
        "country_given",
        "region",
        processes=product.replace_strict(made, default=None, return_dtype=pl.String),
        raw=pl.lit(value=False),
    )
    behind = purchases.select(
        *shared,
        country="raw_country",
        country_given="raw_country_given",
        region=pl.lit(None, dtype=pl.String),
        processes=product.replace_strict(grown, default=None, return_dtype=pl.String),
        raw=pl.lit(value=True),
    )
    return pl.concat([here, behind.filter(pl.col("processes").is_not_null())]).sort("file", "sheet", "row", "raw")


def _steps(products: str, requires: Lists, made_by: Lists) -> tuple[str | None, str | None]:
    """The steps at the stated country, and those behind it in another one; of a raw product none is behind."""
    made = {step for product in products.split("|") for step in made_by.get(product, ())}
    grown = {step for product in products.split("|") for step in requires.get(product, ())}
    if made <= grown or not grown:
        return _joined(grown or made), None
    return _joined(made - grown), _joined(grown)


def _joined(steps: set[str]) -> str | None:
    return "|".join(sorted(steps)) or None


def sites(purchases: pl.DataFrame, requires: Lists, made_by: Lists) -> pl.DataFrame:
    """Rows for the table `sites`: each place once, however many lines name it.

    `volume_share` only where the weight of every line is known: a share of what happens to be weighed would be more
    than the share of what was bought.
    """
    found = places(purchases, requires, made_by).join(
        _shares(purchases), on=["file", "sheet", "row"], how="left", nulls_equal=True, maintain_order="left"
    )
    named = found.with_columns(
        name=pl.concat_str(
            pl.coalesce("supplier", "product_given", pl.lit("?")),
            pl.col("country_given"),
            separator=", ",
            ignore_nulls=True,
        )
    )
    by = ["name", "country", "region", "processes", "raw"]
    first = ["row", "file", "sheet", "country_given", "product_given"]
    grouped = named.group_by(by, maintain_order=True).agg(pl.col(first).first(), pl.col("share"))
    # An exact sum: one of Polars over a long column differs in its last digit with the number of threads.
    shares = [None if None in parts else min(1.0, math.fsum(parts)) for parts in grouped.get_column("share").to_list()]
    placed = grouped.with_columns(volume_share=pl.Series(shares, dtype=pl.Float64))
    return placed.with_columns(tier=pl.lit(None, dtype=pl.UInt8)).drop("raw", "share")


def _shares(purchases: pl.DataFrame) -> pl.DataFrame:
    """Per line its part of the kilograms of all lines; nothing where one line has no weight."""
    amount, unit = in_kilograms()
    weighed = purchases.select("file", "sheet", "row", amount, unit)
    weight = pl.when(pl.col("unit") == "kg").then(pl.col("amount"))
    weights = weighed.select(weight).to_series()
    total = math.fsum(weights.drop_nulls())
    whole = weights.null_count() == 0 and total > 0
    share = weight / total if whole else pl.lit(None, dtype=pl.Float64)
    return weighed.select("file", "sheet", "row", share=share)


def severe(found: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    """Per `product` and stated `country`: how many `issues` (`process`, `country`, `issue`) its places have."""
    stated = found.filter(~pl.col("raw")).select("file", "sheet", "row", stated="country")
    steps = found.select("file", "sheet", "row", "product", "country", process=pl.col("processes").str.split("|"))
    placed = (
        steps.join(stated, on=["file", "sheet", "row"], how="left", nulls_equal=True)
        .select("product", "stated", "country", "process")
        .unique()
        .explode("process")
    )
    behind = placed.join(issues, on=["process", "country"], how="inner", nulls_equal=True)
    counted = behind.group_by("product", country="stated").agg(most_severe=pl.col("issue").n_unique().cast(pl.UInt32))
    return counted.sort("product", "country")
