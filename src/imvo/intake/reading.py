"""What every reader gives of one file: checked tables by kind, and an account of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from imvo.intake.columns import Found
from imvo.intake.notes import Note


@dataclass(frozen=True)
class Reading:
    """One file as read. `tables`: kind -> frame that keeps to its declaration; `rejected` to the table of that name.

    `rows_in` = `accepted` + `rejected_rows`: the filled records of the file. `sector_warning`: it may be of another
    sector than the one assessed.
    """

    file: str
    tables: Mapping[str, pl.DataFrame]
    rejected: pl.DataFrame
    rows_in: int
    accepted: int
    rejected_rows: int
    columns: tuple[Found, ...] = ()
    notes: tuple[Note, ...] = ()
    sector_warning: Note | None = None

    def __post_init__(self) -> None:
        assert self.rows_in == self.accepted + self.rejected_rows, "rows in are not rows out"

    @property
    def sites(self) -> pl.DataFrame:
        """The table of sites; KeyError when the file held none."""
        return self.tables["sites"]
