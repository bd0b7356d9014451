"""What real exports look like: titles above, decimal commas, errors of formulas, several funds, several sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from imvo.intake import tpt
from imvo.intake.reading import Reading
from tests.intake.portfolios import as_csv, as_json, as_xlsx, isin_of, position, table


def _values(read: Reading) -> list[float | None]:
    return read.tables["holdings"].get_column("value").to_list()


def _texts(read: Reading, lang: str = "en") -> str:
    return " ".join(one.text(lang) for one in read.notes)


def test_titles_above_and_a_second_row_of_names(tmp_path: Path) -> None:
    rows = table([position("10.25"), position("20.50")])
    names: list[object] = ["description of the field"] * len(rows[0])
    read = tpt.read(as_csv(tmp_path / "a.csv", [["Fund report"], ["as of 2025-08-29"], rows[0], names, *rows[1:]]))
    assert read.tables["holdings"].get_column("row").to_list() == [5, 6]
    assert read.rejected.select("row", "what").rows() == [(4, "row")]
    assert read.rows_in == 3


def test_decimal_commas_and_points_for_thousands(tmp_path: Path) -> None:
    lines = [position("1.234,50"), position("-2.000,25"), position("(17,75)"), position("3.000-"), position("0")]
    assert _values(tpt.read(as_csv(tmp_path / "a.csv", table(lines)))) == [1234.5, -2000.25, -17.75, -3000.0, 0.0]


def test_the_decimal_mark_of_one_column_holds_for_all(tmp_path: Path) -> None:
    lines = [position("1.234", f26="0,5", f5=""), position("5.678", f26="0,5", f5="")]
    assert _values(tpt.read(as_csv(tmp_path / "a.csv", table(lines)))) == [1234.0, 5678.0]


def test_a_number_that_can_be_read_two_ways_is_unknown_and_said(tmp_path: Path) -> None:
    read = tpt.read(as_csv(tmp_path / "a.csv", table([position("1.234", f5="", f22="")])))
    assert _values(read) == [None]
    assert "two ways" in read.rejected.row(0, named=True)["reason"]
    assert "Positions without a known value: 1 of 1" in _texts(read)


def test_errors_of_formulas_and_words_cost_the_cell_only(tmp_path: Path) -> None:
    lines = [position("#N/A", f47="#N/A"), position("ask Jan"), position("1e999"), position("n/a"), position("12.5")]
    read = tpt.read(as_csv(tmp_path / "a.csv", table(lines)))
    assert _values(read) == [None, None, None, None, 12.5]
    assert read.accepted == 5
    told = read.rejected.filter(pl.col("column").str.starts_with("24_"))
    assert told.get_column("row").to_list() == [2, 3, 4]
    assert set(told.get_column("what")) == {"cell"}
    assert read.tables["holdings"].get_column("issuer_lei").null_count() == 1


def test_numbers_kept_as_text_and_huge_ones_in_json(tmp_path: Path) -> None:
    lines = [position("12.50"), position(7), position(float("nan")), position(10**400)]
    read = tpt.read(as_json(tmp_path / "a.json", table(lines)))
    assert _values(read) == [12.5, 7.0, None, None]


def test_weights_in_percent(tmp_path: Path) -> None:
    lines = [position("60", f26="60,0"), position("40", f26="40,0")]
    read = tpt.read(as_csv(tmp_path / "a.csv", table(lines)))
    assert read.tables["holdings"].get_column("weight").to_list() == [0.6, 0.4]
    assert "percentages" in _texts(read)
    signed = [position("60", f26="60%"), position("40", f26="40%")]
    assert tpt.read(as_csv(tmp_path / "b.csv", table(signed))).tables["holdings"].get_column("weight").sum() == 1.0


def test_weights_that_fit_nothing_are_unknown(tmp_path: Path) -> None:
    read = tpt.read(as_csv(tmp_path / "a.csv", table([position("60.00", f26="7"), position("40.00", f26="7")])))
    assert read.tables["holdings"].get_column("weight").null_count() == 2
    assert "neither" in _texts(read)


@pytest.mark.parametrize("given", ["2025-08-29", "20250829", "29/08/2025", "29.08.2025", 20250829])
def test_dates(tmp_path: Path, given: object) -> None:
    read = tpt.read(as_csv(tmp_path / "a.csv", table([position("10.00", f6=given)])))
    assert read.tables["funds"].get_column("valuation_date").to_list() == [dt.date(2025, 8, 29)]


def test_several_funds_in_one_file(tmp_path: Path) -> None:
    lines = [
        position("60.00", f5="60.00"),
        position("40.00", f1=isin_of(9), f3="Fund B", f5="40.00"),
        position("7.00", f1="", f3="Fund C", f5="9.00"),
        position("5.00", f1="", f3="", f5=""),
    ]
    funds = tpt.read(as_csv(tmp_path / "a.csv", table(lines))).tables["funds"]
    assert funds.get_column("holder_name").to_list() == ["Made-up Fund A", "Fund B", "Fund C", None]
    assert funds.get_column("agrees").to_list() == ["yes", "yes", "no", "unknown"]


def test_a_fund_per_sheet_and_what_was_left(tmp_path: Path) -> None:
    one, two = table([position(60)]), table([position(40, f1=isin_of(9), f3="Fund B")])
    path = as_xlsx(tmp_path / "a.xlsx", one, Second=two, Legend=[["just words"]])
    read = tpt.read(path)
    assert read.tables["funds"].get_column("sheet").to_list() == ["TPT", "Second"]
    assert read.rows_in == read.accepted == 2
    assert "Legend" in _texts(read)


def test_totals_repeated_headers_and_empty_lines(tmp_path: Path) -> None:
    rows = table([position("60.00"), position("40.00")])
    total: list[object] = [
        "Total" if at == 0 else "100.00" if "24_" in str(name) else "" for at, name in enumerate(rows[0])
    ]
    rows = [*rows, rows[0], total, [""] * len(rows[0]), ["Source: Example", *[""] * (len(rows[0]) - 1)]]
    read = tpt.read(as_csv(tmp_path / "a.csv", rows))
    assert read.rows_in == read.accepted + read.rejected_rows == 5
    assert read.rejected.get_column("row").to_list() == [4, 5, 7]
    assert read.rejected.row(1, named=True)["value"] == "100.00"


def test_a_company_called_total_is_a_position(tmp_path: Path) -> None:
    read = tpt.read(as_csv(tmp_path / "a.csv", table([position("60.00", f17="Total", f46="Total")])))
    assert read.accepted == 1


def test_another_version_is_read_and_said(tmp_path: Path) -> None:
    read = tpt.read(as_csv(tmp_path / "a.csv", table([position("60.00", f1000="V8 (official)")])), lang="nl")
    assert read.accepted == 1
    assert "V8" in _texts(read, "nl")
    assert "nagekeken" in _texts(read, "nl")


def test_the_letters_of_the_sector_tell_the_edition(tmp_path: Path) -> None:
    lines = [position("60.00", f54="L6419"), position("40.00", f54="C2620"), position("1.00", f54="K62KK")]
    new = tpt.read(as_csv(tmp_path / "a.csv", table(lines))).tables["holdings"]
    assert new.get_column("sector_system").to_list() == ["nace-2.1"] * 3
    old = tpt.read(as_csv(tmp_path / "b.csv", table([position("1.00", f54="K6419"), position("2.00", f54="x")])))
    assert old.tables["holdings"].get_column("sector_system").to_list() == ["nace-2", None]


def test_supranational_issuers_have_no_country(tmp_path: Path) -> None:
    lines = [position("60.00", f52="XA"), position("40.00", f52="EU"), position("1.00", f52="NA")]
    read = tpt.read(as_csv(tmp_path / "a.csv", table(lines)))
    assert read.tables["holdings"].get_column("country_domicile").to_list() == [None, None, "NA"]
    assert read.tables["holdings"].get_column("country_domicile_given").to_list() == ["XA", "EU", "NA"]
    assert read.rejected.filter(what="cell").is_empty()
