"""Raw materials by country: a weight that nobody gave is unknown, never nought."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.minerals.origins import countries
from tests.chain.minerals_made import areas, lexicon, lots, smelters

ISSUES = tables.empty(tables.load("issues"))


def _weights(**delivered: pl.DataFrame) -> list[tuple[object, ...]]:
    frames = {kind.replace("_", "-"): frame for kind, frame in delivered.items()}
    table = countries(frames, lexicon("gold"), areas(), ISSUES, 1)
    return table.select("country", "kilograms", "share", "lots_without_kilograms").rows()


def test_a_country_of_lots_without_a_weight_has_no_weight_of_nought() -> None:
    bought = lots({"origin": "PE", "amount": 2.0, "unit": "kg"}, {"origin": "CD"}, {"origin": "PE"})
    assert _weights(mineral_lots=bought) == [("PE", 2.0, 1.0, 1), ("CD", None, None, 1)]


def test_a_list_of_smelters_says_nothing_of_weight() -> None:
    listed = smelters({"smelter_name_given": "Alpin", "origin": "PE|GH"}, {"smelter_name_given": "Beta"})
    assert {weight for _, weight, _, _ in _weights(smelters=listed)} == {None}


def test_recycled_metal_stands_under_its_own_material_and_its_country_is_looked_up_on_no_list() -> None:
    bought = lots(
        {"origin": "CD", "kind": "recycled", "amount": 1.0, "unit": "kg"},
        {"origin": "CD", "material": "recycled-gold", "amount": 1.0, "unit": "kg"},
        {"origin": "PE", "amount": 3.0, "unit": "kg"},
    )
    table = countries({"mineral-lots": bought}, lexicon("gold"), areas(), ISSUES, 1)
    assert table.select("material", "country", "share", "area").rows() == [
        ("gold", "PE", 1.0, areas().state("PE")),
        ("recycled-gold", "CD", 1.0, "collection"),
    ]
    assert areas().state("CD") != "not-listed", "as an origin it would stand on the list"
