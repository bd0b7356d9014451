"""What the workbook's own list has of a declared smelter, and where the two differ: told, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from imvo.intake.rmi.columns import Places
from imvo.intake.rmi.lookup import identifier, stands_for
from imvo.intake.rmi.match import Entry, Index
from imvo.intake.rmi.minerals import mineral_name
from imvo.intake.rmi.told import Told
from imvo.reference.countries import name as country_name

_FOUND = ("id", "name", "alias")


@dataclass(frozen=True)
class Row:
    """One filled row: field -> text. `number` as the sheet counts; `ids`: every cell in a column of identifiers."""

    sheet: str
    number: int
    cells: dict[str, str]
    ids: tuple[str, ...]
    headers: Mapping[int, str]
    places: Places
    failed: tuple[str, ...] = ()

    def header(self, field: str) -> str | None:
        """The header of a field as the file spells it."""
        return self.places.header(field)


def look_up(record: dict[str, Any], row: Row, index: Index, told: Told) -> None:
    """Add to `record` its identifier, what was found and how, and the place where the row leaves it empty."""
    code = _code(row, told)
    names = [row.cells.get("name"), row.cells.get("lookup")]
    names = [name for name in names if stands_for(name) is None and identifier(name) is None]
    record["smelter_id"] = next((text for text in row.ids if identifier(text)), None) or row.cells.get("id_elsewhere")
    record["smelter_id"] = record["smelter_id"] or (row.ids[0] if row.ids else None)
    record |= dict.fromkeys(("match", "matched_id", "matched_name", "suggested_id", "suggested_name"))
    record["country_from"] = "given" if record["country"] else None
    if len(index):
        _compare(record, row, code, [name for name in names if name], index, told)


def _code(row: Row, told: Told) -> str | None:
    """The identifier in one spelling; that two differ, or that it stands elsewhere, is told."""
    codes = list(dict.fromkeys(code for text in row.ids if (code := identifier(text))))
    if len(codes) > 1:
        told.add("note", "id-two", row.sheet, row.number, row.header("id"), codes[0], one=codes[0], two=codes[1])
    if codes:
        return codes[0]
    code = row.cells.get("id_elsewhere")
    if code:
        told.add("note", "id-elsewhere", row.sheet, row.number, row.header("id"), code, id=code)
    return code


def _compare(record: dict[str, Any], row: Row, code: str | None, names: list[str], index: Index, told: Told) -> None:
    match = index.find(code, names, record["metal"])
    record["match"] = match.how
    if row.ids and code not in index.by_id:
        told.add("note", "id-unlisted", row.sheet, row.number, row.header("id"), row.ids[0])
    if match.entry is not None and match.how in _FOUND:
        record["matched_id"], record["matched_name"] = match.entry["smelter_id"], match.entry["standard_name"]
        _name_differs(match.entry, row, names, index, told) if match.how == "id" else None
        _mineral_differs(record, match.entry, row, told)
        _place_differs(record, match.entry, row, told)
    elif match.entry is not None:
        nearest = match.entry
        record["suggested_id"], record["suggested_name"] = nearest["smelter_id"], nearest["standard_name"]
        shown = {"name": nearest["smelter_name"], "id": nearest["smelter_id"] or "-"}
        told.add("note", "misspelt", row.sheet, row.number, row.header("name"), match.name, **shown)
    elif record["lookup_choice"] == "not-identified":
        told.add("note", "not-identified", row.sheet, row.number, row.header("lookup"), row.cells.get("lookup"))
    else:
        told.add("note", "unlisted", row.sheet, row.number, row.header("name"), names[0] if names else code)


def _name_differs(entry: Entry, row: Row, names: list[str], index: Index, told: Told) -> None:
    """Only where the name is surely another's: a spelling that the list does not have says nothing."""
    for name in names:
        others = index.called(name)
        if others and entry["smelter_id"] not in others:
            other = next(one for one in index.by_id[min(others)])
            shown = {"name": entry["standard_name"], "other": other["standard_name"]}
            told.add("note", "id-name", row.sheet, row.number, row.header("name"), name, **shown)
            return


def _mineral_differs(record: dict[str, Any], entry: Entry, row: Row, told: Told) -> None:
    listed = entry["metal"]
    if record["metal"] is None:
        record["metal"] = listed
        told.add("note", "metal-missing", row.sheet, row.number, row.header("metal"), None)
    elif record["metal"] != listed:
        shown = {"metal": mineral_name(listed, told.lang)}
        told.add("note", "metal-other", row.sheet, row.number, row.header("metal"), record["metal_given"], **shown)


def _place_differs(record: dict[str, Any], entry: Entry, row: Row, told: Told) -> None:
    listed = entry["country"]
    if listed is None:
        return
    shown = {"listed": country_name(listed, told.lang)}
    if record["country_given"] is None:
        record["country"], record["country_from"] = listed, "lookup"
        told.add("note", "country-filled", row.sheet, row.number, row.header("country"), None, **shown)
    elif record["country"] and record["country"] != listed:
        told.add(
            "note", "country-other", row.sheet, row.number, row.header("country"), record["country_given"], **shown
        )
