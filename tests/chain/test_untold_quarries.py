"""A known quarry of one chain never stands for the unknown quarry of another."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.extraction import untold_quarries

KNOWN = {"chain": "A", "quarry": "Q", "quarry_country": "NL", "material": "granite"}
UNTOLD = {"chain": "B", "factory": "F", "factory_country": "IN", "material": "granite"}


def untold(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    declared = tables.load("supply-chains")
    made = [{"row": at, "file": "chains.csv", **row} for at, row in enumerate(rows, start=2)]
    chains = pl.DataFrame(made, schema=declared.dtypes)
    found = untold_quarries(chains, {"granite": "granite-quarrying"}, "quarrying")
    return found.select("row", "name", *(name for name in ("materials", "processes") if name in found.columns)).rows()


def test_the_quarry_of_a_chain_that_names_none_stands_in_the_list_without_a_country() -> None:
    assert untold(KNOWN, UNTOLD) == [(3, "B", "granite", "granite-quarrying")]
    assert untold(KNOWN, UNTOLD | {"material": None}) == [(3, "B", None, "quarrying")]


def test_a_chain_stands_there_once_for_each_material() -> None:
    assert len(untold(KNOWN, UNTOLD, UNTOLD, UNTOLD | {"material": None})) == 2


def test_a_country_alone_places_the_quarry() -> None:
    assert untold(KNOWN, UNTOLD | {"quarry_country": "IN"}) == []


def test_where_no_chain_names_a_quarry_the_step_is_missing_for_all_alike() -> None:
    assert untold(UNTOLD, UNTOLD | {"chain": "C"}) == []
