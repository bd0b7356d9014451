"""The template's own list of smelters: names and aliases with their identifier, found by what its columns hold.

No header is needed. The metal's column holds metals, the identifier's holds CIDs (before version 3: a digit, a country
and a number), the country's holds countries; the names stand between metal and identifier. Of two columns of names the
standard one has fewer different texts, because several aliases share one standard name. Columns that glue a metal to a
name serve the workbook's own formulas and are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from imvo.intake.rmi.book import Book
from imvo.intake.rmi.knowledge import spelled
from imvo.intake.rmi.minerals import mineral_code
from imvo.intake.rmi.page import Page
from imvo.intake.wording import norm
from imvo.reference.countries import resolve

CID = re.compile(r"(?i)^\s*CID[\s-]*(\d{5,7})\s*$")
_OLD = re.compile(r"(?i)^\s*([1-4])\s*([A-Z]{3})\s*(\d{3})\s*$")
_LEAST = 3  # rows of a list
_MOST = 50_000


@dataclass(frozen=True)
class Columns:
    """Where things stand in one list; None: it has no such column."""

    metal: int
    name: int
    standard: int
    country: int | None
    smelter_id: int | None
    old_id: int | None


def identifier(text: str | None) -> str | None:
    """An identifier in one spelling: `cid 002763` is CID002763, `1 deu001` is 1DEU001; None when it is none."""
    if match := CID.match(text or ""):
        return f"CID{match[1]}"
    if match := _OLD.match(text or ""):
        return f"{match[1]}{match[2].upper()}{match[3]}"
    return None


def _is_cid(text: str) -> bool:
    return CID.match(text) is not None


def _is_old(text: str) -> bool:
    return _OLD.match(text) is not None


def lookups(book: Book) -> list[dict[str, Any]]:
    """Rows of the table `smelter-lookups` of every list in the workbook.

    A visible sheet of another name may be somebody's own list: it counts only when the template's is not there.
    """
    pages = [*book.named("lookups"), *book.others(hidden=True)]
    rows = [row for read in pages for row in _rows(read)]
    return rows or [row for read in book.others(hidden=False) for row in _rows(read)]


def _rows(read: Page) -> list[dict[str, Any]]:
    columns = find_columns(read)
    if columns is None:
        return []
    found = []
    for row in range(len(read.rows)):
        metal = mineral_code(read.text(row, columns.metal))
        name = read.text(row, columns.name) or read.text(row, columns.standard)
        if metal is None or name is None:
            continue
        code = _cell(read, row, columns.smelter_id)
        country = _cell(read, row, columns.country)
        found.append(
            {
                "row": row + 1,
                "sheet": read.name,
                "metal": metal,
                "smelter_name": name,
                "standard_name": read.text(row, columns.standard) or name,
                "country": resolve(country).code if country else None,
                "country_given": country,
                "smelter_id": identifier(code),
                "old_id": identifier(_cell(read, row, columns.old_id)),
                "stands_for": "smelter" if identifier(code) else stands_for(name) or "smelter",
            }
        )
    return found


def stands_for(text: str | None) -> str | None:
    """not-listed or not-identified, when a choice is no smelter."""
    return spelled("stands_for").get(norm(text or ""))


def _cell(read: Page, row: int, column: int | None) -> str | None:
    return None if column is None else read.text(row, column)


def find_columns(read: Page) -> Columns | None:
    """The columns of a list of smelters; None when the sheet is none."""
    if not (_LEAST <= len(read.rows) <= _MOST):
        return None
    texts = {column: _column(read, column) for column in range(min(read.width, 20))}
    metal = next((column for column, cells in texts.items() if _share(cells, _is_metal) >= 0.8), None)
    if metal is None:
        return None
    rows = [row for row in range(len(read.rows)) if _is_metal(read.text(row, metal) or "")]
    if len(rows) < _LEAST:
        return None
    cells = {column: [read.text(row, column) or "" for row in rows] for column in range(metal + 1, min(read.width, 20))}
    cid = _first(cells, _is_cid)
    old = _first(cells, _is_old)
    smelter_id, old_id = (cid, old) if cid is not None else (old, None)
    country = _country(cells)
    taken = {smelter_id, old_id, country}
    glued = [str(read.text(row, metal)) for row in rows]
    last = min((column for column in (smelter_id, old_id) if column is not None), default=metal + 4)
    names = [
        column
        for column, texts_of in cells.items()
        if column < last and column not in taken and _is_names(texts_of, glued)
    ][:2]
    if not names:
        return None
    coded = [place for place, text in enumerate(cells.get(smelter_id or -1, ())) if identifier(text)]
    name, standard = _which(names, {column: [cells[column][place] for place in coded] for column in names})
    return Columns(metal, name, standard, country, smelter_id, old_id)


def _column(read: Page, column: int) -> list[str]:
    return [text for row in range(len(read.rows)) if (text := read.text(row, column))]


def _is_metal(text: str) -> bool:
    return mineral_code(text) is not None


def _share(cells: list[str], holds: Callable[[str], bool]) -> float:
    """The share of the filled cells of which it holds; few cells are no column."""
    filled = [cell for cell in cells if cell]
    return sum(map(holds, filled)) / len(filled) if len(filled) >= _LEAST else 0.0


def _first(cells: dict[int, list[str]], holds: Callable[[str], bool]) -> int | None:
    return next((column for column, texts in cells.items() if sum(map(holds, texts)) >= max(1, 0.2 * len(texts))), None)


def _country(cells: dict[int, list[str]]) -> int | None:
    """The first column of which most different texts are countries."""
    for column, texts in cells.items():
        common = [text for text, _ in Counter(text for text in texts if text).most_common(12)]
        if common and sum(resolve(text).code is not None for text in common) >= 0.6 * len(common):
            return column
    return None


def _is_names(texts: list[str], beside: list[str]) -> bool:
    """Different texts that are not their row's metal with a name glued to it (`TinExample`, for the formulas)."""
    filled = [(text, metal) for text, metal in zip(texts, beside, strict=True) if text]
    if len({text for text, _ in filled}) < max(1, 0.1 * len(texts)):
        return False
    glued = sum(text.startswith(metal) and text[len(metal) :][:1].strip() != "" for text, metal in filled)
    return glued < 0.8 * len(filled)


def _which(names: list[int], cells: dict[int, list[str]]) -> tuple[int, int]:
    """The column of names and aliases, and that of standard names."""
    if len(names) == 1:
        return names[0], names[0]
    first, second = names
    if not cells[first]:
        return first, second
    # An alias that is not given leaves its cell empty: then the other column has a text in every row.
    empty = [sum(not text for text in cells[column]) for column in names]
    if empty[0] != empty[1] and max(empty) > 0.2 * len(cells[first]):
        return (first, second) if empty[0] > empty[1] else (second, first)
    return (first, second) if len(set(cells[first])) >= len(set(cells[second])) else (second, first)
