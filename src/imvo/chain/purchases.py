"""Products by origin: what was bought of each from where, with what is not known in every total."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.units import in_kilograms
from imvo.intake.wording import claims_nothing

RESULT = "product-origins"
_BY = ["product", "country", "unit"]


def origins(purchases: pl.DataFrame, severe: pl.DataFrame) -> pl.DataFrame:
    """The table `product-origins` of the delivered table `purchases`.

    `severe`: `product`, `country` and `most_severe`, the number of issues. Shares are of all that was bought in the
    same unit, what has no product or origin included.
    """
    amount, unit = in_kilograms()
    weighed = purchases.select("product", "country", "scheme", unit, amount)
    # "Geen", "none" and "no" in a column of schemes claim nothing.
    silent = [word for word in purchases.get_column("scheme").drop_nulls().unique() if claims_nothing(word)]
    # Sums of fractions depend on their order: rows in that of the file, groups in that of their keys.
    summed = weighed.group_by(_BY, maintain_order=True).agg(
        # Where no line gives an amount, nothing is known: a sum of nothing would read as none.
        pl.when(pl.col("amount").count() > 0).then(pl.col("amount").sum()),
        claimed=pl.col("amount").filter(pl.col("scheme").is_not_null() & ~pl.col("scheme").is_in(silent)).sum(),
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
