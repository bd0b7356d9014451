"""Where a TPT table stands in a file: the row whose cells begin with the numbers of TPT fields.

Field 12 is written `12_CIC_code_of_the_instrument`, `12_CIC code of the instrument`, `12. CIC code` or just `12`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from imvo.files import Grid, Opened
from imvo.intake.header import DEPTH
from imvo.intake.identifiers import cic

_NUMBER = re.compile(r"\s*(\d{1,4}[a-z]?)(?=$|[\s_.:)/–-])", re.IGNORECASE)
# What a line of the template cannot do without, and how many fields make a header one of TPT.
_NEEDED = ({"12"}, {"14"}, {"22", "24", "25", "26"}, {"1", "3"})
_LEAST = 6
_SAMPLE = 200


@dataclass(frozen=True)
class TptTable:
    """A TPT table: its grid, the place of its header among the records, and number of field -> place of its column."""

    grid: Grid
    at: int
    texts: list[str]
    places: dict[str, int]


@cache
def fields() -> dict[str, Any]:
    """The declaration of fields.yaml."""
    text = (resources.files(__package__) / "fields.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = YAML(typ="safe").load(text)
    return data


@cache
def number_of(header: str) -> str | None:
    """`24_Market_valuation_...` -> `24`; None when no number of a TPT field begins the text."""
    found = _NUMBER.match(header)
    if found is None:
        return None
    number = found[1].lower().lstrip("0")
    known = number in fields()["letters"] or number == "1000"
    return number if known or (number.isdigit() and 1 <= int(number) <= fields()["highest"]) else None


def tables_in(opened: Opened) -> list[TptTable]:
    """Every visible sheet with a TPT table, in the file's order; a file may keep each fund on a sheet of its own."""
    found = [find(opened.read(sheet)) for sheet in opened.sheets if not sheet.hidden]
    return [table for table in found if table is not None]


def recognises(opened: Opened) -> bool:
    """Whether a visible sheet of the file holds a TPT table."""
    return bool(tables_in(opened))


def find(grid: Grid) -> TptTable | None:
    """The TPT table of one sheet: the first row that names the fields a line cannot do without."""
    for at, texts in enumerate(grid.head(DEPTH)):
        places: dict[str, int] = {}
        for place, text in enumerate(texts):
            number = number_of(text) if text and len(text) <= 200 else None
            if number is not None:
                places.setdefault(number, place)
        if len(places) < _LEAST or not all(needed & places.keys() for needed in _NEEDED):
            continue
        table = TptTable(grid, at, texts, places)
        if "cic" in texts[places["12"]].casefold() or _holds_cic(table):
            return table
    return None


def _holds_cic(table: TptTable) -> bool:
    """Bare numbers may head any table, such as the days of a month: then column 12 must hold CIC codes."""
    column = table.grid.cells.slice(table.at + 1, _SAMPLE).get_column(f"c{table.places['12']}").drop_nulls()
    return bool(len(column)) and 2 * sum(cic(text).state == "valid" for text in column) >= len(column)
