"""Every line is accounted for, value is conserved, and a sum is held against the file's own rounding."""

from __future__ import annotations

from math import fsum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.intake import tpt
from imvo.intake.holdings.rounding import tolerance
from tests.intake.portfolios import as_csv, isin_of, position, table

_code = st.sampled_from(["", isin_of(5), "US0378331003", "no code", "Total", "#N/A"])
_cents = st.one_of(st.none(), st.integers(-(10**9), 10**9))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(_cents, _code, st.sampled_from(["", "SE31", "XL71", "EU12", "??"])), min_size=1, max_size=12))
def test_value_is_conserved(tmp_path_factory: object, lines: list[tuple[int | None, str, str]]) -> None:
    path = tmp_path_factory.mktemp("tpt") / "a.csv"  # type: ignore[attr-defined]
    made = [
        position("" if cents is None else f"{cents / 100:.2f}", f14=code, f12=cic, f17=code, f47="", f46="")
        for cents, code, cic in lines
    ]
    read = tpt.read(as_csv(path, table(made)))
    assert read.rows_in == len(lines) == read.accepted + read.rejected_rows
    kept = read.tables["holdings"].get_column("value").drop_nulls().to_list()
    told = [float(text) for text in read.rejected.filter(what="row").get_column("value").drop_nulls()]
    assert fsum([*kept, *told]) == pytest.approx(fsum(cents / 100 for cents, _, _ in lines if cents is not None))
    assert read.tables["funds"].get_column("sum_value").sum() == pytest.approx(fsum(kept))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=50), st.integers(0, 4))
def test_rounded_parts_lie_within_the_rounding_of_the_file(values: list[float], decimals: int) -> None:
    shown = [round(value, decimals) for value in values]
    total = round(fsum(values), decimals)
    assert abs(fsum(shown) - total) <= tolerance(shown, [decimals] * len(shown), total, decimals)


def test_the_bound_is_half_a_unit_for_every_number() -> None:
    assert tolerance([1.25, 2.5], [2, 2], 3.75, 2) == pytest.approx(0.015)
    assert tolerance([1.0, 2.0], [0, 0], 3.0, None) == pytest.approx(1.0)


def test_closing_zeros_that_a_file_leaves_out_do_not_widen_the_bound() -> None:
    assert tolerance([1.25, 2.0, 3.75], [2, 0, 2], 7.0, 2) == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("stated", "agrees"), [("100.00", "yes"), ("100.02", "yes"), ("100.03", "no"), ("", "unknown")]
)
def test_a_sum_beside_the_stated_total(tmp_path: Path, stated: str, agrees: str) -> None:
    lines = [position(value, f5=stated) for value in ("33.33", "33.33", "33.34")]
    fund = tpt.read(as_csv(tmp_path / "a.csv", table(lines))).tables["funds"].row(0, named=True)
    assert fund["agrees"] == agrees
    assert fund["sum_value"] == pytest.approx(100.0)


def test_nothing_is_scaled_to_the_stated_total(tmp_path: Path) -> None:
    lines = [position("30.00", f5="100.00", f26="0.30"), position("30.00", f5="100.00", f26="0.30")]
    read = tpt.read(as_csv(tmp_path / "a.csv", table(lines)))
    fund = read.tables["funds"].row(0, named=True)
    assert (fund["sum_value"], fund["difference"], fund["agrees"], fund["weights_agree"]) == (60.0, -40.0, "no", "no")
    assert read.tables["holdings"].get_column("value").to_list() == [30.0, 30.0]
    assert sum("scaled" in note.text("en") for note in read.notes) == 2


def test_a_position_without_a_value_leaves_the_question_open(tmp_path: Path) -> None:
    lines = [position("60.00"), position("40.00"), position("")]
    fund = tpt.read(as_csv(tmp_path / "a.csv", table(lines))).tables["funds"].row(0, named=True)
    assert (fund["positions"], fund["without_value"], fund["agrees"]) == (3, 1, "unknown")


def test_two_stated_totals_are_none(tmp_path: Path) -> None:
    lines = [position("60.00", f5="100.00"), position("40.00", f5="110.00")]
    fund = tpt.read(as_csv(tmp_path / "a.csv", table(lines))).tables["funds"].row(0, named=True)
    assert (fund["stated_value"], fund["agrees"]) == (None, "unknown")


def test_a_holding_without_country_code_or_class_stays(tmp_path: Path) -> None:
    bare = position("40.00", f12="", f14="", f15="", f17="", f46="", f47="", f52="", f54="", f4="")
    read = tpt.read(as_csv(tmp_path / "a.csv", table([position("60.00"), bare])))
    assert read.accepted == 2
    one = read.tables["holdings"].row(1, named=True)
    assert (one["asset_class"], one["country_domicile"], one["isin_state"], one["value"]) == (
        "unknown",
        None,
        "not-checked",
        40.0,
    )
    assert read.tables["funds"].row(0, named=True)["agrees"] == "yes"


def test_a_record_with_too_many_fields_is_told_with_its_value(tmp_path: Path) -> None:
    rows = table([position("60.00"), position("40.00")])
    path = as_csv(tmp_path / "a.csv", [*rows[:2], [*rows[2], "more"]])
    read = tpt.read(path)
    assert (read.accepted, read.rejected_rows) == (1, 1)
    assert read.rejected.row(0, named=True)["value"] == "40.00"
