"""Lists of records in a JSON file, bounded, as sheets of text like those of any other file.

Numbers keep the digits that the file writes: nothing is rounded on the way in. The names of the fields count as row 1,
so that record n stands in row n + 1, as in the same list saved as CSV.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import polars as pl

from imvo.files.errors import UnusableFile
from imvo.files.grid import CellKind, Grid, Sheet, clean
from imvo.files.limits import Limits
from imvo.files.plain import plain

_VALUE = re.compile(rb"[,\[{]")


class _Number(str):
    """A number as the file writes it, however large."""

    __slots__ = ()


class _NoNumber(str):
    """NaN or Infinity: no JSON, yet many programs write it where a value is missing or a formula failed."""

    __slots__ = ()


@dataclass
class _Found:
    """Lists of records by the path of names that leads to them, and the fields that stand outside of every list."""

    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)


class JsonRecords:
    """The lists of objects in one JSON file. UnusableFile for what is no such file, or is too large or too deep.

    `sheets`: one per list; the name is None when the file is one list, otherwise the names that lead to it, joined by
    dots. `beside`: names of fields outside every list.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._file, self._limits = path.name, limits
        found = _Found()
        self._collect(self._load(path), (), found)
        if not found.lists:
            raise UnusableFile(self._file, "files.json-no-records")
        self._lists = found.lists
        self.beside = tuple(found.beside)
        self.sheets = [Sheet(name or None) for name in found.lists]

    def read(self, sheet: Sheet) -> Grid:
        """The cells of one list; the names of its fields, in the order in which they first occur, are row 1."""
        records = self._lists[sheet.name or ""]
        names = list(dict.fromkeys(name for record in records for name in record))
        if len(names) > self._limits.columns:
            raise UnusableFile(self._file, "files.too-many-columns", limit=self._limits.columns, found=len(names))
        texts: dict[str, list[str | None]] = {}
        kinds: dict[str, pl.Series] = {}
        for place, name in enumerate(names):
            pairs = self._cells(records, name)
            texts[f"c{place}"] = [name, *(text for text, _ in pairs)]
            kinds[f"c{place}"] = pl.Series([0, *(int(kind) for _, kind in pairs)], dtype=pl.UInt8)
        cells = clean(pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String)))
        longest = cells.select(pl.max_horizontal(pl.col(list(texts)).str.len_chars().max())).item() if texts else 0
        if (longest or 0) > self._limits.cell_characters:
            raise UnusableFile(self._file, "files.cell-too-long", limit=self._limits.cell_characters)
        return Grid(file=self._file, sheet=sheet, cells=cells, kinds=pl.DataFrame(kinds), usual=len(names))

    def _cells(self, records: list[dict[str, Any]], name: str) -> list[tuple[str | None, CellKind]]:
        try:
            return [_cell(record.get(name)) for record in records]
        except RecursionError as error:
            raise self._too_deep() from error

    def _load(self, path: Path) -> Any:
        if path.stat().st_size > self._limits.json_bytes:
            raise UnusableFile(self._file, "files.too-large", limit=self._limits.json_bytes // 2**20)
        data = path.read_bytes()
        # Every value but the first of a list or object follows one of these; a comma in a text only counts too much.
        if sum(1 for _ in _VALUE.finditer(data)) > self._limits.json_values:
            raise UnusableFile(self._file, "files.json-values", limit=self._limits.json_values)
        try:
            return json.loads(
                data.decode("utf-8-sig"),
                parse_float=_Number,
                parse_int=_Number,
                parse_constant=_NoNumber,
                object_pairs_hook=self._object,
            )
        except UnicodeDecodeError as error:
            raise UnusableFile(self._file, "files.encoding", encoding="utf-8") from error
        except json.JSONDecodeError as error:
            raise UnusableFile(self._file, "files.json-broken", row=error.lineno) from error
        except RecursionError as error:
            raise self._too_deep() from error

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self._twice(pairs)
        return made

    def _twice(self, pairs: list[tuple[str, Any]]) -> NoReturn:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise UnusableFile(self._file, "files.json-twice", field=plain(name, 60))
            seen.add(name)
        raise AssertionError("no field stands twice")

    def _collect(self, node: Any, at: tuple[str, ...], found: _Found) -> None:
        if len(at) > self._limits.json_depth:
            raise self._too_deep()
        if isinstance(node, list) and node and all(isinstance(one, dict) for one in node):
            if len(node) > self._limits.rows:
                raise UnusableFile(self._file, "files.too-many-rows", limit=self._limits.rows)
            name = plain(".".join(at), 200)
            while name in found.lists:  # `a.b` may be a name of its own
                name += "'"
            found.lists[name] = node
        elif isinstance(node, dict):
            for name, value in node.items():
                self._collect(value, (*at, name), found)
        elif node not in (None, "", []) and at:
            found.beside.append(plain(".".join(at), 60))

    def _too_deep(self) -> UnusableFile:
        return UnusableFile(self._file, "files.json-depth", limit=self._limits.json_depth)


def _cell(value: Any) -> tuple[str | None, CellKind]:
    """Text and kind of one value; what is nested stays as the JSON text that it is."""
    if value is None:
        return None, CellKind.TEXT
    if isinstance(value, _Number):
        return str(value), CellKind.NUMBER
    if isinstance(value, _NoNumber):
        return str(value), CellKind.ERROR
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), CellKind.BOOLEAN
    if isinstance(value, str):
        return value, CellKind.TEXT
    return json.dumps(value, ensure_ascii=False), CellKind.TEXT
