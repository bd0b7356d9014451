"""What was bought of each material, by what is said of its production."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.units import in_kilograms
from imvo.intake.wording import claims_nothing

RESULT = "material-amounts"
_BY = ["material", "production", "scheme", "unit"]


def amounts(materials: pl.DataFrame) -> pl.DataFrame:
    """The table `material-amounts` of the delivered table `materials`.

    Weights are summed in kilograms; other units, and rows without one, stay apart. A row of several materials stays
    one row under all of their codes: how it divides is not known. Shares count the unknown too.
    """
    amount, unit = in_kilograms()
    # "Geen", "none" and "no" in a column of schemes claim nothing.
    silent = [word for word in materials.get_column("scheme").drop_nulls().unique() if claims_nothing(word)]
    claimed = pl.when(~pl.col("scheme").is_in(silent)).then("scheme")
    weighed = materials.select("material", "production", claimed, unit, amount)
    # Sums of fractions depend on their order: rows in that of the file, groups in that of their keys.
    summed = weighed.group_by(_BY, maintain_order=True).agg(
        # Where no line gives an amount, nothing is known: a sum of nothing would read as none.
        pl.when(pl.col("amount").count() > 0).then(pl.col("amount").sum()),
        lines=pl.len().cast(pl.UInt32),
        lines_without_amount=pl.col("amount").is_null().sum().cast(pl.UInt32),
    )
    total = pl.col("amount").sum().over("unit")
    shared = summed.sort(_BY, nulls_last=True).with_columns(share=pl.when(total > 0).then(pl.col("amount") / total))
    # The largest first within a unit; codes decide among equals, so that the same rows give the same table.
    ordered = shared.sort(["unit", "amount", *_BY[:3]], descending=[False, True, False, False, False], nulls_last=True)
    return tables.shape(ordered, tables.load(RESULT))
