"""S.06.03 per fund, and funds that are held joined to their own positions by the fund's identifier."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from imvo.intake import solvency, tpt
from imvo.intake.holdings import fund_links
from tests.intake.portfolios import as_csv, isin_of, position, table

FUND, OTHER, THIRD = isin_of(1), isin_of(2), isin_of(3)
LOOK_THROUGH: list[list[object]] = [
    ["C0010", "C0030", "C0040", "C0050", "C0060"],
    [f"ISIN/{OTHER}", "3L", "SE", "SEK", "60.00"],
    [OTHER, "3X - Unlisted equity", "AA", "SEK", "10.00"],
    [OTHER, "2", "XA", "EUR", "25.50"],
    [OTHER, "L", "SE", "SEK", "-5.50"],
    [FUND, "D", "", "", "1.00"],
    [FUND, "something", "DE", "", ""],
]


def test_lines_of_a_look_through(tmp_path: Path) -> None:
    read = solvency.read(as_csv(tmp_path / "a.csv", LOOK_THROUGH))
    holdings = read.tables["holdings"]
    assert holdings.get_column("source").unique().to_list() == ["s-06-03"]
    assert holdings.get_column("holder_id").to_list() == [OTHER] * 4 + [FUND] * 2
    assert holdings.get_column("asset_class").to_list() == [
        "equity",
        "private-equity",
        "corporate-debt",
        "other",
        "derivative",
        "unknown",
    ]
    assert holdings.get_column("country_domicile").to_list() == ["SE", None, None, "SE", None, "DE"]
    assert holdings.get_column("country_operations").null_count() == 6
    funds = read.tables["funds"]
    assert funds.get_column("sum_value").to_list() == [90.0, 1.0]
    assert funds.get_column("without_value").to_list() == [0, 1]
    assert read.rows_in == read.accepted == 6


def test_held_funds_are_found_by_their_identifier(tmp_path: Path) -> None:
    held: list[list[object]] = [["C0040", "C0050", "C0130", "C0170", "C0190", "C0290"]]
    for number, code in enumerate([FUND.lower(), OTHER, THIRD], start=1):
        held.append([code, 1, number, f"{number}00.00", f"Fund {number}", "XL41"])
    held.append(["own code", 99, 1, "", "Fund 4", "XL41"])
    files = [
        solvency.read(as_csv(tmp_path / "held.csv", held)),
        solvency.read(as_csv(tmp_path / "through.csv", LOOK_THROUGH)),
        tpt.read(as_csv(tmp_path / "tpt.csv", table([position("60.00"), position("40.00")]))),
    ]
    links = fund_links(pl.concat([one.tables["holdings"] for one in files]))
    assert links.sort("fund_id").select("fund_id", "content", "content_positions", "value").rows() == [
        ("OWNCODE", "none", 0, None),
        (FUND, "tpt", 2, 100.0),
        (OTHER, "s-06-03", 4, 200.0),
        (THIRD, "none", 0, 300.0),
    ]
    assert links.filter(fund_id="OWNCODE").get_column("without_value").to_list() == [1]
