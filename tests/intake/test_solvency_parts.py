"""S.06.02 in its two parts, by column code, wherever the codes stand."""

from __future__ import annotations

from math import fsum
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.files import UnusableFile
from imvo.intake import solvency
from tests.intake.portfolios import as_csv, as_xlsx, isin_of, lei_of

P_CODES: list[object] = ["C0010", "C0040", "C0060", "C0070", "C0130", "C0170"]
P_NAMES: list[object] = ["Line", "Asset ID code", "Portfolio", "Fund number", "Quantity", "Total Solvency II amount"]
A_CODES: list[object] = ["C0040", "C0190", "C0200", "C0210", "C0220", "C0230", "C0270", "C0280", "C0290"]
A_NAMES: list[object] = [
    "Asset ID code",
    "Item title",
    "Issuer",
    "Code",
    "Type",
    "Sector",
    "Country",
    "Currency",
    "CIC",
]
SHARE, FUND = isin_of(1), isin_of(2)
POSITIONS: list[list[object]] = [
    [1, f"ISIN/{SHARE}", "Life", "", 10, "1234.50"],
    [2, f"ISIN/{SHARE}", "Non-life", "", 5, "617.25"],
    [3, "CAU/INST/own 1", "Life", "", "", "500.00"],
    [4, f"CAU/ISIN/{FUND}+SEK", "Life", "", 3, "-250.75"],
]
ASSETS: list[list[object]] = [
    [f"ISIN/{SHARE}", "Share", "Example AB", f"LEI/{lei_of(1)}", "", "C26.20", "SE", "SEK", "SE31"],
    [FUND, "Fund", "Manager AB", "None", 9, "L66.30", "LU", "SEK", "XL42"],
    [isin_of(9), "Unheld", "Other AB", "", "", "", "", "", "SE31"],
]


def _wide(rows: list[list[object]]) -> list[list[object]]:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _both(tmp_path: Path) -> Path:
    rows = [["S.06.02.01.01"], P_NAMES, P_CODES, *POSITIONS, [], ["S.06.02.01.02"], A_NAMES, A_CODES, *ASSETS]
    return as_csv(tmp_path / "a.csv", _wide(rows))


def test_two_parts_are_joined_by_the_code_of_the_asset(tmp_path: Path) -> None:
    read = solvency.read(_both(tmp_path))
    holdings = read.tables["holdings"]
    assert holdings.get_column("value").to_list() == [1234.5, 617.25, 500.0, -250.75]
    assert holdings.get_column("name").to_list() == ["Share", "Share", None, "Fund"]
    assert holdings.get_column("asset_class").to_list() == ["equity", "equity", "unknown", "fund"]
    assert holdings.get_column("isin").to_list() == [SHARE, SHARE, None, FUND]
    assert holdings.get_column("issuer_lei").to_list() == [lei_of(1), lei_of(1), None, None]
    assert holdings.get_column("mandate").to_list() == ["direct", "direct", "unknown", "unknown"]
    assert holdings.get_column("fund_id").to_list() == [None, None, None, FUND]
    assert holdings.get_column("sector_system").drop_nulls().unique().to_list() == ["nace-2.1"]
    assert read.tables["identifier-faults"].is_empty()


def test_every_line_of_both_parts_is_accounted_for(tmp_path: Path) -> None:
    read = solvency.read(_both(tmp_path))
    assert (read.rows_in, read.accepted, read.rejected_rows) == (7, 6, 1)
    assert read.rejected.select("row", "value").rows() == [(14, isin_of(9))]
    assert any("Lines with information on assets: 2" in note.text("en") for note in read.notes)


@pytest.mark.parametrize(
    "header",
    [
        [P_CODES],
        [P_CODES, P_NAMES],
        [[f"{name} ({code})" for name, code in zip(P_NAMES, P_CODES, strict=True)]],
        [[f"{code}_{name}" for name, code in zip(P_NAMES, P_CODES, strict=True)]],
    ],
)
def test_codes_in_the_header_or_beside_it(tmp_path: Path, header: list[list[object]]) -> None:
    read = solvency.read(as_csv(tmp_path / "a.csv", [*header, *POSITIONS]))
    assert read.tables["holdings"].get_column("value").to_list() == [1234.5, 617.25, 500.0, -250.75]


def test_csv_and_xlsx_with_a_sheet_per_part_give_the_same(tmp_path: Path) -> None:
    one = solvency.read(_both(tmp_path)).tables["holdings"].drop("file", "sheet", "row")
    path = as_xlsx(tmp_path / "a.xlsx", [P_CODES, *POSITIONS], Assets=[A_NAMES, A_CODES, *ASSETS])
    assert solvency.read(path).tables["holdings"].drop("file", "sheet", "row").equals(one)


def test_both_parts_in_one_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [[*P_CODES, *A_CODES[1:]], [*POSITIONS[0], *ASSETS[0][1:]]]
    holdings = solvency.read(as_csv(tmp_path / "a.csv", rows)).tables["holdings"]
    assert holdings.select("isin", "name", "value", "asset_class").row(0) == (SHARE, "Share", 1234.5, "equity")


def test_the_second_part_in_a_file_of_its_own(tmp_path: Path) -> None:
    positions = as_csv(tmp_path / "a.csv", [P_CODES, *POSITIONS])
    assets = as_csv(tmp_path / "b.csv", [A_CODES, *ASSETS])
    read = solvency.read(positions, assets=assets)
    assert read.tables["holdings"].get_column("name").to_list() == ["Share", "Share", None, "Fund"]
    assert read.rejected.get_column("file").to_list() == ["b.csv"]
    with pytest.raises(UnusableFile) as refusal:
        solvency.read(assets)
    assert refusal.value.key == "holdings.assets-alone"


def test_two_lines_on_one_asset_that_differ_are_told(tmp_path: Path) -> None:
    other: list[object] = [*ASSETS[0][:-1], "SE21"]
    read = solvency.read(as_csv(tmp_path / "a.csv", _wide([P_CODES, *POSITIONS, [], A_CODES, ASSETS[0], other])))
    assert read.tables["holdings"].get_column("cic").to_list()[0] == "SE31"
    assert read.rejected.filter(what="note").height == 1


def test_a_code_that_fails_is_listed_and_its_position_stays(tmp_path: Path) -> None:
    rows: list[list[object]] = [["C0040", "C0050", "C0130", "C0170"], ["US0378331003", 1, 1, "7.25"]]
    read = solvency.read(as_csv(tmp_path / "a.csv", rows))
    assert read.tables["holdings"].select("isin_state", "value").row(0) == ("checksum", 7.25)
    assert read.tables["identifier-faults"].get_column("code").to_list() == ["US0378331003"]


def test_a_file_without_codes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as refusal:
        solvency.read(as_csv(tmp_path / "a.csv", [P_NAMES, *POSITIONS]))
    assert refusal.value.key == "holdings.no-solvency"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(-(10**8), 10**8), st.sampled_from(["A1", "B2", "Total", ""])), max_size=10))
def test_value_is_conserved(tmp_path_factory: object, lines: list[tuple[int, str]]) -> None:
    path = tmp_path_factory.mktemp("s0602") / "a.csv"  # type: ignore[attr-defined]
    rows = [[n, code, "Life", "", 1, f"{cents / 100:.2f}"] for n, (cents, code) in enumerate(lines, start=1)]
    read = solvency.read(as_csv(path, [P_CODES, *rows]))
    assert read.rows_in == len(lines) == read.accepted + read.rejected_rows
    told = read.rejected.filter(what="row").get_column("value").cast(pl.Float64).to_list()
    kept = read.tables["holdings"].get_column("value").to_list()
    assert fsum([*kept, *told]) == pytest.approx(fsum(cents / 100 for cents, _ in lines))
