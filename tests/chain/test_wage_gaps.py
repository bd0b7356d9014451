"""Each wage beside its living wage, or the reason why not; nothing is converted that the file does not convert."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.wages import compare
from tests.chain.growing_made import frame

BENCHMARK = {"country": "KE", "kind": "living-wage", "currency": "KES", "period": "month", "year": 2020,
             "amount": 17900.0, "source": "made up"}  # fmt: skip
WAGE = {"site": "A", "country": "KE", "year": 2020, "period": "month", "currency": "KES", "amount": 12100.0,
        "overtime": False}  # fmt: skip


def one(benchmark: dict[str, object] | None = None, **change: object) -> dict[str, object]:
    held = frame("wage-benchmarks", BENCHMARK | (benchmark or {}))
    return compare(frame("wages", WAGE | change), held).row(0, named=True)


def test_a_gap() -> None:
    found = one()
    assert (found["gap"], found["why_not"]) == (pytest.approx(5800.0), None)
    assert found["gap_share"] == pytest.approx(5800 / 17900)
    assert found["gap_per_year"] == pytest.approx(12 * 5800)
    assert (found["benchmark_year"], found["benchmark_source"]) == (2020, "made up")


def test_a_wage_above_it_has_no_negative_gap() -> None:
    assert (one(amount=20000.0)["gap"], one(amount=20000.0)["gap_share"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"amount": None}, "no-amount"),
        ({"country": None}, "no-country"),
        ({"year": None}, "no-year"),
        ({"period": None}, "no-period"),
        ({"currency": None}, "no-currency"),
        ({"currency": "$"}, "no-currency"),
        ({"currency": "USD"}, "currency"),
        ({"currency": "USD", "rate": 100.0, "rate_currency": "EUR"}, "currency"),
        ({"currency": "USD", "rate": 100.0}, "currency"),
        ({"overtime": True}, "with-overtime"),
        ({"country": "ET"}, "no-benchmark"),
        ({"year": 2019}, "no-benchmark"),
        ({"period": "hour"}, "no-hours"),
        ({"period": "day"}, "no-days"),
    ],
)
def test_why_a_wage_is_not_compared(change: dict[str, object], why: str) -> None:
    found = one(**change)
    assert (found["why_not"], found["gap"], found["gap_share"]) == (why, None, None)


def test_a_rate_in_the_row_converts() -> None:
    found = one(currency="USD", amount=110.0, rate=110.0, rate_currency="KES")
    assert (found["wage"], found["currency"]) == (pytest.approx(12100.0), "KES")


def test_a_minimum_wage_is_never_a_living_wage() -> None:
    assert one({"kind": "minimum-wage"})["why_not"] == "only-minimum-wage"


def test_no_benchmarks_compare_nothing() -> None:
    assert compare(frame("wages", WAGE), None).item(0, "why_not") == "no-benchmark"


def test_overtime_that_is_not_stated_is_told() -> None:
    assert one(overtime=None)["overtime_stated"] is False
    assert one()["overtime_stated"] is True


def test_an_hourly_gap_without_hours_has_no_sum_per_year() -> None:
    found = one({"period": "hour", "amount": 90.0}, period="hour", amount=60.0)
    assert (found["gap"], found["gap_per_year"]) == (30.0, None)


@given(st.floats(0, 1e6), st.floats(0.01, 1e6))
def test_a_gap_is_between_nothing_and_the_whole(wage: float, living: float) -> None:
    found = one({"amount": living}, amount=wage)
    assert isinstance(found["gap_share"], float)
    assert 0 <= found["gap_share"] <= 1
    assert (found["gap"] == 0) == (wage >= living)
