"""A sum that is unknown where nothing is known: nought would read as none."""

from __future__ import annotations

import polars as pl


def known_sum(values: pl.Expr, among: pl.Expr | None = None) -> pl.Expr:
    """The sum of what is known of `values`; nothing where nothing of `among`, or else of `values`, is known."""
    return pl.when((values if among is None else among).count() > 0).then(values.sum())
