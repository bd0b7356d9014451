"""From purchase lines to rows of the table `sites`: the forest behind the line, never the place of the supplier."""

from __future__ import annotations

from typing import Literal

import polars as pl

from imvo import tables
from imvo.chain.wood import groups
from imvo.chain.wood.lists import read

_TABLE = tables.load("sites")


def sites(purchases: pl.DataFrame, lang: Literal["nl", "en"]) -> pl.DataFrame:
    """One row per product group and stated origin: the forests there as one site, with the place of the first line.

    Columns as in the table `sites`. `country`: the stated country of harvest, null where none is stated; the supplier's
    country is not looked at. `processes`: the step of the chain's vocabulary in which that group is harvested.
    """
    choices = tables.load("wood-purchases").column("group").choices
    names = {code: getattr(choice, lang) for code, choice in choices.items()}
    harvest, origin_unknown = read("harvest")["processes"], read("harvest")["origin_unknown"][lang]
    keyed = purchases.with_columns(
        group=pl.Series(
            [_group(*row) for row in purchases.select("group", "product", "species").iter_rows()], dtype=pl.String
        )
    )
    first = [pl.col(name).first() for name in ("row", "file", "sheet", "origin_given")]
    species = pl.col("species").drop_nulls().unique().sort().str.join("; ")
    found = keyed.group_by("group", "origin", maintain_order=True).agg(*first, species.alias("material_given"))
    named = pl.col("group").replace_strict({**names, "unknown": read("harvest")["group_unknown"][lang]})
    place = pl.coalesce("origin_given", "origin", pl.lit(origin_unknown))
    rows = found.select(
        "row", "file", "sheet",
        (named + pl.lit(", ") + place).alias("name"),
        pl.col("origin").alias("country"),
        pl.col("origin_given").alias("country_given"),
        named.alias("product_given"),
        pl.when(pl.col("group").is_in(["unknown", "other"])).then(None).otherwise(pl.col("group")).alias("products"),
        pl.col("group").replace_strict(harvest).alias("processes"),
        "material_given",
    )  # fmt: skip
    lacking = [
        pl.lit(None, dtype=dtype).alias(name) for name, dtype in _TABLE.dtypes.items() if name not in rows.columns
    ]
    full = rows.with_columns(lacking)
    return full.select(pl.col(name).cast(dtype) for name, dtype in _TABLE.dtypes.items())


def _group(given: str | None, product: str | None, species: str | None) -> str:
    return given or groups.of_product(product, species) or "unknown"
