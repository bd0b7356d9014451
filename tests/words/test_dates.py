"""Dates are written in words; a partial date as far as it is known."""

from __future__ import annotations

from datetime import date

import pytest

from imvo import words


def test_day() -> None:
    day = date(2019, 7, 4)
    assert (words.day(day, "nl"), words.day(day, "en")) == ("4 juli 2019", "4 July 2019")


@pytest.mark.parametrize(
    ("given", "nl"),
    [
        ("2020", "2020"),
        ("2020-06", "juni 2020"),
        ("2020-06-02", "2 juni 2020"),
        ("2022 edition", "2022 edition"),
        ("2020-13", "2020-13"),
        ("2019-02-30", "2019-02-30"),
    ],
)
def test_partial_day(given: str, nl: str) -> None:
    assert words.partial_day(given, "nl") == nl


def test_period() -> None:
    first, last = date(2018, 7, 4), date(2019, 7, 4)
    assert words.period(first, last, "nl") == "4 juli 2018 tot en met 4 juli 2019"
    assert words.period(first, None, "en") == "from 4 July 2018"
    assert words.period(None, last, "en") == "until 4 July 2019"
    assert words.period(None, None, "en") == ""
