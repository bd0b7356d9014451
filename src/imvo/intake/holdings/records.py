"""The filled records of a table of holdings, of which a sheet may hold several."""

from __future__ import annotations

import polars as pl

from imvo.files import Grid


def filled(grid: Grid, at: int, until: int | None = None) -> pl.DataFrame:
    """The records under the header at place `at`, up to place `until`, in which at least one cell holds something."""
    below = grid.cells.slice(at + 1, None if until is None else until - at - 1)
    cells = [column for column in below.columns if column != "row"]
    return below.filter(pl.any_horizontal(pl.col(cells).is_not_null()))
