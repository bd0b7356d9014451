"""Where the tables of S.06.02 and S.06.03 stand: under a row of column codes such as C0040, in or below the header.

A sheet may hold several of them one below the other: each ends where the next row of codes begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import polars as pl
from ruamel.yaml import YAML

from imvo.files import Grid, Opened
from imvo.intake.header import DEPTH

_CODE = re.compile(r"(?<![A-Z0-9])C\s?(0\d{3})(?!\d)", re.IGNORECASE)
_TEMPLATE = re.compile(r"S\.\d{2}\.\d{2}(?:\.\d{2})*", re.IGNORECASE)
_LEAST, _TITLES = 3, 6
_S0603 = frozenset({"C0010", "C0030", "C0060"})
# S.06.03 has no column beyond C0100, S.06.02 none that is C0030.
_BEYOND = "C0100"


@dataclass(frozen=True)
class Block:
    """One table: its template and parts, the place of its row of codes, where it ends, code -> place of its column."""

    grid: Grid
    template: str
    parts: frozenset[str]
    at: int
    until: int
    places: dict[str, int]

    @property
    def texts(self) -> list[str]:
        """The code of each column; empty where a column has none."""
        named = {place: code for code, place in self.places.items()}
        return [named.get(place, "") for place in range(self.grid.width)]


@cache
def columns() -> dict[str, Any]:
    """The declaration of columns.yaml."""
    text = (resources.files(__package__) / "columns.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = YAML(typ="safe").load(text)
    return data


def blocks_in(opened: Opened) -> list[Block]:
    """The tables on the visible sheets, in the file's order."""
    return [block for sheet in opened.sheets if not sheet.hidden for block in blocks(opened.read(sheet))]


def recognises(opened: Opened) -> bool:
    """Whether a visible sheet holds, among its first rows, the column codes of S.06.02 or S.06.03."""
    return any(blocks(_top(opened.read(sheet))) for sheet in opened.sheets if not sheet.hidden)


def _top(grid: Grid) -> Grid:
    return replace(grid, cells=grid.cells.head(DEPTH))


def blocks(grid: Grid) -> list[Block]:
    """The tables of one sheet."""
    found = []
    for at, texts in _rows_of_codes(grid):
        places: dict[str, int] = {}
        for place, text in enumerate(texts):
            codes = {f"C{digits}" for digits in _CODE.findall(text or "")}
            if len(codes) == 1:
                places.setdefault(codes.pop(), place)
        if len(places) >= _LEAST and (template := _template(places)) is not None:
            found.append((at, template, places))
    if not found:
        return []
    ends = [_end(grid, at) for at, _, _ in found[1:]] + [grid.cells.height]
    return [
        Block(grid, template, _parts(template, places), at, end, places)
        for (at, template, places), end in zip(found, ends, strict=True)
    ]


def _end(grid: Grid, at: int) -> int:
    """Where a table ends above a row of codes: titles and names that stand right above that row belong to it."""
    end = at
    while end and at - end < _TITLES and _is_title(grid.cells.row(end - 1)[1:]):
        end -= 1
    return end


def _is_title(record: tuple[str | None, ...]) -> bool:
    return all(text is None or not re.search(r"\d", _TEMPLATE.sub("", text)) for text in record)


def _rows_of_codes(grid: Grid) -> list[tuple[int, list[str]]]:
    """The records with at least three cells that hold a column code; only these are looked at closely."""
    cells = [name for name in grid.cells.columns if name != "row"]
    coded = pl.sum_horizontal(pl.col(cells).str.contains(r"(?i)C\s?0\d{3}"))
    hit = grid.cells.filter(coded >= _LEAST)
    return [(record[0] - 1, [text or "" for text in record[1:]]) for record in hit.iter_rows()]


def _template(places: dict[str, int]) -> str | None:
    if places.keys() >= _S0603 and max(places) <= _BEYOND:
        return "s-06-03"
    if "C0040" in places and _parts("s-06-02", places):
        return "s-06-02"
    return None


def _parts(template: str, places: dict[str, int]) -> frozenset[str]:
    if template == "s-06-03":
        return frozenset({"lines"})
    parts = set()
    if "C0170" in places or {"C0130", "C0140"} & places.keys():
        parts.add("positions")
    if {"C0190", "C0200", "C0290"} & places.keys():
        parts.add("assets")
    return frozenset(parts)
