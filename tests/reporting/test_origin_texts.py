"""Statements of origin in words: four shares that make the whole, and no claim among what is known."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given

from imvo.chain.minerals.statements import statements
from imvo.reporting.parts.origin import texts
from tests.chain.minerals_made import lots
from tests.chain.test_mineral_statements import DAY, LOTS, PAPER

SHARES = ("known_share", "claimed_share", "recycled_share", "unknown_share")


def told(*given_: dict[str, Any]) -> pl.DataFrame:
    return texts(statements(lots(*given_), DAY), DAY)


@given(LOTS)
def test_the_four_shares_make_the_whole(given_: list[dict[str, Any]]) -> None:
    for row in told(*given_).select("kilograms", *SHARES).iter_rows():
        if row[0]:
            assert sum(row[1:]) == pytest.approx(1.0)
        else:
            assert row[1:] == (None,) * 4


@given(LOTS)
def test_no_claim_and_no_recycled_kilogram_is_known(given_: list[dict[str, Any]]) -> None:
    silent = [lot | {"document": None} for lot in given_]
    recycled = [lot | {"kind": "recycled"} for lot in given_]
    for row in pl.concat([told(*silent), told(*recycled)]).iter_rows(named=True):
        assert not row["known_share"]
        assert "is known back to the country" not in row["text_en"]


def test_what_is_said_recycled_and_unknown_stands_beside_what_is_known() -> None:
    kilo = {"product_line": "rings", "amount": 1.0, "unit": "kg"}
    mined = {"origin": "PE", "kind": "mined-artisanal"}
    text = told(
        kilo | mined | PAPER,
        kilo | mined | {"origin": "GH"},
        kilo | {"origin": "NL", "kind": "recycled"} | PAPER,
        kilo,
    ).item(0, "text_en")
    assert "25.0% is known back to the country of origin or the mine, on a document" in text
    assert "Of 25.0% a country is only said" in text
    assert "25.0% is said to be recycled; where it was once mined is not known. 25.0%: collected in Netherlands" in text
    assert "25.0% is not known back to a country" in text


def test_lots_without_a_weight_weigh_unknown_and_not_nought() -> None:
    row = told({"product_line": "rings", "origin": "PE"}).row(0, named=True)
    assert [row[name] for name in ("kilograms", *SHARES)] == [None] * 5
