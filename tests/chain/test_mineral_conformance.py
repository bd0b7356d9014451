"""Conformance: by identifier, then exact name; near names are suggested only; dates decide what holds on the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from imvo.chain.minerals.conformance import on_the_day
from tests.chain.minerals_made import lots, rows, smelters

DAY = date(2025, 12, 31)
ENTRY = {
    "smelter_id": "CID 1",
    "smelter_name": "Alpin Goldworks",
    "metal": "Gold",
    "scheme": "rmap",
    "status": "conformant",
}


def told(smelter: dict[str, Any], *entries: dict[str, Any]) -> list[tuple[Any, ...]]:
    delivered = {"smelters": smelters(smelter)}
    if entries:
        delivered["conformance"] = rows("conformance", *entries)
    return list(on_the_day(delivered, DAY).select("found_by", "state", "suggestion").iter_rows())


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"valid_from": date(2025, 1, 1), "valid_to": date(2026, 1, 1)}, "conformant"),
        ({"valid_to": DAY}, "conformant"),
        ({"valid_to": date(2025, 12, 30)}, "expired"),
        ({"valid_from": date(2026, 1, 1), "valid_to": date(2027, 1, 1)}, "not-yet"),
        ({}, "undated"),
        ({"status": None}, "listed"),
        ({"status": "suspended", "valid_to": date(2026, 1, 1)}, "not-conformant"),
    ],
)
def test_the_state_on_the_day(changes: dict[str, Any], state: str) -> None:
    assert told({"smelter_id": "cid1", "smelter_name_given": "Other"}, {**ENTRY, **changes}) == [("id", state, None)]


def test_an_exact_name_is_found_and_a_near_one_is_only_suggested() -> None:
    assert told({"smelter_name_given": "ALPIN goldworks"}, ENTRY) == [("name", "undated", None)]
    assert told({"smelter_name_given": "Alpin Goldwork"}, ENTRY) == [(None, "not-found", "Alpin Goldworks")]
    assert told({"smelter_name_given": "Quite another"}, ENTRY) == [(None, "not-found", None)]


def test_the_same_name_of_another_metal_is_another_smelter() -> None:
    other = {**ENTRY, "smelter_id": None, "metal": "Tin"}
    assert told({"smelter_name_given": "Alpin Goldworks"}, other)[0][1] == "not-found"
    assert told({"smelter_name_given": "Alpin Goldworks"}, {**other, "metal": None})[0][1] == "undated"


def test_without_a_list_nothing_is_known() -> None:
    assert told({"smelter_name_given": "Alpin Goldworks"}) == [(None, "not-found", None)]


def test_a_smelter_of_two_files_is_one_row_with_both_counted() -> None:
    delivered: dict[str, pl.DataFrame] = {
        "smelters": smelters({"smelter_name_given": "Alpin", "smelter_id": "CID1"}),
        "mineral-lots": lots({"refiner": "alpin"}, {"smelter_id": "CID1"}, {"supplier": "Trader"}),
    }
    table = on_the_day(delivered, DAY)
    assert list(table.select("smelter", "smelter_id", "rows").iter_rows()) == [("Alpin", "CID1", 3)]


def test_another_number_of_the_same_kind_is_another_smelter() -> None:
    named = {"smelter_name_given": "Alpin Goldworks"}
    assert told({**named, "smelter_id": "CID2"}, ENTRY) == [(None, "not-found", "Alpin Goldworks")]
    assert told({**named, "smelter_id": "CID2"}, {**ENTRY, "smelter_id": "GD-7"}) == [("name", "undated", None)]
