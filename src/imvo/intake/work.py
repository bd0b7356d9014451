"""A list under way: its records, which column holds which field, what was made of them so far, and every fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

from imvo import tables
from imvo.files import Grid
from imvo.intake.columns import Found
from imvo.intake.notes import Note
from imvo.intake.spread import Column, spread
from imvo.intake.texts import tidy
from imvo.intake.values.cell import Cell, ColumnReading


@dataclass
class Work:
    """`made`: name of a column -> its values; `faults` keep to the table `rejected` but for file and sheet."""

    grid: Grid
    frame: pl.DataFrame
    places: dict[str, Found]
    lang: str
    made: dict[str, pl.Series] = field(default_factory=dict)
    faults: list[pl.DataFrame] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def column(self, name: str) -> Column | None:
        """The column of a field as the file has it; None when the list has none."""
        found = self.places.get(name)
        if found is None:
            return None
        rows = self.frame.get_column("row")
        kinds = None
        if self.grid.kinds is not None:
            kinds = self.grid.kinds.get_column(f"c{found.place}").gather(rows - 1)
        return Column(found.header, rows, self.frame.get_column(f"c{found.place}"), kinds)

    def plain(self, name: str) -> Column | None:
        """The same, its texts made plain, which is told once."""
        column = self.column(name)
        if column is None:
            return None
        column, told = tidy(column, self.lang)
        self.faults.append(told)
        return column

    def values(
        self, name: str, read: Callable[[Sequence[Cell]], ColumnReading], outputs: dict[str, pl.DataType]
    ) -> None:
        """Read the distinct cells of a field into `made`; nothing when the list has no such column."""
        column = self.column(name)
        if column is None:
            return
        result = spread(column, read, outputs, self.lang)
        self.faults.append(result.faults)
        self.notes += result.notes
        for series in result.values.get_columns():
            self.made[series.name] = series

    def drop(self, refused: pl.DataFrame) -> None:
        """Go on without the rows in `refused`: what is decided for a column rests on the kept rows only."""
        if refused.is_empty():
            return
        gone = refused.get_column("row").implode()
        keep = ~self.frame.get_column("row").is_in(gone)
        self.frame = self.frame.filter(keep)
        self.made = {name: series.filter(keep) for name, series in self.made.items()}
        self.faults = [lines.filter(~pl.col("row").is_in(gone)) for lines in self.faults]

    def assembled(self, kind: str) -> pl.DataFrame:
        """The declared columns of `kind`: what was made, the place in the file, and nothing where nothing is known."""
        height = self.frame.height
        made: dict[str, pl.Series] = {
            "row": self.frame.get_column("row"),
            "file": pl.Series("file", [self.grid.file], dtype=pl.String).new_from_index(0, height),
            "sheet": pl.Series("sheet", [self.grid.sheet.name], dtype=pl.String).new_from_index(0, height),
            **self.made,
        }
        return pl.DataFrame(
            [
                made[name].alias(name).cast(dtype)
                if name in made
                else pl.Series(name, [None], dtype=dtype).new_from_index(0, height)
                for name, dtype in tables.load(kind).dtypes.items()
            ]
        )
