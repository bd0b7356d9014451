"""A code that is not what it says is listed, and its position stays."""

from __future__ import annotations

from pathlib import Path

from imvo.intake import tpt
from tests.intake.portfolios import NAMES, as_csv, isin_of, lei_of, position, table

LINES = [
    position("10.00"),
    position("20.00", f14="US0378331003"),
    position("30.00", f14="EZ000FIXED", f12="EU12"),
    position("40.00", f14="INTERNAL1", f15=99, f47="not an lei", f48=9),
    position("50.00", f14=isin_of(77), f15="", f47="basket"),
]


def test_the_positions_stay_and_the_codes_are_listed(tmp_path: Path) -> None:
    read = tpt.read(as_csv(tmp_path / "a.csv", table(LINES)))
    holdings, faults = read.tables["holdings"], read.tables["identifier-faults"]
    assert holdings.get_column("value").to_list() == [10.0, 20.0, 30.0, 40.0, 50.0]
    assert holdings.get_column("isin_state").to_list() == ["valid", "checksum", "malformed", "not-checked", "valid"]
    assert holdings.get_column("instrument_id").to_list()[1:4] == ["US0378331003", "EZ000FIXED", "INTERNAL1"]
    assert holdings.get_column("isin").to_list() == [isin_of(2), None, None, None, isin_of(77)]
    assert [(one["row"], one["what"], one["state"], one["code"]) for one in faults.iter_rows(named=True)] == [
        (3, "isin", "checksum", "US0378331003"),
        (4, "cic", "malformed", "EU12"),
        (4, "isin", "malformed", "EZ000FIXED"),
        (6, "lei", "malformed", "basket"),
    ]
    assert faults.get_column("value").to_list() == [20.0, 30.0, 30.0, 50.0]


def test_a_code_said_to_be_no_lei_is_kept_as_given_only(tmp_path: Path) -> None:
    lines = [*LINES, position("1.00", f47=lei_of(3), f48=9)]
    holdings = tpt.read(as_csv(tmp_path / "a.csv", table(lines))).tables["holdings"]
    assert holdings.row(3, named=True)["issuer_code"] == "not an lei"
    assert holdings.get_column("lei_state").to_list() == [
        "valid",
        "valid",
        "valid",
        "not-checked",
        "malformed",
        "valid",
    ]


def test_reasons_are_in_the_language_asked(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "a.csv", table(LINES))
    reasons = {
        lang: tpt.read(path, lang=lang).tables["identifier-faults"].get_column("reason")[0] for lang in ("nl", "en")
    }
    assert reasons["nl"].startswith("Het laatste cijfer")
    assert reasons["en"].startswith("The last digit")


def test_a_class_needs_a_code_that_holds(tmp_path: Path) -> None:
    holdings = tpt.read(as_csv(tmp_path / "a.csv", table(LINES))).tables["holdings"]
    assert holdings.get_column("asset_class").to_list() == ["equity", "equity", "unknown", "equity", "equity"]


def test_the_codes_of_a_fund_itself_are_checked_once(tmp_path: Path) -> None:
    names = {"2": "2_Type", "115": "115_Fund_issuer_code", "116": "116_Fund_issuer_code_type"} | NAMES
    good = {"f2": 1, "f115": lei_of(5), "f116": 1}
    wrong = {"f1": "SE0000000000", "f2": 1, "f3": "Fund B", "f115": "98", "f116": 1}
    lines = [position("1.00", **good), position("2.00", **wrong), position("3.00", **wrong)]
    read = tpt.read(as_csv(tmp_path / "a.csv", table(lines, names)))
    assert read.tables["funds"].get_column("manager_lei").to_list() == [lei_of(5), None]
    assert read.tables["identifier-faults"].select("row", "field", "code").rows() == [
        (3, "manager_lei", "98"),
        (3, "holder_id", "SE0000000000"),
    ]
