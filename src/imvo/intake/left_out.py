"""Rows that are left out because they hold nothing of their own: totals, headings, remarks. They ask for no mend."""

from __future__ import annotations

import polars as pl

from imvo import words

# What is said of such rows; `imvo.intake.rows` and the readers of special formats give these reasons.
KEYS = ("total", "row-total", "remark", "row-remark", "row-silent", "header-again")


def left_out() -> pl.Expr:
    """Of the table `rejected`: whether it is such a row, in whatever language its reason is told."""
    said = [words.text(f"intake.{key}.reason", lang) for key in KEYS for lang in words.LANGUAGES]
    return (pl.col("what") == "row") & pl.col("reason").is_in(said)


def height(rejected: pl.DataFrame) -> int:
    """How many such rows there are."""
    return rejected.filter(left_out()).height
