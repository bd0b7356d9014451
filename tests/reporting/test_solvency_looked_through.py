"""A list of assets under Solvency II, joined to the funds that are held: by TPT where there is one, else by S.06.03."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from imvo.reporting.compute import Result, compute
from imvo.reporting.request import Request
from imvo.runs import Silent
from tests.intake.portfolios import as_csv, isin_of, lei_of, position, table

BY_TPT, BY_CLASS, CLOSED = isin_of(21), isin_of(22), isin_of(23)
_ASSETS: list[list[object]] = [
    ["C0040", "C0060", "C0170", "", "", "", ""],
    [f"ISIN/{isin_of(5)}", "Life", "1000.00", "", "", "", ""],
    [f"CAU/ISIN/{BY_TPT}+SEK", "Life", "500.00", "", "", "", ""],
    [f"ISIN/{BY_CLASS}", "Non-life", "200.00", "", "", "", ""],
    [f"ISIN/{CLOSED}", "Non-life", "300.00", "", "", "", ""],
    ["", "", "", "", "", "", ""],
    ["C0040", "C0190", "C0200", "C0210", "C0220", "C0230", "C0290"],
    [f"ISIN/{isin_of(5)}", "Share", "Example AB", f"LEI/{lei_of(5)}", "", "C14.1", "SE31"],
    [BY_TPT, "Fund A", "Manager AB", "None", 9, "L66.30", "XL42"],
    [BY_CLASS, "Fund B", "Manager AB", "None", 9, "L66.30", "XL42"],
    [CLOSED, "Fund C", "Manager AB", "None", 9, "L66.30", "XL42"],
]
_BY_CLASS: list[list[object]] = [
    ["C0010", "C0030", "C0040", "C0050", "C0060"],
    [f"ISIN/{BY_CLASS}", "3L", "SE", "SEK", "150.00"],
    [BY_CLASS, "1", "SE", "SEK", "50.00"],
    [f"ISIN/{BY_TPT}", "3L", "SE", "SEK", "500.00"],
]


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder: Path = tmp_path_factory.mktemp("solvency")
    fund = [
        position("60.00", f1=BY_TPT, f46="Dam AB", f47=lei_of(6), f54="D3511"),
        position("40.00", f1=BY_TPT, f14=isin_of(9), f46="Mine AB", f47=lei_of(7), f54="B0710"),
    ]
    sources = (
        as_csv(folder / "assets.csv", _ASSETS),
        as_csv(folder / "look-through.csv", _BY_CLASS),
        as_csv(folder / "fund.csv", table(fund)),
    )
    return compute(Request(sources, as_of=date(2019, 1, 1), definition="insurance"), Silent())


def _results(assessed: Result) -> dict[str, pl.DataFrame]:
    return {name: frame for outcome in assessed.outcomes for name, frame in outcome.results.items()}


def test_each_fund_is_followed_by_its_fullest_file_and_nothing_is_lost(assessed: Result) -> None:
    found = _results(assessed)["financed-positions"].select("issuer_id", "asset_class", "state", "value", "depth")
    assert found.get_column("value").sum() == pytest.approx(2000.0)
    known = {row[0]: row[1:] for row in found.filter(pl.col("issuer_id").str.starts_with("5299")).iter_rows()}
    assert known[lei_of(5)] == ("equity", "sector", 1000.0, 0)
    assert known[lei_of(6)] == ("equity", "sector", pytest.approx(300.0), 1)
    assert known[lei_of(7)] == ("equity", "sector", pytest.approx(200.0), 1)


def test_classes_without_issuers_and_closed_funds_stay_as_unknown(assessed: Result) -> None:
    ledger = _results(assessed)["coverage-ledger"].select("asset_class", "state", "value")
    values = {(kind, state): value for kind, state, value in ledger.iter_rows()}
    assert values["equity", "sector-unknown"] == pytest.approx(150.0)
    assert values["sovereign", "not-assessed"] == pytest.approx(50.0)
    assert values["fund", "undisclosed"] == pytest.approx(300.0)


def test_the_second_delivery_of_a_fund_is_said_not_to_count(assessed: Result) -> None:
    counted = _results(assessed)["holders-counted"].select("holder", "file", "counted").rows()
    assert (BY_TPT, "look-through.csv", "twice") in counted
    assert (BY_TPT, "fund.csv", "content") in counted
    assert ("Life", "assets.csv", "own") in counted
