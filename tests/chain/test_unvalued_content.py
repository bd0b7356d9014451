"""Whom money in a fund reaches is known even where the amount is not: such an issuer never drops out of sight."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo.chain.financed import ledger
from imvo.chain.holdings import counted, look_through
from tests.chain.held import funds, holdings, positions


def _ends(held: pl.DataFrame, told: pl.DataFrame | None = None) -> list[tuple[Any, ...]]:
    ends = look_through(counted(held, told), told).ends
    return sorted(ends.select("name", "value", "ended").rows(), key=str)


def test_a_position_without_a_value_stays_beside_the_part_that_is_not_disclosed() -> None:
    held = holdings(
        {"name": "in F", "value": 50.0, "fund_id": "F"},
        {"holder_id": "F", "name": "A", "value": 60.0},
        {"holder_id": "F", "name": "B", "value": None},
    )
    stated = funds({"holder_id": "F", "stated_value": 100.0, "agrees": "unknown"})
    assert _ends(held, stated) == [("A", 30.0, None), ("B", None, None), ("in F", 20.0, "undisclosed")]
    # Without a stated total nothing can be divided: all is undisclosed, and still it is known who is in it.
    assert _ends(held) == [("A", None, None), ("B", None, None), ("in F", 50.0, "undisclosed")]


def test_content_in_two_currencies_and_behind_it_is_told_without_amounts() -> None:
    held = holdings(
        {"name": "in F", "value": 5.0, "fund_id": "F"},
        {"holder_id": "F", "name": "A", "value": 1.0, "currency": "EUR"},
        {"holder_id": "F", "name": "B", "value": 1.0, "currency": "USD"},
        {"holder_id": "F", "name": "in G", "value": 1.0, "currency": "USD", "fund_id": "G"},
        {"holder_id": "G", "name": "C", "value": 0.0},
        {"holder_id": "G", "name": "in H", "value": 1.0, "fund_id": "H"},
    )
    assert _ends(held) == [
        ("A", None, None), ("B", None, None), ("C", 0.0, None),
        ("in F", 5.0, "undisclosed"), ("in H", None, "undisclosed"),
    ]  # fmt: skip


def test_a_fund_held_with_an_unknown_value_shows_whom_it_holds() -> None:
    held = holdings({"name": "in F", "value": None, "fund_id": "F"}, {"holder_id": "F", "name": "A", "value": 9.0})
    assert _ends(held) == [("A", None, None), ("in F", None, "undisclosed")]
    table = ledger(positions(held), 0)
    assert table.select(pl.col("positions").sum(), pl.col("without_value").sum()).row(0) == (2, 2)


def test_the_total_of_an_older_file_says_nothing_of_a_newer_one() -> None:
    held = holdings(
        {"name": "in F", "value": 100.0, "fund_id": "F"},
        {"holder_id": "F", "name": "Old", "value": 100.0, "file": "a.csv", "source": "tpt"},
        {"holder_id": "F", "name": "New", "value": 200.0, "file": "b.csv", "source": "tpt"},
    )
    stated = funds(
        {"holder_id": "F", "file": "a.csv", "valuation_date": date(2023, 6, 30), "stated_value": 500.0, "agrees": "no"},
        {
            "holder_id": "F",
            "file": "b.csv",
            "valuation_date": date(2024, 6, 30),
            "stated_value": 200.0,
            "agrees": "yes",
        },
    )
    assert _ends(held, stated) == [("New", 100.0, None)]
