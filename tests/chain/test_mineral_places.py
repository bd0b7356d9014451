"""Smelters and mines are two places: only a stated origin becomes one of mining, and the unknown is never lost."""

from __future__ import annotations

import polars as pl

from imvo.chain.minerals.lexicon import of_chain
from imvo.chain.minerals.places import sites
from tests.chain.minerals_made import lexicon, lots, rows, smelters


def placed(name: str = "gold", **delivered: pl.DataFrame) -> list[tuple[str, str | None, str]]:
    found = sites({kind.replace("_", "-"): frame for kind, frame in delivered.items()}, lexicon(name))
    return [(row["name"], row["country"], row["processes"]) for row in found.to_dicts()]


def test_a_smelter_without_origin_is_one_place_and_leaves_the_mine_to_the_method() -> None:
    assert placed(smelters=smelters({"smelter_name_given": "Alpin", "country": "CH"})) == [
        ("Alpin", "CH", "gold-refining")
    ]


def test_a_stated_origin_is_a_place_of_mining_in_that_country() -> None:
    listed = smelters({"smelter_name_given": "Alpin", "country": "CH", "origin": "GH|PE"})
    assert placed(smelters=listed) == [
        ("Alpin", "CH", "gold-refining"),
        ("Alpin", "GH", "gold-mining-unspecified"),
        ("Alpin", "PE", "gold-mining-unspecified"),
    ]


def test_once_one_origin_is_stated_the_others_stay_as_mines_in_an_unknown_country() -> None:
    listed = smelters(
        {"smelter_name_given": "Alpin", "country": "CH", "origin": "GH"},
        {"smelter_name_given": "Nordin", "country": "NO"},
    )
    assert ("Nordin", None, "gold-mining-unspecified") in placed(smelters=listed)


def test_a_mine_in_a_list_of_sites_does_not_hide_an_unknown_origin() -> None:
    own = rows("sites", {"name": "Mijn", "country": "CA", "processes": "gold-mining-large-scale"})
    found = placed(smelters=smelters({"smelter_name_given": "Alpin", "country": "CH"}), sites=own)
    assert ("Alpin", None, "gold-mining-unspecified") in found


def test_the_mine_of_one_metal_does_not_stand_for_that_of_another() -> None:
    listed = smelters(
        {"metal": "tin", "metal_given": "Tin", "smelter_name_given": "Tinin", "origin": "ID"},
        {"metal": "cobalt", "metal_given": "Cobalt", "smelter_name_given": "Cobaltin"},
    )
    # The cobalt mine stays with the method, which still asks for it.
    assert placed("metals", smelters=listed) == [
        ("Tinin", None, "tin-smelting"),
        ("Tinin", "ID", "tin-mining"),
        ("Cobaltin", None, "cobalt-refining"),
    ]


def test_metals_of_another_chain_are_left_out_and_an_unknown_metal_is_not() -> None:
    listed = smelters(
        {"metal": "tin", "metal_given": "Tin", "smelter_name_given": "Tinin"},
        {"metal": None, "metal_given": None, "smelter_name_given": "Anyin"},
    )
    assert placed(smelters=listed) == [("Anyin", None, "gold-refining")]
    assert of_chain({"smelters": listed}, lexicon("gold"))["smelters"]["smelter_name_given"].to_list() == ["Anyin"]
    assert of_chain({"smelters": listed}, lexicon("metals"))["smelters"].height == 2


def test_every_metal_of_the_templates_has_its_own_steps_in_the_chain_of_metals() -> None:
    words = lexicon("metals")
    for code, refining, mining in (
        ("tin", "tin-smelting", "tin-mining"),
        ("tantalum", "tantalum-refining", "tantalum-mining"),
        ("aluminium", "aluminium-smelting", "bauxite-mining"),
        ("gold", "precious-metal-refining", "precious-metal-mining"),
        ("mica", "mica-processing", "mica-mining"),
        ("graphite", "other-metal-smelting", "other-mineral-mining"),
        ("palladium", "precious-metal-refining", "precious-metal-mining"),
    ):
        mineral = words.of_metal(code, None)
        assert mineral is not None
        assert (mineral.refining, mineral.mining) == ((refining,), (mining,))


def test_a_lot_gives_its_refiner_and_its_mine_of_the_stated_kind() -> None:
    bought = lots(
        {"refiner": "Alpin", "refiner_country": "CH", "origin": "PE", "mine": "Coop", "kind": "mined-artisanal"}
    )
    assert placed(mineral_lots=bought) == [("Alpin", "CH", "gold-refining"), ("Coop", "PE", "gold-mining-asm")]


def test_a_kind_without_a_country_narrows_nothing() -> None:
    bought = lots(
        {"refiner": "Alpin", "kind": "mined-large-scale", "lot": "A"},
        {"refiner": "Alpin", "kind": "mined-large-scale", "lot": "B", "origin": "CA"},
    )
    assert ("A", None, "gold-mining-unspecified") in placed(mineral_lots=bought)


def test_a_claim_of_recycling_adds_recycling_and_takes_no_mine_away() -> None:
    bought = lots(
        {"refiner": "Rijn", "refiner_country": "NL", "origin": "NL", "kind": "recycled", "lot": "R"},
        {"refiner": "Alpin", "origin": "GH", "lot": "M"},
    )
    found = placed(mineral_lots=bought)
    assert ("R", "NL", "gold-recycling-unspecified") in found
    assert ("R", None, "gold-mining-unspecified") in found


def test_the_same_smelter_in_two_files_is_one_place() -> None:
    listed = smelters({"smelter_name_given": "Alpin", "smelter_id": "CID1", "country": "CH"})
    bought = lots({"refiner": "ALPIN", "smelter_id": "cid 1", "refiner_country": "CH"})
    assert len(placed(smelters=listed, mineral_lots=bought)) == 1


def test_two_smelters_that_are_not_identified_stay_two() -> None:
    unknown = {"smelter_lookup_given": "Smelter not yet identified", "lookup_choice": "not-identified"}
    assert len(placed(smelters=smelters(unknown, unknown))) == 2
