"""Loans as lines of the table `financed-positions`."""

from __future__ import annotations

import polars as pl

from imvo.chain.financed.issuers import with_issuers
from imvo.chain.financed.positions import Named, state
from imvo.chain.financed.sectors import with_sectors
from imvo.chain.loans import purposes

_MEANS = {"project-finance": "project-lender"}


def of_loans(loans: pl.DataFrame, named: Named) -> pl.DataFrame:
    """The lines of `financed-positions` (without its number) of the table `loans`.

    A project-finance loan works where its project is; any other where the borrower operates, as far as that is stated.
    The seat of the borrower is carried along and used nowhere.
    """
    purpose = purposes.purpose()
    given = loans.with_columns(
        asset_class=purpose,
        issuer_name=pl.col("borrower"),
        own_id=pl.col("borrower_id"),
        through=pl.lit(None, dtype=pl.String),
        name=pl.coalesce("project", "loan_id"),
        country=purposes.country(purpose),
        value=pl.col("outstanding"),
        depth=pl.lit(0, dtype=pl.UInt32),
    )
    known = with_sectors(with_issuers(given), named.words, {})
    means = pl.col("asset_class").replace_strict(_MEANS, default="lender", return_dtype=pl.String)
    return known.with_columns(state(pl.lit(value=True), pl.lit(value=False)), means=means)
