"""The place of a purchase line is the forest it names; the supplier's country is never taken for it."""

from __future__ import annotations

from imvo import reference
from imvo.chain import places
from imvo.chain.vocabulary import load
from imvo.chain.wood.groups import GROUPS
from imvo.chain.wood.lists import read
from imvo.chain.wood.sites import sites
from tests.chain.wood_made import purchases


def test_lines_of_one_group_and_origin_are_one_place() -> None:
    swedish = {"origin": "SE", "origin_given": "Zweden", "group_given": "naaldhout"}
    found = sites(purchases(swedish, swedish | {"species": "vuren"}, {"origin": "FI"}))
    assert found.select("row", "name", "country", "material_given").rows() == [
        (2, "naaldhout, Zweden", "SE", "vuren"),
        (4, "vuren 45x145, FI", "FI", None),
    ]


def test_an_unknown_origin_stays_unknown_whatever_the_supplier_is() -> None:
    found = sites(purchases({"origin": None, "origin_given": "div.", "supplier_country": "SE"}))
    assert found.select("country", "country_given").rows() == [(None, None)]


def test_every_group_has_its_step_and_the_rows_are_sites() -> None:
    steps = read("harvest")["processes"]
    assert set(steps) == set(GROUPS)
    lines = [{"group": group, "product": "x"} for group in (*GROUPS[:-1], None)]
    found = places.combined([sites(purchases(*lines))])
    assert found["processes"].to_list() == [steps[group] for group in GROUPS]
    assert found["products"].to_list() == [*GROUPS[:5], None, None]


def test_tropical_and_other_wood_are_not_harvested_in_the_same_forest() -> None:
    steps = read("harvest")["processes"]
    assert steps["hardwood-tropical"] != steps["softwood"]
    assert steps["unknown"] == steps["hardwood"]


def test_no_lines_give_no_places() -> None:
    assert sites(purchases()).is_empty()


def test_steps_and_groups_are_known_to_the_chain() -> None:
    vocabulary = load(reference.load("processes-forest"))
    assert set(read("harvest")["processes"].values()) <= set(vocabulary.processes["id"])
    assert set(GROUPS[:5]) <= set(vocabulary.products["id"])
