"""What every reader of a grid does alike: filled records, the table of what was refused, notes on file and columns."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo import tables
from imvo.files import Grid, Opened
from imvo.intake.columns import Found
from imvo.intake.header import Header
from imvo.intake.notes import Note, note, note_named, problem
from imvo.intake.rows import refuse
from imvo.intake.spread import no_faults
from imvo.tables.model import Label, Table

_TITLE = 2  # cells that a title may have: what it is, and of when


def filled_records(grid: Grid, header: Header) -> tuple[pl.DataFrame, int]:
    """The filled records under the header, and how many empty ones stand between them."""
    below = grid.cells.slice(header.at + 1)
    cells = [column for column in below.columns if column != "row"]
    empty = below.select(pl.all_horizontal(pl.col(cells).is_null())).to_series()
    if not empty.any():
        return below, 0
    frame = below.filter(~empty)
    last = frame.get_column("row").max()
    between = 0 if last is None else below.filter(empty & (pl.col("row") < last)).height
    return frame, between


def records_above(grid: Grid, header: Header, frame: pl.DataFrame, lang: str) -> pl.DataFrame:
    """Lines of the records above the header that are as full as those under it, `frame`: they may be rows of the list.

    Titles are emptier. A row that is part of the header is none of them.
    """
    rows = grid.head(header.at + 1)
    joined = header.at > 0 and rows[header.at] != header.texts
    above = grid.cells.head(header.at - joined)
    if above.is_empty() or frame.is_empty():
        return no_faults()
    cells = [column for column in frame.columns if column.startswith("c")]
    count = pl.sum_horizontal(pl.col(cells).is_not_null())
    usual = frame.select(count.median()).item()
    told = above.filter(count >= max(usual, _TITLE + 1)).with_columns(left=pl.coalesce(cells))
    every = pl.Series([True], dtype=pl.Boolean).new_from_index(0, told.height)
    return refuse(told, [(every, "", "left", problem("row-above", "row", row=header.at + 1))], lang)


def rejected_table(lines: pl.DataFrame, file: str, sheet: str | None) -> pl.DataFrame:
    """The lines of refused rows and cells as the table `rejected`, in the order of the file."""
    declared = tables.load("rejected")
    lines = lines.with_columns(file=pl.lit(file), sheet=pl.lit(sheet, dtype=pl.String))
    ordered = lines.select(list(declared.dtypes)).sort("row", "what", "column", "value", "reason", nulls_last=True)
    return tables.check(ordered, declared)


def file_notes(opened: Opened, header: Header, blank: int) -> list[Note]:
    """What to know of the file: its real kind, encoding, delimiter, where the header stands, empty rows."""
    notes = []
    if opened.mislabelled:
        notes.append(note("mislabelled", kind=opened.kind.value.upper()))
    if opened.encoding not in (None, "utf-8"):
        notes.append(note("encoding-assumed" if opened.encoding == "cp1252" else "encoding", encoding=opened.encoding))
    if opened.delimiter not in (None, ","):
        notes.append(note("delimiter", delimiter={"\t": "tab"}.get(opened.delimiter or "", opened.delimiter)))
    if header.at:
        notes.append(note("header", row=header.at + 1))
    if blank:
        notes.append(note("blank", n=blank))
    return notes


def column_notes(found: Sequence[Found], table: Table) -> list[Note]:
    """What to know of the columns: those that are not sure, that gave way to another, that are not used.

    Fields are called by the titles that `table` gives them.
    """
    titles = {column.name: column.title for column in table.columns}

    def of(key: str, header: str, name: str) -> Note:
        return note_named(key, {"field": titles.get(name, Label(nl=name, en=name))}, column=header)

    notes = [
        of("column-unsure", one.header, one.field) for one in found if one.field and one.confidence in ("medium", "low")
    ]
    notes += [of("column-other", one.header, one.other) for one in found if one.other]
    unused = [one.header for one in found if one.field is None and one.other is None and one.header]
    if unused:
        notes.append(note("columns-unused", columns=", ".join(unused)))
    return notes
