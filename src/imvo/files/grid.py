"""What every reader gives: the cells of one sheet as text, with the row numbers a person sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import polars as pl

# How spreadsheets write a formula that failed, in any format; a text file exported from one holds them too.
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/B", "#VERW!", "#WAARDE!", "#DEEL/0!")


class CellKind(IntEnum):
    """What the file itself says of a cell. A text file only knows TEXT; a workbook types its numbers and dates."""

    TEXT = 0
    NUMBER = 1
    DATE = 2
    BOOLEAN = 3
    ERROR = 4


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook; a text file has one without a name."""

    name: str | None
    hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet.

    `cells`: columns `row` (UInt32, as the file counts, the first is 1), then `c0`, `c1`, ... (String; null is empty;
    outer white space gone). Every record stands in it, empty ones too.
    `kinds`: same height, columns `c0`, ... (UInt8, `CellKind`) for a workbook; None for a text file: all text.
    `usual`: the number of fields that most records have. `irregular`: row -> (fields as written, fields up to the last
    filled one) of the records that have another number; `cells` holds of them what fits.
    `left`: empty columns of the sheet left of `c0`.
    """

    file: str
    sheet: Sheet
    cells: pl.DataFrame
    kinds: pl.DataFrame | None = None
    usual: int = 0
    irregular: dict[int, tuple[int, int]] = field(default_factory=dict)
    left: int = 0

    @property
    def width(self) -> int:
        return self.cells.width - 1

    def head(self, rows: int) -> list[list[str]]:
        """The first `rows` records as lists of text, empty cells as ''."""
        return [[cell or "" for cell in record[1:]] for record in self.cells.head(rows).iter_rows()]


def clean(frame: pl.DataFrame) -> pl.DataFrame:
    """Named columns, outer white space gone, empty as null, and the number of each record."""
    frame = frame.rename({name: f"c{place}" for place, name in enumerate(frame.columns)})
    stripped = pl.all().str.strip_chars()
    return frame.select(pl.when(stripped != "").then(stripped).name.keep()).with_row_index("row", offset=1)
