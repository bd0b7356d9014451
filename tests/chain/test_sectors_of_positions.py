"""The sector of a position, and how far it can be assessed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chain.held import holdings, positions


def _one(**fields: Any) -> dict[str, Any]:
    return positions(holdings({"value": 1.0, "name": "A", **fields})).row(0, named=True)


@pytest.mark.parametrize(
    ("fields", "sector", "how"),
    [
        ({"sector_system": "nace-2", "sector_code": "C14.13"}, "textiles-clothing-leather", "exact"),
        ({"sector_system": "nace", "sector_code": "0710"}, "metal-ore-mining", "exact"),
        ({"sector_system": "gics", "sector_code": "151040"}, "unspecified", "unknown"),
        ({"sector_system": None, "sector_code": "0710"}, "unspecified", "unknown"),
        ({"sector_given": "Coal mining"}, "coal-mining", "words"),
        ({"sector_given": "something odd"}, "unspecified", "unknown"),
        ({"asset_class": "real-estate"}, "real-estate", "class"),
    ],
)
def test_code_goes_before_words_and_words_before_the_class(fields: dict[str, Any], sector: str, how: str) -> None:
    found = _one(**fields)
    assert (found["sector"], found["sector_how"]) == (sector, how)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"sector_system": "nace-2", "sector_code": "14", "country_operations": "BD"}, "sector-country"),
        ({"sector_system": "nace-2", "sector_code": "14"}, "sector"),
        ({"country_operations": "BD"}, "sector-unknown"),
        ({"fund_id": "F"}, "undisclosed"),
        ({"asset_class": "sovereign", "country_operations": "NL"}, "not-assessed"),
        ({"asset_class": "cash"}, "not-assessed"),
        ({"asset_class": "derivative"}, "not-assessed"),
        ({"asset_class": "other"}, "not-assessed"),
        ({"asset_class": "unknown"}, "sector-unknown"),
    ],
)
def test_the_state_says_how_far_a_position_is_assessed(fields: dict[str, Any], state: str) -> None:
    assert _one(**fields)["state"] == state


def test_one_code_of_a_column_may_show_the_edition_of_all() -> None:
    # K64 exists in NACE 2 only; 25.40 is weapons there and forging in NACE 2.1.
    weapons = {"name": "B", "sector_system": "nace", "sector_code": "25.40"}
    alone = positions(holdings({"value": 1.0, **weapons}))
    shown = positions(
        holdings({"value": 1.0, **weapons}, {"name": "C", "sector_system": "nace", "sector_code": "K6419"})
    )
    assert alone.item(0, "sector") != "weapons"
    assert shown.item(0, "sector") == "weapons"


def test_domicile_is_carried_along_and_is_no_country_of_operations() -> None:
    found = _one(country_domicile="LU")
    assert (found["country"], found["country_domicile"]) == (None, "LU")
