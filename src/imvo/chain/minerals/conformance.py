"""Smelters beside the list of a scheme that the user supplies: by identifier, then by exactly the same name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl
from rapidfuzz import fuzz, process

from imvo import tables
from imvo.chain.minerals.subjects import identifier, named
from imvo.intake.rmi.knowledge import known
from imvo.intake.rmi.minerals import mineral_code
from imvo.intake.wording import norm

RESULT = "smelter-conformance"
LAPSED = frozenset({"expired", "not-conformant"})
Entry = dict[str, Any]


def on_the_day(delivered: Mapping[str, pl.DataFrame], as_of: date) -> pl.DataFrame:
    """The table `smelter-conformance`. A smelter without an entry has one row, which says that nothing is known."""
    entries = list(delivered["conformance"].iter_rows(named=True)) if "conformance" in delivered else []
    by_id, by_name = _index(entries)
    names = {norm(entry["smelter_name"]): entry["smelter_name"] for entry in entries if entry["smelter_name"]}
    rows: list[Entry] = []
    for subject in named(delivered).iter_rows(named=True):
        code, name = subject["smelter_id"], norm(subject["smelter"] or "")
        how, found = "id", by_id.get(code or "", [])
        if not found:
            how, found = "name", _alike(by_name.get(name, []), code, subject["metal"]) if name else []
        about = {key: subject[key] for key in ("smelter", "smelter_id", "metal", "rows")}
        if not found:
            near = process.extractOne(name, names.keys(), scorer=fuzz.ratio, score_cutoff=known()["near"])
            suggestion = names[near[0]] if near and name else None
            rows.append(about | {"state": "not-found", "suggestion": suggestion})
        rows += [about | {"found_by": how, "state": state(entry, as_of)} | _told(entry) for entry in found]
    declared = tables.load(RESULT)
    frame = pl.DataFrame([{name: row.get(name) for name in declared.dtypes} for row in rows], schema=declared.dtypes)
    keys = ["smelter", "smelter_id", "metal", "scheme", "list_file", "list_row"]
    return tables.check(frame.unique(maintain_order=True).sort(keys, nulls_last=True, maintain_order=True), declared)


def state(entry: Mapping[str, Any], as_of: date) -> str:
    """What one entry says of the day. A status without dates that hold the day is not known to be so."""
    if entry["status"] is None:
        return "listed"
    if entry["status"] != "conformant":
        return "not-conformant"
    if entry["valid_to"] is not None and entry["valid_to"] < as_of:
        return "expired"
    if entry["valid_from"] is not None and entry["valid_from"] > as_of:
        return "not-yet"
    return "undated" if entry["valid_to"] is None else "conformant"


def _told(entry: Entry) -> Entry:
    told = {name: entry[name] for name in ("scheme", "status_given", "valid_from", "valid_to", "list_date")}
    return told | {"list_file": entry["file"], "list_row": entry["row"]}


def _index(entries: Iterable[Entry]) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    by_id: dict[str, list[Entry]] = {}
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        if code := identifier(entry["smelter_id"]):
            by_id.setdefault(code, []).append(entry)
        if entry["smelter_name"]:
            by_name.setdefault(norm(entry["smelter_name"]), []).append(entry)
    return by_id, by_name


def _alike(entries: list[Entry], code: str | None, metal: str | None) -> list[Entry]:
    """Entries of the same name that may be this smelter.

    One of another metal is another smelter, where neither is silent on its metal; so is one with another number of the
    same kind (CID and CID).
    """
    own = mineral_code(metal)
    given = [(entry, mineral_code(entry["metal"]), identifier(entry["smelter_id"])) for entry in entries]
    return [
        entry
        for entry, listed, other in given
        if (own is None or listed is None or own == listed) and not (code and other and _kind(code) == _kind(other))
    ]


def _kind(code: str) -> str:
    """The letters that an identifier begins with."""
    return code.rstrip("0123456789")
