"""The coverage ledger: every position by class and by how far it could be assessed, to the last per cent."""

from __future__ import annotations

import polars as pl

from imvo import tables

RESULT = "coverage-ledger"
MOST_APART = 1e-9
_STATES = ("sector-country", "sector", "sector-unknown", "undisclosed", "not-assessed", "rejected")


def gross() -> pl.Expr:
    """The sum of the values without their sign; unknown, not nothing, where none of them is known."""
    known = pl.col("value").is_not_null().any()
    return pl.when(known).then(pl.col("value").abs().sum()).cast(pl.Float64)


def share() -> pl.Expr:
    """The part of the gross value of one currency; null where nothing in it has a value."""
    total = pl.col("value").sum().over("currency")
    return pl.when(total > 0).then((pl.col("value") / total).clip(0, 1)).alias("share")


def ledger(positions: pl.DataFrame, rejected_rows: int) -> pl.DataFrame:
    """The table `coverage-ledger` of the table `financed-positions`.

    `rejected_rows`: rows of the same files that were not accepted; what they are worth is not known, and some of them
    are totals or repeated headers. AssertionError when the parts do not add to the whole.
    """
    counted = positions.group_by("currency", "asset_class", "state").agg(
        positions=pl.len(),
        without_value=pl.col("value").is_null().sum(),
        value=gross(),
        issuers=pl.col("issuer_id").n_unique(),
    )
    if rejected_rows:
        left = {"state": ["rejected"], "positions": [rejected_rows], "without_value": [rejected_rows]}
        rest = pl.DataFrame({**left, "value": [None], "issuers": [0]})
        counted = pl.concat([counted, rest.with_columns(pl.col("^positions|without_value|issuers$").cast(pl.UInt32))],
                            how="diagonal_relaxed")  # fmt: skip
    table = counted.with_columns(share())
    _adds_up(table, positions)
    order = pl.col("state").replace_strict(_STATES, range(len(_STATES)), return_dtype=pl.Int64)
    rejected = pl.col("state") == "rejected"
    ordered = table.sort(
        [rejected, "currency", order, "value", "asset_class"], descending=[False, False, False, True, False],
        nulls_last=True,
    )  # fmt: skip
    return tables.shape(ordered, tables.load(RESULT))


def _adds_up(table: pl.DataFrame, positions: pl.DataFrame) -> None:
    accepted = table.filter(pl.col("state") != "rejected")
    assert accepted.get_column("positions").sum() == positions.height, "positions in are not positions out"
    sums = accepted.group_by("currency").agg(pl.col("share").sum(), whole=pl.col("value").sum())
    valued = sums.filter(pl.col("whole") > 0).get_column("share")
    assert ((valued - 1).abs() <= MOST_APART).all(), "the shares of a currency do not add to one"
