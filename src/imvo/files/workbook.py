"""Workbooks (XLSX, XLS, ODS) through calamine: cells as text, with what the file says each one is."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from itertools import islice

import polars as pl
import python_calamine as calamine

from imvo.files.archive import Look, look
from imvo.files.errors import UnusableFile
from imvo.files.grid import CellKind, Grid, Sheet, clean
from imvo.files.kind import Kind
from imvo.files.limits import Limits
from imvo.files.sheetparts import parts_by_sheet
from imvo.files.source import Source, content
from imvo.files.xlserrors import formula_errors

_BATCH = 1 << 15
Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


class Workbook:
    """An opened workbook: its sheets in order, each read on demand.

    Bounds are held before anything is loaded. UnusableFile for what is encrypted, cut off or too large.
    """

    def __init__(self, path: Source, kind: Kind, limits: Limits) -> None:
        self._path, self._kind, self._limits = path, kind, limits
        self._look = look(path, limits) if kind is not Kind.XLS else Look()
        try:
            # By its bytes: a path would be read by its extension, which may say something else.
            self._book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content(path)))
        except calamine.PasswordError as error:
            raise UnusableFile(path.name, "files.encrypted") from error
        except (calamine.CalamineError, OSError) as error:
            raise UnusableFile(path.name, "files.cut-off") from error
        self.sheets = [
            Sheet(sheet.name, hidden=sheet.visible != calamine.SheetVisibleEnum.Visible)
            for sheet in self._book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]

    def read(self, sheet: Sheet) -> Grid:
        """The cells of one sheet; row 1 is the first row of the sheet, filled or not."""
        assert sheet.name is not None
        try:
            source = self._book.get_sheet_by_name(sheet.name)
        except calamine.CalamineError as error:
            raise UnusableFile(self._path.name, "files.cut-off") from error
        if source.start is None:
            return Grid(file=self._path.name, sheet=sheet, cells=frames(iter([[""]]), 1, {})[0], usual=1)
        left = source.start[1]
        if source.width > self._limits.columns:
            raise self._refused("files.too-many-columns", limit=self._limits.columns, found=source.width)
        if source.total_height > self._limits.rows:
            raise self._refused("files.too-many-rows", limit=self._limits.rows)
        # calamine gives the empty rows above the first cell, but not the empty columns left of it.
        errors = {(row, column - left): text for (row, column), text in self._errors(sheet.name).items()}
        cells, kinds = frames(source.iter_rows(), source.width, errors)
        return Grid(file=self._path.name, sheet=sheet, cells=cells, kinds=kinds, usual=source.width, left=left)

    def _refused(self, key: str, **values: object) -> UnusableFile:
        return UnusableFile(self._path.name, key, **values)

    def _errors(self, sheet: str) -> dict[tuple[int, int], str]:
        if self._kind is Kind.XLSX and self._look.errors:
            return self._look.errors.get(parts_by_sheet(self._path).get(sheet, ""), {})
        if self._kind is Kind.XLS:
            return formula_errors(self._path, sheet)
        return {}


def frames(
    records: Iterator[list[Cell]], width: int, errors: dict[tuple[int, int], str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Text and kind of every cell. `errors`: (row, column) from 0 of formula errors, which calamine gives as ''."""
    texts: list[pl.DataFrame] = []
    kinds: list[pl.DataFrame] = []
    start = 0
    while batch := list(islice(records, _BATCH)):
        columns = [_column(list(column)) for column in zip(*batch, strict=True)]
        for (row, place), text in errors.items():
            if start <= row < start + len(batch) and 0 <= place < width:
                columns[place][0][row - start], columns[place][1][row - start] = text, CellKind.ERROR
        texts.append(pl.DataFrame([pair[0] for pair in columns], schema=_all(width, pl.String())))
        kinds.append(pl.DataFrame([pair[1] for pair in columns], schema=_all(width, pl.UInt8())))
        start += len(batch)
    return clean(pl.concat(texts)), pl.concat(kinds)


def _all(width: int, dtype: pl.DataType) -> dict[str, pl.DataType]:
    return {f"c{place}": dtype for place in range(width)}


def _column(values: list[Cell]) -> tuple[list[str], list[int]]:
    if all(type(value) is str for value in values):
        return values, [0] * len(values)  # type: ignore[return-value]
    pairs = [_cell(value) for value in values]
    return [text for text, _ in pairs], [int(kind) for _, kind in pairs]


def _cell(value: Cell) -> tuple[str, CellKind]:
    """97220.0 is 97220; a date at midnight is a date. Fifteen digits, as spreadsheets keep them."""
    if isinstance(value, str):
        return value, CellKind.TEXT
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), CellKind.BOOLEAN
    if isinstance(value, int | float):
        whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
        return (str(int(value)) if whole else format(value, ".15g")), CellKind.NUMBER
    if isinstance(value, dt.datetime):
        return (value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")), CellKind.DATE
    if isinstance(value, dt.date):
        return value.isoformat(), CellKind.DATE
    return str(value), CellKind.TEXT
