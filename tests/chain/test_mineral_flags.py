"""Red flags: each rule rises on what it says, and on nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from imvo.chain.minerals import conformance
from imvo.chain.minerals.data import rules
from imvo.chain.minerals.flags import Facts, flags
from tests.chain.minerals_made import areas, lexicon, lots, rows, smelters

DAY = date(2025, 12, 31)
PAPER = {"document": "D", "document_kind": "assay", "document_date": date(2025, 3, 1)}
CLEAR = {"refiner": "Alpin", "origin": "CH", "kind": "mined-large-scale", **PAPER, "delivered": date(2025, 4, 1)}
NAMED = {"smelter_name_given": "Alpin", "country": "CH", "origin": "CH"}
LOOKUP = {"metal": "tin", "smelter_name": "Alpin", "standard_name": "Alpin", "country": "PE", "smelter_id": "CID1",
          "stands_for": "smelter"}  # fmt: skip


def raised(**delivered: pl.DataFrame) -> list[tuple[str, str | None]]:
    tables_ = {kind.replace("_", "-"): frame for kind, frame in delivered.items()}
    found = flags(tables_, Facts(areas(), lexicon("gold"), conformance.on_the_day(tables_, DAY)))
    return list(found.select("flag", "country").iter_rows())


def of_lot(**changes: Any) -> list[tuple[str, str | None]]:
    return raised(mineral_lots=lots({**CLEAR, **changes}))


def of_smelter(**changes: Any) -> list[tuple[str, str | None]]:
    return raised(smelters=smelters({**NAMED, **changes}))


def test_nothing_rises_where_all_is_stated_and_documented() -> None:
    assert of_lot() == []
    assert of_smelter() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"origin": None}, [("origin-unknown", None)]),
        ({"origin": "AF", "origin_region": "Helmand"}, [("origin-listed", "AF")]),
        ({"origin": "CD"}, [("origin-partly-listed", "CD")]),
        ({"origin": "CD", "origin_region": "Nord-Kivu"}, [("origin-listed", "CD")]),
        ({"transit": "CD|RW"}, [("transit-partly-listed", "CD")]),
        ({"transit": "CD", "transit_region": "Sud-Kivu"}, [("transit-listed", "CD")]),
        ({"refiner": None}, [("refiner-not-named", None)]),
        ({"kind": "recycled", "document": None}, [("recycled-without-evidence", None)]),
        ({"kind": "recycled", "document_kind": "own-statement"}, [("recycled-without-evidence", None)]),
        ({"kind": "recycled", "mine": "Coop"}, [("recycled-with-mine", None)]),
        ({"kind": "recycled"}, []),
        ({"document": None}, [("document-missing", None)]),
        ({"document_date": date(2025, 5, 1)}, [("document-after-delivery", None)]),
        ({"amount": 10.0, "document_amount": 9.0}, [("amount-differs", None)]),
        ({"amount": 10.0, "document_amount": 9.99}, []),
    ],
)
def test_a_lot(changes: dict[str, Any], expected: list[tuple[str, str | None]]) -> None:
    assert of_lot(**changes) == expected


def test_a_lot_that_contradicts_itself() -> None:
    two = lots({**CLEAR, "lot": "A"}, {**CLEAR, "lot": "A", "origin": "PE"}, {**CLEAR, "lot": "B", "origin": "PE"})
    assert [flag for flag, _ in raised(mineral_lots=two)] == ["lot-contradicts", "lot-contradicts"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"origin": None}, [("origin-unknown", None)]),
        ({"origin": "CH|CD"}, [("origin-partly-listed", "CD")]),
        ({"match": "unknown"}, [("smelter-unknown", None)]),
        ({"smelter_name_given": None}, [("smelter-unknown", None)]),
        ({"lookup_choice": "not-identified"}, [("smelter-unknown", None)]),
        ({"match": "misspelt", "suggested_name": "Alpine"}, [("smelter-near-matched", None)]),
        ({"recycled": "yes", "origin": None}, [("origin-unknown", None), ("recycled-without-evidence", None)]),
        ({"recycled": "yes"}, [("recycled-without-evidence", None), ("recycled-with-mine", None)]),
        ({"metal": "tin", "metal_given": "Tin", "match": "unknown"}, [("smelter-unknown", None)]),
    ],
)
def test_a_smelter(changes: dict[str, Any], expected: list[tuple[str, str | None]]) -> None:
    assert of_smelter(**changes) == expected


def test_a_smelter_listed_under_another_metal_or_country() -> None:
    listed = smelters({**NAMED, "matched_id": "CID1", "match": "id", "country_from": "given", "country_given": "CH"})
    listed = listed.with_columns(file=pl.lit("t.xlsx"))
    found = raised(smelters=listed, smelter_lookups=rows("smelter-lookups", {**LOOKUP, "file": "t.xlsx"}))
    assert found == [("smelter-other-metal", None), ("smelter-other-country", "CH")]


def test_an_answer_about_conflict_areas() -> None:
    asked = rows(
        "mineral-declarations",
        {"question": "3", "topic": "covered-countries", "metal": "gold", "metal_given": "Gold", "answer": "yes"},
        {"question": "4", "topic": "all-recycled", "metal": "gold", "metal_given": "Gold", "answer": "yes"},
    )
    assert raised(mineral_declarations=asked) == [("declared-conflict-area", None)]


def test_a_lapsed_entry_rises_and_one_that_holds_beside_it_does_not() -> None:
    entry = {"smelter_name": "Alpin", "scheme": "rmap", "status": "conformant", "status_given": "Conformant"}
    old = {**entry, "valid_to": date(2024, 1, 1)}
    new = {**entry, "valid_to": date(2026, 1, 1)}
    assert raised(smelters=smelters(NAMED), conformance=rows("conformance", old)) == [("conformance-lapsed", None)]
    assert raised(smelters=smelters(NAMED), conformance=rows("conformance", old, new)) == []


def test_a_lapsed_entry_says_its_status_and_its_last_day() -> None:
    entry = {"smelter_name": "Alpin", "scheme": "rmap", "status": "conformant", "status_given": "Conformant"}
    delivered = {
        "smelters": smelters(NAMED),
        "conformance": rows("conformance", {**entry, "valid_to": date(2024, 1, 1)}),
    }
    facts = Facts(areas(), lexicon("gold"), conformance.on_the_day(delivered, DAY))
    assert flags(delivered, facts).filter(flag="conformance-lapsed")["why"].to_list() == ["Conformant – 2024-01-01"]


def test_every_rule_of_the_file_rises_somewhere_in_these_tests_or_is_said_not_to_be_looked_at() -> None:
    known = {rule["id"] for rule in rules("red_flags")["rules"]}
    text = Path(__file__).read_text(encoding="utf-8")
    assert not [code for code in known if f'"{code}"' not in text]
    assert not known & {rule["id"] for rule in rules("red_flags")["not_assessed"]}
    for rule in rules("red_flags")["rules"]:
        assert rule["source"] in rules("red_flags")["sources"]
        assert {"nl", "en"} == rule["text"].keys() == rule["rises"].keys()
