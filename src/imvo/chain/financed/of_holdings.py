"""Holdings, looked through, as lines of the table `financed-positions`."""

from __future__ import annotations

import polars as pl

from imvo.chain.financed.issuers import with_issuers
from imvo.chain.financed.positions import Named, state
from imvo.chain.financed.sectors import with_sectors
from imvo.chain.holdings import Through, asset_classes


def of_holdings(through: Through, named: Named) -> pl.DataFrame:
    """The lines of `financed-positions` (without its number) of what is held in the end.

    Country is that of operations as the file states it. Domicile is carried along and used nowhere.
    """
    classes = asset_classes()
    ends = through.ends.with_columns(
        country=pl.col("country_operations"),
        lei=pl.col("issuer_lei"),
        own_id=pl.lit(None, dtype=pl.String),
        undisclosed=pl.col("ended").is_not_null(),
    )
    # A part of a fund that is not disclosed is of that fund, whoever manages it.
    fund = pl.coalesce("through", "fund_id", "isin", "name")
    ends = ends.with_columns(
        lei=pl.when(~pl.col("undisclosed")).then("lei"),
        issuer_name=pl.when("undisclosed").then(pl.coalesce("name", fund)).otherwise("issuer_name"),
        sector_code=pl.when(~pl.col("undisclosed")).then("sector_code"),
        sector_given=pl.when(~pl.col("undisclosed")).then("sector_given"),
        country=pl.when(~pl.col("undisclosed")).then("country"),
    )
    of_class = {code: one.sector for code, one in classes.items() if one.sector}
    known = with_sectors(with_issuers(ends), named.words, of_class)
    method = [code for code, one in classes.items() if one.method]
    means = pl.col("held_as").fill_null("unknown")
    return known.with_columns(
        state(pl.col("asset_class").is_in(method), pl.col("undisclosed")),
        means=pl.when(means.is_in(_WAYS)).then(means).otherwise(pl.lit("unknown")),
    )


_WAYS = ("direct", "segregated", "majority-fund", "minority-fund", "fund")
