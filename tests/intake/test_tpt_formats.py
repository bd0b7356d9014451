"""The same fund as CSV, XLSX and JSON gives the same tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imvo.files import UnusableFile
from imvo.intake import tpt
from tests.intake.portfolios import NAMES, as_csv, as_json, as_xlsx, isin_of, lei_of, position, table

LINES = [
    position(60.25, f26=0.6025, f5=100.5),
    position(50.5, f26=0.505, f5=100.5, f12="XL71", f14="CASH-SEK", f15=99, f47="", f52="", f54=""),
    position(-10.25, f26=-0.1025, f5=100.5, f12="XLD1", f14="EZ0000000000FIXED", f16="EZ0000000000"),
    position(0, f26=0, f5=100.5, f12="XLD1", f14="EZ0000000000FLOAT", f16="EZ0000000000"),
]


def test_three_formats_one_table(tmp_path: Path) -> None:
    rows = table(LINES)
    paths = as_csv(tmp_path / "a.csv", rows), as_xlsx(tmp_path / "a.xlsx", rows), as_json(tmp_path / "a.json", rows)
    read = [tpt.read(path) for path in paths]
    for name in ("holdings", "funds", "identifier-faults"):
        first, *others = (one.tables[name].drop("file", "sheet") for one in read)
        for other in others:
            assert other.equals(first), name
    assert {one.rejected.height for one in read} == {0}


def test_what_a_line_says(tmp_path: Path) -> None:
    holdings = tpt.read(as_json(tmp_path / "a.json", table(LINES))).tables["holdings"]
    one = holdings.row(0, named=True)
    assert (one["row"], one["holder_id"], one["holder_name"]) == (2, isin_of(1), "Made-up Fund A")
    assert (one["isin"], one["isin_state"], one["issuer_lei"], one["lei_state"]) == (
        isin_of(2),
        "valid",
        lei_of(1),
        "valid",
    )
    assert (one["country_domicile"], one["country_operations"], one["mandate"]) == ("SE", None, "unknown")
    assert holdings.get_column("asset_class").to_list() == ["equity", "cash", "derivative", "derivative"]
    assert holdings.get_column("country_domicile").to_list() == ["SE", None, "SE", "SE"]


def test_legs_are_one_instrument(tmp_path: Path) -> None:
    fund = tpt.read(as_json(tmp_path / "a.json", table(LINES))).tables["funds"].row(0, named=True)
    assert (fund["positions"], fund["instruments"]) == (4, 3)
    assert (fund["sum_value"], fund["agrees"], fund["weights_agree"]) == (100.5, "yes", "no")


@pytest.mark.parametrize(
    "spell",
    [
        "{number} {words}",
        "{number}. {words}",
        "{number}",
        "{number}_{name}",
        " {number} - {words}",
        "{number}: {words}",
    ],
)
def test_fields_are_found_by_their_number(tmp_path: Path, spell: str) -> None:
    names = {}
    for number, name in NAMES.items():
        rest = name.partition("_")[2]
        names[number] = spell.format(number=number, words=rest.replace("_", " "), name=rest.upper())
    read = tpt.read(as_csv(tmp_path / "a.csv", table(LINES, names)))
    assert read.tables["holdings"].get_column("value").to_list() == [60.25, 50.5, -10.25, 0.0]


def test_a_wrapped_list_and_what_stands_beside_it(tmp_path: Path) -> None:
    rows = table(LINES)
    records = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"sender": "Example", "data": {"TPT": records}}), encoding="utf-8")
    read = tpt.read(path)
    assert read.accepted == 4
    assert read.tables["holdings"].get_column("sheet").unique().to_list() == ["data.TPT"]
    assert any("sender" in one.text("en") for one in read.notes)


def test_days_of_a_month_are_no_fields(tmp_path: Path) -> None:
    rows: list[list[object]] = [[str(day) for day in range(1, 32)], *[[str(day * 10) for day in range(1, 32)]] * 3]
    with pytest.raises(UnusableFile) as refusal:
        tpt.read(as_csv(tmp_path / "month.csv", rows))
    assert refusal.value.key == "holdings.no-tpt"
    assert "numbered fields" in str(refusal.value)


def test_a_list_of_the_fields_themselves_is_no_fund(tmp_path: Path) -> None:
    rows: list[list[object]] = [["NUM_DATA", "Definition"], *[[name, "text"] for name in NAMES.values()]]
    with pytest.raises(UnusableFile):
        tpt.read(as_xlsx(tmp_path / "spec.xlsx", rows))
