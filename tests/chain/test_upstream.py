"""Stages that must exist behind a listed product but of which the list names no site."""

from __future__ import annotations

import polars as pl

from imvo import reference, tables
from imvo.chain import upstream
from imvo.chain import vocabulary as chain

WORDS = chain.load(reference.load(chain.REGISTER))


def _sites(*rows: dict[str, object]) -> pl.DataFrame:
    full = [{"row": i, "file": "a.csv", "name": "x", "country": "IN"} | row for i, row in enumerate(rows, 2)]
    return pl.DataFrame(full, schema=tables.load("sites").dtypes)


def _missing(*rows: dict[str, object]) -> dict[str, int]:
    return dict(upstream.missing(_sites(*rows), WORDS).iter_rows())


def test_a_garment_asks_for_fibre_yarn_fabric_wet_processing_and_trims() -> None:
    found = _missing({"products": "garments", "processes": "cut-make-trim"})
    assert found == dict.fromkeys(
        ["dyeing-finishing", "fabric-unspecified", "fibre-unspecified", "spinning", "trims"], 1
    )


def test_a_stated_material_replaces_some_fibre() -> None:
    found = _missing({"products": "garments", "processes": "cut-make-trim", "materials": "cotton"})
    assert "fibre-unspecified" not in found
    assert {"cotton-growing", "cotton-ginning"} <= found.keys()


def test_a_stage_with_a_site_is_not_missing() -> None:
    found = _missing(
        {"products": "garments", "processes": "cut-make-trim"}, {"products": "yarn", "processes": "spinning"}
    )
    assert "spinning" not in found


def test_it_counts_the_sites_that_need_it() -> None:
    garment = {"products": "garments", "processes": "cut-make-trim"}
    assert _missing(garment, garment)["spinning"] == 2


def test_nothing_is_asked_of_a_site_that_says_nothing() -> None:
    assert _missing({}) == {}


def test_hidden_steps_are_possible_and_not_claimed() -> None:
    rows = _sites({"products": "garments", "processes": "cut-make-trim"})
    hidden = set(upstream.hidden(rows, WORDS).get_column("process"))
    assert {"agents", "home-work", "subcontracting"} <= hidden
    assert not hidden & set(upstream.missing(rows, WORDS).get_column("process"))
