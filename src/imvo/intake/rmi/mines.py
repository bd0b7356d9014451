"""The list of mines (EMRT from 2.0, AMRT): which mine a smelter buys from, as far as it is stated.

The templates that have it were not seen; its order of columns is taken from public notes on them (`template.yaml`),
and a header that the workbook's labels know overrules it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from imvo.intake.rmi.book import Book
from imvo.intake.rmi.declaration import mineral_of
from imvo.intake.rmi.knowledge import known, stands_on
from imvo.intake.rmi.minerals import OTHER, mineral_code
from imvo.intake.rmi.page import Page
from imvo.intake.rmi.told import Told
from imvo.intake.values.cell import Cell
from imvo.intake.values.places import read_countries


@dataclass(frozen=True)
class Dug:
    """Rows of the table `smelter-mines`; `rejected`: filled rows that name neither a mine nor its country."""

    rows: list[dict[str, Any]]
    rejected: int


def mines(book: Book, told: Told) -> Dug:
    """Read the list of mines of a template that has one."""
    rows: list[dict[str, Any]] = []
    rejected = 0
    for page in book.named("mines"):
        fields = stands_on(known()["mines"]["columns"])
        for at in range(_top(page) + 1, len(page.rows)):
            cells = {field: text for column, field in fields.items() if (text := page.text(at, column))}
            if not cells:
                continue
            if not any(cells.get(field) for field in ("mine", "mine_id", "country")):
                told.add("row", "mine-nameless", page.name, at + 1, None, next(iter(cells.values())))
                rejected += 1
                continue
            rows.append(_record(book, page, at, cells, told))
    return Dug(rows, rejected)


def _top(page: Page) -> int:
    """The row of the headers: the last of the first rows before a metal, the fullest one when there is none."""
    rows = range(min(12, len(page.rows)))
    first = next((row for row in rows if mineral_code(page.text(row, 0))), None)
    if first is not None:
        return first - 1
    return max(rows, key=lambda row: (len(page.filled(row)), -row), default=3)


def _record(book: Book, page: Page, at: int, cells: dict[str, str], told: Told) -> dict[str, Any]:
    country = None
    if given := cells.get("country"):
        read = read_countries([Cell(given)], told.lang).readings[0]
        country = read.values[0]
        if read.problem:
            told.problem(read.problem, page.name, at + 1, None, given)
    metal = mineral_of(book, cells.get("metal"))
    return {
        "row": at + 1,
        "sheet": page.name,
        "metal": metal or (OTHER if cells.get("metal") else None),
        "metal_given": cells.get("metal"),
        "smelter_name_given": cells.get("smelter"),
        "mine_name": cells.get("mine"),
        "mine_id": cells.get("mine_id"),
        "country": country,
        "country_given": cells.get("country"),
        "region": cells.get("region"),
        "city": cells.get("city"),
    }
