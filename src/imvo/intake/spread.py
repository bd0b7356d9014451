"""From a column to its distinct cells, and from what each means back to the rows. No row is ever looped over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from imvo.files import plain
from imvo.files.grid import ERRORS, CellKind
from imvo.intake.notes import Note, Problem, problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading

VALUE_CHARACTERS = 200
_FAULTS = {
    "row": pl.UInt32,
    "what": pl.String,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "mend": pl.String,
}


@dataclass(frozen=True)
class Column:
    """One column of the list: its header, and per row the number of the row, the text (null: empty) and its kind."""

    header: str
    rows: pl.Series
    texts: pl.Series
    kinds: pl.Series | None = None


@dataclass(frozen=True)
class Spread:
    """A column as read: `values` per row, and `faults` (the columns of the table `rejected` but file and sheet)."""

    values: pl.DataFrame
    faults: pl.DataFrame
    notes: tuple[Note, ...] = ()


def no_faults() -> pl.DataFrame:
    """No lines, with their columns."""
    return pl.DataFrame(schema=_FAULTS)


def spread(
    column: Column, read: Callable[[Sequence[Cell]], ColumnReading], outputs: dict[str, pl.DataType], lang: str
) -> Spread:
    """Read the distinct cells of `column` once and put the results back on its rows."""
    given = pl.DataFrame({"row": column.rows, "text": column.texts})
    key = ["text"]
    if column.kinds is not None:
        given, key = given.with_columns(column.kinds.alias("kind")), ["text", "kind"]
    distinct = given.select(key).unique().drop_nulls().sort(key)
    cells = [Cell(text, *map(CellKind, kind)) for text, *kind in distinct.iter_rows()]
    failed = [cell.kind is CellKind.ERROR or cell.text in ERRORS for cell in cells]
    result = read([cell for cell, wrong in zip(cells, failed, strict=True) if not wrong])
    good = iter(result.readings)
    wrong = Reading((None,) * len(outputs), problem("formula-error"))
    readings = [wrong if is_wrong else next(good) for is_wrong in failed]
    table = distinct.with_columns(
        *(
            pl.Series(f"={name}", [reading.values[place] for reading in readings], dtype=dtype)
            for place, (name, dtype) in enumerate(outputs.items())
        ),
        pl.Series("problem", [n if reading.problem else None for n, reading in enumerate(readings)], dtype=pl.UInt32),
    )
    joined = given.join(table, on=key, how="left", maintain_order="left")
    problems = {place: reading.problem for place, reading in enumerate(readings) if reading.problem}
    # A column that is read may be called as one of the lines is: hence the mark before its name.
    values = joined.select(pl.col(f"={name}").alias(name) for name in outputs)
    return Spread(values, faults(joined, problems, column.header, lang), result.notes)


def faults(rows: pl.DataFrame, problems: dict[int, Problem], header: str, lang: str) -> pl.DataFrame:
    """Lines for the table `rejected` of the rows whose `problem` is set (columns row, text, problem)."""
    if not problems:
        return no_faults()
    said = pl.DataFrame(
        {
            "problem": list(problems),
            "what": [found.what for found in problems.values()],
            "reason": [found.reason(lang) for found in problems.values()],
            "mend": [found.mend(lang) for found in problems.values()],
        },
        schema_overrides={"problem": pl.UInt32},
    )
    hit = rows.filter(pl.col("problem").is_not_null()).join(said, on="problem", how="left", maintain_order="left")
    texts = hit.get_column("text").unique()
    values = [text if text is None else plain(text, VALUE_CHARACTERS) for text in texts]
    short = pl.DataFrame({"text": texts, "value": pl.Series(values, dtype=pl.String)})
    hit = hit.join(short, on="text", how="left", maintain_order="left", nulls_equal=True)
    return hit.with_columns(column=pl.lit(header)).select(*_FAULTS)
