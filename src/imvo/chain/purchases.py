"""Products by origin: what was bought of each from where, with what is not known in every total."""

from __future__ import annotations

import math
from collections.abc import Mapping

import polars as pl

from imvo import tables
from imvo.chain.units import in_kilograms

RESULT = "product-origins"
_BY = ["product", "country", "unit"]
Lists = Mapping[str, tuple[str, ...]]


def origins(purchases: pl.DataFrame, severe: pl.DataFrame) -> pl.DataFrame:
    """The table `product-origins` of the delivered table `purchases`.

    `severe`: `product`, `country` and `most_severe`, the number of issues. Shares are of all that was bought in the
    same unit, what has no product or origin included.
    """
    amount, unit = in_kilograms()
    weighed = purchases.select("product", "country", "scheme", unit, amount)
    # Sums of fractions depend on their order: rows in that of the file, groups in that of their keys.
    summed = weighed.group_by(_BY, maintain_order=True).agg(
        # Where no line gives an amount, nothing is known: a sum of nothing would read as none.
        pl.when(pl.col("amount").count() > 0).then(pl.col("amount").sum()),
        claimed=pl.col("amount").filter(pl.col("scheme").is_not_null()).sum(),
        lines=pl.len().cast(pl.UInt32),
        lines_without_amount=pl.col("amount").is_null().sum().cast(pl.UInt32),
    )
    own, total = pl.col("amount"), pl.col("amount").sum().over("unit")
    shared = (
        summed.sort(_BY, nulls_last=True)
        .with_columns(
            share=pl.when(total > 0).then(own / total),
            claimed_share=pl.when(own > 0).then((pl.col("claimed") / own).clip(0, 1)),
        )
        .join(severe, on=["product", "country"], how="left", nulls_equal=True)
    )
    told = shared.with_columns(pl.when(pl.col("product").is_not_null()).then(pl.col("most_severe").fill_null(0)))
    ordered = told.sort(
        ["unit", "amount", "product", "country"], descending=[False, True, False, False], nulls_last=True
    )
    return tables.shape(ordered, tables.load(RESULT))


def sites(purchases: pl.DataFrame, requires: Lists, made_by: Lists) -> pl.DataFrame:
    """Rows for the table `sites`: the origin of each line, with the steps that must stand behind its product there.

    The country of the supplier plays no part: a trader in a safe country says nothing of where the product grows.
    """
    products = purchases.get_column("product").unique().drop_nulls().sort()
    steps = {product: _steps(product, requires, made_by) for product in products}
    amount, unit = in_kilograms()
    weighed = purchases.with_columns(amount, unit)
    weight = pl.when(pl.col("unit") == "kg").then(pl.col("amount"))
    # An exact sum: one of Polars over a long column differs in its last digit with the number of threads.
    total = math.fsum(weighed.select(weight).to_series().drop_nulls())
    placed = weighed.with_columns(volume_share=pl.when(total > 0).then(weight / total))
    return placed.select(
        "row",
        "file",
        "sheet",
        "country",
        "country_given",
        "region",
        "product_given",
        "volume_share",
        name=pl.concat_str(
            pl.coalesce("supplier", "product_given", pl.lit("?")),
            pl.col("country_given"),
            separator=", ",
            ignore_nulls=True,
        ),
        processes=pl.col("product").replace_strict(steps, default=None, return_dtype=pl.String),
        tier=pl.lit(None, dtype=pl.UInt8),
    )


def _steps(products: str, requires: Lists, made_by: Lists) -> str | None:
    found = {step for product in products.split("|") for step in requires.get(product) or made_by.get(product, ())}
    return "|".join(sorted(found)) or None


def products_of(purchases: pl.DataFrame, requires: Lists, made_by: Lists) -> pl.DataFrame:
    """`product` and `process`: each product code of the list with the steps behind it, one per row."""
    products = purchases.get_column("product").unique().drop_nulls().sort().to_list()
    steps = [(_steps(product, requires, made_by) or "").split("|") for product in products]
    return pl.DataFrame(
        {"product": products, "process": steps}, schema={"product": pl.String, "process": pl.List(pl.String)}
    ).explode("process")
