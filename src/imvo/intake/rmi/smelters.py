"""The list of smelters: every filled row, kept as typed, beside what the workbook's own list has of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from imvo.files.grid import CellKind
from imvo.intake.rmi.book import Book
from imvo.intake.rmi.columns import Places, find_places
from imvo.intake.rmi.declaration import mineral_of
from imvo.intake.rmi.judged import Row, look_up
from imvo.intake.rmi.knowledge import spelled
from imvo.intake.rmi.lookup import identifier, stands_for
from imvo.intake.rmi.match import Index
from imvo.intake.rmi.minerals import OTHER
from imvo.intake.rmi.origin import read_origin, says_recycled
from imvo.intake.rmi.told import Told
from imvo.intake.values.cell import Cell
from imvo.intake.values.places import read_countries
from imvo.intake.wording import norm

_TEXTS = ("street", "city", "region", "steps", "mine", "origin", "recycled", "comments")
_NAMING = ("id", "lookup", "name")
_CLAIMS = ("yes", "no", "unknown")


@dataclass(frozen=True)
class Listed:
    """Rows of the table `smelters`; `rejected`: how many filled rows name no smelter; `found`: the columns."""

    rows: list[dict[str, Any]]
    rejected: int
    places: Places


def smelters(book: Book, index: Index, told: Told) -> Listed:
    """Read the list; each row is accepted, or told as rejected."""
    places = find_places(book)
    rows, rejected = [], 0
    for at in range(places.top + 1, len(book.smelters.page.rows)):
        row = _row(book, places, at)
        if not row.cells:
            continue
        if not any(row.cells.get(field) for field in (*_NAMING, "id_elsewhere")):
            _refuse(row, told)
            rejected += 1
            continue
        rows.append(_record(book, row, index, told))
    _repeats(rows, places, told)
    return Listed(rows, rejected, places)


def _row(book: Book, places: Places, at: int) -> Row:
    """The cells of one row that are not empty and not what a formula leaves behind."""
    page = book.smelters.page
    cells: dict[str, str] = {}
    failed: list[str] = []
    ids: list[str] = []
    for field, columns in places.fields.items():
        for column in columns:
            if column < page.width and page.failed(at, column):
                failed.append(field)
            text = page.text(at, column)
            # A formula that fetches an empty cell leaves 0.
            if text is None or (text == "0" and page.kind(at, column) is CellKind.NUMBER):
                continue
            if field == "id":
                ids.append(text)
            cells.setdefault(field, text)
    if not any(identifier(text) for text in ids):
        code = next((code for text in cells.values() if (code := identifier(text))), None)
        if code:
            cells["id_elsewhere"] = code
    return Row(page.name, at + 1, cells, tuple(dict.fromkeys(ids)), places.headers, places, tuple(failed))


def _refuse(row: Row, told: Told) -> None:
    """A row that names no smelter: a remark under the list, or one that was begun and left."""
    field, text = next(iter(row.cells.items()))
    lone = len(row.cells) == 1 and not (field == "metal" and len(text) < 30)
    told.add("row", "remark" if lone else "nameless", row.sheet, row.number, row.header(field), text)


def _record(book: Book, row: Row, index: Index, told: Told) -> dict[str, Any]:
    cells = row.cells
    metal = mineral_of(book, cells.get("metal"))
    if metal is None and cells.get("metal"):
        metal = OTHER
        told.add("note", "metal-unknown", row.sheet, row.number, row.header("metal"), cells["metal"])
    choice = stands_for(cells.get("lookup")) or ("smelter" if cells.get("lookup") else None)
    record: dict[str, Any] = {
        "row": row.number,
        "sheet": row.sheet,
        "metal": metal,
        "metal_given": cells.get("metal"),
        "smelter_name_given": cells.get("name"),
        "smelter_lookup_given": cells.get("lookup"),
        "lookup_choice": choice,
        "country_given": cells.get("country"),
        "country": _country(row, told),
        "region": cells.get("region"),
        "city": cells.get("city"),
        "street": cells.get("street"),
        "mine_name": cells.get("mine"),
        "origin_given": cells.get("origin"),
        "recycled_given": cells.get("recycled"),
        "proposed_next_steps": cells.get("steps"),
        "comments": cells.get("comments"),
    }
    record |= _origin(row, told)
    record["recycled"] = _recycled(book, row, told)
    look_up(record, row, index, told)
    for field in row.failed:
        told.add("cell", "formula-error", row.sheet, row.number, row.header(field), None)
    return record


def _country(row: Row, told: Told) -> str | None:
    given = row.cells.get("country")
    if given is None:
        return None
    if norm(given) in spelled("answers"):  # "Unknown", as the template itself fills in
        return None
    read = read_countries([Cell(given)], told.lang).readings[0]
    if read.problem:
        told.problem(read.problem, row.sheet, row.number, row.header("country"), given)
    return read.values[0]  # type: ignore[no-any-return]


def _origin(row: Row, told: Told) -> dict[str, Any]:
    found = read_origin(row.cells.get("origin"))
    for part in found.unread:
        told.add("cell", "origin-part", row.sheet, row.number, row.header("origin"), row.cells["origin"], part=part)
    for part in found.judged:
        told.add("note", "origin-judged", row.sheet, row.number, row.header("origin"), row.cells["origin"], part=part)
    mentioned = found.recycled or says_recycled(row.cells.get("mine"))
    known = bool(row.cells.get("mine") or row.cells.get("origin"))
    return {"origin": "|".join(found.countries) or None, "recycled_mentioned": mentioned if known else None}


def _recycled(book: Book, row: Row, told: Told) -> str | None:
    given = row.cells.get("recycled")
    if given is None:
        return None
    codes = spelled("answers")
    texts = (given, *book.labels.in_english(given))
    code = next((codes[norm(text)] for text in texts if norm(text) in codes), None)
    if code in _CLAIMS:
        return code
    if code == "all":
        return "yes"
    told.add("cell", "recycled-text", row.sheet, row.number, row.header("recycled"), given)
    return None


def _repeats(rows: list[dict[str, Any]], places: Places, told: Told) -> None:
    """A note on each row that has the smelter and the metal of an earlier one."""
    first: dict[tuple[str | None, ...], int] = {}
    for row in rows:
        named = row["matched_id"] or identifier(row["smelter_id"])
        name = row["smelter_name_given"] or row["smelter_lookup_given"]
        if row["lookup_choice"] == "not-identified" and named is None:
            continue
        key = (row["metal"], named) if named else (row["metal"], None, norm(name or ""), row["country"])
        if key in first:
            header = places.header("name")
            told.add("note", "twice", row["sheet"], row["row"], header, named or name, of=first[key])
        else:
            first[key] = row["row"]
