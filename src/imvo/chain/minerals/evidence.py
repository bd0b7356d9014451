"""Claimed, evidenced, verified: what stands behind what a lot says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl

from imvo.chain.minerals.data import rules


def recycled(materials: Collection[str]) -> pl.Expr:
    """Whether a lot is said to be recycled: by its kind, or by one of `materials`, the codes of recycled metal."""
    named = pl.col("material").str.split("|").list.set_intersection(sorted(materials)).list.len() > 0
    return ((pl.col("kind") == "recycled").fill_null(value=False) | named.fill_null(value=False)).alias("recycled")


def documented(as_of: date | None = None) -> pl.Expr:
    """Whether a document is named with its kind and date, is not the seller's own word, and is not of a later day.

    `as_of`: the assessed day; None: whatever the day.
    """
    complete = pl.all_horizontal(pl.col("document", "document_kind", "document_date").is_not_null())
    own_word = pl.col("document_kind").is_in(rules("statements")["own_word"])
    in_time = pl.lit(True) if as_of is None else pl.col("document_date") <= as_of
    return (complete & ~own_word & in_time).fill_null(value=False)


def evidence(as_of: date) -> pl.Expr:
    """verified, evidenced or claimed, per lot."""
    checked = pl.col("verified_by").is_not_null() & (pl.col("verified_on") <= as_of)
    return (
        pl.when(documented(as_of) & checked.fill_null(value=False))
        .then(pl.lit("verified"))
        .when(documented(as_of))
        .then(pl.lit("evidenced"))
        .otherwise(pl.lit("claimed"))
    )
