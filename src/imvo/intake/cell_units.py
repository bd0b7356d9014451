"""A unit that stands in the cell of its quantity: `120 m3`, `1.250,75 kg`, `10 troy oz`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from imvo.files.grid import CellKind
from imvo.intake.notes import problem
from imvo.intake.rows import refuse
from imvo.intake.spread import Column as Cells
from imvo.intake.spread import spread
from imvo.intake.understand import Read
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.choices import code_of
from imvo.intake.values.numbers import DIGITS
from imvo.intake.wording import says_nothing
from imvo.intake.work import Work
from imvo.tables import Column, Table

_FORM = re.compile(rf"([-+]?\s*{DIGITS})\s*([^\W\d_].*)")


def unit_column(table: Table, name: str) -> Column | None:
    """The column that holds the unit of `name`, where its units are declared; None where there is none."""
    return next((one for one in table.columns if one.unit_of == name and one.choices), None)


def with_units(read: Read, unit: Column) -> Read:
    """`read`, of cells from which a unit that `unit` knows is taken off: readings of (value, code of the unit)."""
    return lambda cells: _apart(read, unit, cells)


def _apart(read: Read, unit: Column, cells: Sequence[Cell]) -> ColumnReading:
    parted = [_parted(cell, unit) for cell in cells]
    found = read([cell for cell, _ in parted])
    readings = [
        Reading((*one.values, code if one.values[0] is not None else None), one.problem)
        for one, (_, code) in zip(found.readings, parted, strict=True)
    ]
    return ColumnReading(readings, found.notes)


def _parted(cell: Cell, unit: Column) -> tuple[Cell, str | None]:
    """The cell without its unit, and the code of that; a cell that holds no number with a known unit as it is."""
    found = _FORM.fullmatch(cell.text.strip()) if cell.kind is CellKind.TEXT else None
    code = code_of(found.group(2), unit) if found else None
    return (cell._replace(text=found.group(1)), code) if found and code else (cell, None)


def read_with_units(work: Work, column: Column, unit: Column, source: Cells, read: Read) -> pl.Series:
    """Read `column` into `work.made`; gives the units that its cells state, one per row of `work`."""
    outputs = {column.name: column.dtype, "unit in the cell": pl.String()}
    result = spread(source, with_units(read, unit), outputs, work.lang)
    work.faults.append(result.faults)
    work.notes += result.notes
    work.made[column.name] = result.values.get_column(column.name)
    return result.values.get_column("unit in the cell")


def units_of_cells(work: Work, unit: Column, stated: pl.Series) -> None:
    """Put the units that the cells of a quantity state over those of the header.

    Where the column of units says otherwise, neither is known to be right: the quantity is unknown, and told.
    """
    if unit.unit_of is None or not stated.is_not_null().any():
        return
    known = work.made.get(unit.name, pl.Series([None], dtype=pl.String).new_from_index(0, work.frame.height))
    own = work.column(unit.name)
    if own is not None:
        silent = pl.Series([text for text in own.texts.drop_nulls().unique() if says_nothing(text)], dtype=pl.String)
        says = own.texts.is_not_null() & ~own.texts.is_in(silent.implode())
        other = (stated.is_not_null() & says & known.ne_missing(stated)).fill_null(value=False)
        place = work.places[unit.unit_of]
        lines = refuse(work.frame, [(other, place.header, f"c{place.place}", problem("unit-two"))], work.lang)
        work.faults.append(lines.with_columns(what=pl.lit("cell")))
        amounts = work.made[unit.unit_of]
        work.made[unit.unit_of] = pl.select(pl.when(~other).then(amounts)).to_series()
        stated = pl.select(pl.when(~other).then(stated)).to_series()
    work.made[unit.name] = pl.select(pl.coalesce(stated, known)).to_series()
