"""Chains from factory to quarry: known only as a whole, unknown in every total, placed where the place is known."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain import extraction
from imvo.chain.places import combined
from tests.chain.delivered_made import made

ROW = st.fixed_dictionaries(
    {
        "chain": st.sampled_from(["Graniet", "Marmer", "Hardsteen"]),
        "factory": st.sampled_from(["F1", "F2", None]),
        "quarry": st.sampled_from(["Q1", "Q2", None]),
        "factory_country": st.sampled_from(["IN", "NL", None]),
        "quarry_country": st.sampled_from(["IN", "BE", None]),
        "quarry_area": st.sampled_from(["Karnataka", None]),
        "material": st.sampled_from(["granite", None]),
    }
)


def chains(*rows: dict[str, Any]) -> pl.DataFrame:
    return made("supply-chains", *rows)


def seen(*rows: dict[str, Any]) -> pl.DataFrame:
    groups = pl.DataFrame({"chain": ["A"], "groups": ["C"], "groups_from": ["stated"]})
    return extraction.visibility(chains(*rows), groups)


@pytest.mark.parametrize(
    ("factories", "expected"), [(["F", "G"], "known"), (["F", None], "partly"), ([None, None], "unknown")]
)
def test_one_known_factory_of_two_is_not_the_whole_chain(factories: list[str | None], expected: str) -> None:
    table = seen(*({"chain": "A", "factory": factory} for factory in factories))
    assert table.select("factories", "quarries", "rows").row(0) == (expected, "unknown", 2)


def test_a_chain_without_a_group_stays() -> None:
    table = seen({"chain": "A"}, {"chain": "B"})
    assert table.select("chain", "groups").rows() == [("A", "C"), ("B", None)]


@given(st.lists(ROW, max_size=12))
def test_no_chain_is_lost(rows: list[dict[str, Any]]) -> None:
    groups = pl.DataFrame(schema={"chain": pl.String, "groups": pl.String, "groups_from": pl.String})
    table = extraction.visibility(chains(*rows), groups)
    assert table.get_column("rows").sum() == len(rows)
    assert set(table.get_column("chain")) == {row["chain"] for row in rows}
    areas = extraction.areas(chains(*rows))
    assert set(areas.select("country", "area").rows()) == {(row["quarry_country"], row["quarry_area"]) for row in rows}


def test_an_area_is_told_without_a_quarry() -> None:
    rows = [{"chain": n, "quarry": n, "quarry_country": "IN", "quarry_area": "Karnataka"} for n in "AB"]
    areas = extraction.areas(chains(*rows, {"chain": "C"}))
    assert areas.rows() == [("IN", "Karnataka", 2, 2), (None, None, 1, 0)]
    assert not {"quarry", "factory"} & set(areas.columns)


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        ([("NL", "BE")], True),
        ([("NL", None)], None),
        ([(None, None)], None),
        ([("IN", None)], False),
        ([("NL", "BE"), ("NL", "IN")], False),
        ([("NL", None), ("IN", "BE")], False),
        ([("IN", "BE"), ("NL", None)], False),
        ([("NL", None), ("NL", "BE")], None),
    ],
)
def test_one_country_outside_decides_and_an_unknown_one_never_says_inside(
    countries: list[tuple[str | None, str | None]], expected: bool | None
) -> None:
    rows = [{"chain": "A", "factory_country": one, "quarry_country": other} for one, other in countries]
    assert extraction.within(chains(*rows), frozenset({"NL", "BE"})) == {"A": expected}


def sites(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = extraction.sites(chains(*rows), {"granite": "quarrying-hard"}, "processing", "quarrying")
    return combined([found]).select("name", "country", "products", "materials", "processes").rows()


def test_a_factory_and_a_quarry_are_two_sites_and_their_countries_never_mix() -> None:
    row = {"chain": "A", "factory": "F", "factory_country": "NL", "quarry": "Q", "material": "granite"}
    assert sites(row) == [
        ("F", "NL", None, "granite", "processing"),
        ("Q", None, None, "granite", "quarrying-hard"),
    ]


def test_a_place_known_by_its_country_alone_goes_by_its_chain() -> None:
    assert sites({"chain": "A", "quarry_country": "IN"}) == [("A", "IN", None, None, "quarrying")]


def test_a_product_says_by_itself_how_it_is_made() -> None:
    assert sites({"chain": "A", "factory": "F", "product": "kerbs"}) == [("F", None, "kerbs", None, None)]


def test_where_no_place_is_known_the_stone_is_still_asked_about() -> None:
    assert sites({"chain": "A", "material": "granite"}) == [("A", None, None, "granite", "processing")]
    assert sites({"chain": "A"}) == []
