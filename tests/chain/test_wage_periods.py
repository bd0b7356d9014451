"""Amounts of one period as of another: with stated hours or days, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.wages.periods import NotStated, in_period, per_year


@pytest.mark.parametrize(
    ("amount", "period", "target", "hours", "days", "standard", "found"),
    [
        (1200.0, "year", "month", None, None, None, 100.0),
        (100.0, "month", "year", None, None, None, 1200.0),
        (2.6, "hour", "month", 40.0, None, None, 2.6 * 40 * 52 / 12),
        (2.6, "hour", "month", None, None, 48.0, 2.6 * 48 * 52 / 12),
        (10.0, "day", "week", None, 6.0, None, 60.0),
        (60.0, "week", "day", None, 6.0, None, 10.0),
        (2.0, "hour", "hour", None, None, None, 2.0),
        (9.0, "day", "day", None, None, None, 9.0),
        (480.0, "week", "hour", 48.0, None, None, 10.0),
        (600.0, "month", "month", 60.0, None, 48.0, 480.0),
        (240.0, "month", "month", 24.0, None, 48.0, 480.0),
    ],
)  # fmt: skip
def test_conversions(amount, period, target, hours, days, standard, found) -> None:  # type: ignore[no-untyped-def]
    assert in_period(amount, period, target, hours, days, standard) == pytest.approx(found)


@pytest.mark.parametrize(
    ("period", "target", "lacking"),
    [
        ("hour", "month", "no-hours"),
        ("month", "hour", "no-hours"),
        ("day", "month", "no-days"),
        ("month", "day", "no-days"),
        ("day", "hour", "no-days"),
    ],
)
def test_nothing_is_assumed(period: str, target: str, lacking: str) -> None:
    with pytest.raises(NotStated, match=lacking):
        in_period(1.0, period, target, None, None, None)


def test_nought_hours_are_not_stated() -> None:
    with pytest.raises(NotStated):
        per_year(1.0, "hour", 0.0, None)


@given(
    st.floats(1, 1e6), st.sampled_from(["hour", "day", "week", "month", "year"]),
    st.sampled_from(["hour", "day", "week", "month", "year"]), st.floats(1, 80), st.floats(1, 7),
)  # fmt: skip
def test_there_and_back_is_the_same(amount: float, period: str, target: str, hours: float, days: float) -> None:
    there = in_period(amount, period, target, hours, days, None)
    assert in_period(there, target, period, hours, days, None) == pytest.approx(amount)
