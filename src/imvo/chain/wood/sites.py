"""From purchase lines to rows of the table `sites`: the forest behind the line, never the place of the supplier."""

from __future__ import annotations

import polars as pl

from imvo.chain.wood import groups
from imvo.chain.wood.lists import read


def sites(purchases: pl.DataFrame) -> pl.DataFrame:
    """One row per product group and stated origin: the forests there as one site, with the place of the first line.

    Columns of the table `sites`. `name`: in the ledger's own words. `country`: the stated country of harvest, null
    where none is stated; the supplier's country is not looked at. `processes`: the step of the chain's vocabulary in
    which that group is harvested.
    """
    words = purchases.select("group", "product", "species").iter_rows()
    known = [given or groups.of_product(product, species) or "unknown" for given, product, species in words]
    keyed = purchases.with_columns(
        group=pl.Series(known, dtype=pl.String),
        label=pl.coalesce("group_given", "species", "product"),
        origin_given=pl.when(pl.col("origin").is_not_null()).then(pl.col("origin_given")),
    )
    first = [pl.col(name).first() for name in ("row", "file", "sheet", "label", "origin_given")]
    found = keyed.group_by("group", "origin", maintain_order=True).agg(
        *first, species=pl.col("species").drop_nulls().unique().sort()
    )
    told = pl.col("species").list.len() > 0
    return found.select(
        "row",
        "file",
        "sheet",
        name=pl.concat_str("label", pl.coalesce("origin_given", "origin"), separator=", ", ignore_nulls=True),
        country="origin",
        country_given="origin_given",
        product_given="label",
        products=pl.when(~pl.col("group").is_in(["unknown", "other"])).then(pl.col("group")),
        processes=pl.col("group").replace_strict(read("harvest")["processes"]),
        material_given=pl.when(told).then(pl.col("species").list.join("; ")),
    )
