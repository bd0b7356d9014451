"""Which lines count: own ones, the content of a fund that is held, and none twice."""

from __future__ import annotations

from datetime import date

import polars as pl

from imvo.chain.holdings import counted
from tests.chain.held import funds, holdings


def _roles(held: pl.DataFrame, told: pl.DataFrame | None = None) -> dict[str, str]:
    frame = counted(held, told).holders
    return {f"{holder} {file}": role for holder, file, role in frame.select("holder", "file", "counted").iter_rows()}


def test_a_fund_that_is_held_counts_through_the_position_only() -> None:
    held = holdings({"value": 5.0, "fund_id": "F"}, {"holder_id": "F", "value": 100.0})
    found = counted(held, None)
    assert _roles(held) == {"I made-up.csv": "own", "F made-up.csv": "content"}
    assert found.lines.filter(role="own").get_column("value").to_list() == [5.0]


def test_a_fund_that_nobody_holds_is_the_holders_own() -> None:
    assert _roles(holdings({"holder_id": "F", "value": 1.0})) == {"F made-up.csv": "own"}


def test_of_two_files_of_one_fund_the_latest_counts() -> None:
    held = holdings(
        {"holder_id": "F", "file": "may.csv", "source": "tpt", "value": 1.0},
        {"holder_id": "F", "file": "june.csv", "source": "tpt", "value": 2.0},
    )
    told = funds(
        {"holder_id": "F", "file": "may.csv", "valuation_date": date(2019, 5, 31)},
        {"holder_id": "F", "file": "june.csv", "valuation_date": date(2019, 6, 30)},
    )
    assert _roles(held, told) == {"F may.csv": "twice", "F june.csv": "own"}


def test_issuers_go_before_classes_of_assets() -> None:
    held = holdings(
        {"value": 5.0, "fund_id": "F"},
        {"holder_id": "F", "file": "solvency.csv", "source": "s-06-03", "value": 100.0},
        {"holder_id": "F", "file": "fund.csv", "source": "tpt", "value": 100.0},
    )
    assert _roles(held)["F solvency.csv"] == "twice"
    assert _roles(held)["F fund.csv"] == "content"


def test_one_portfolio_in_two_lists_is_one() -> None:
    held = holdings({"file": "a.csv", "value": 1.0}, {"file": "b.csv", "value": 2.0})
    assert set(_roles(held).values()) == {"own"}


def test_funds_that_only_hold_each_other_are_not_lost() -> None:
    held = holdings(
        {"holder_id": "A", "value": 1.0, "fund_id": "B"},
        {"holder_id": "B", "value": 1.0, "fund_id": "A"},
        {"holder_id": "B", "value": 9.0},
    )
    assert _roles(held) == {"A made-up.csv": "own", "B made-up.csv": "content"}


def test_content_in_two_currencies_is_not_divided_and_the_position_stays() -> None:
    held = holdings(
        {"value": 5.0, "fund_id": "F"},
        {"holder_id": "F", "value": 1.0, "currency": "EUR"},
        {"holder_id": "F", "value": 1.0, "currency": "USD"},
    )
    found = counted(held, None)
    assert _roles(held)["F made-up.csv"] == "apart"
    assert found.lines.select("value", "into").rows() == [(5.0, None)]


def test_legs_of_one_instrument_are_one_position_when_all_are_known() -> None:
    legs = {"group_id": "FX", "asset_class": "derivative"}
    both = holdings({**legs, "value": 100.0}, {**legs, "value": -98.0})
    assert counted(both, None).lines.get_column("value").to_list() == [2.0]
    half = holdings({**legs, "value": 100.0}, {**legs, "value": None})
    assert counted(half, None).lines.get_column("value").to_list() == [100.0, None]
