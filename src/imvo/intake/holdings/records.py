"""The filled records of a table of holdings, and its lines of the table `rejected`."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from imvo import tables
from imvo.files import Grid


def filled(grid: Grid, at: int, until: int | None = None) -> pl.DataFrame:
    """The records under the header at place `at`, up to place `until`, in which at least one cell holds something."""
    below = grid.cells.slice(at + 1, None if until is None else until - at - 1)
    cells = [column for column in below.columns if column != "row"]
    return below.filter(pl.any_horizontal(pl.col(cells).is_not_null()))


def rejected_of(lines: Iterable[pl.DataFrame], file: str, sheet: str | None) -> pl.DataFrame:
    """Lines of refused rows and cells as the table `rejected`, in the order of the file."""
    placed = pl.concat(list(lines)).with_columns(file=pl.lit(file), sheet=pl.lit(sheet, dtype=pl.String))
    declared = tables.load("rejected")
    ordered = placed.select(list(declared.dtypes)).sort("row", "what", "column", "value", "reason", nulls_last=True)
    return tables.check(ordered, declared)
