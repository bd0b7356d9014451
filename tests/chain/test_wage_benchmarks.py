"""Which living wage holds: never a minimum wage, a living income, another region or a later year."""

from __future__ import annotations

import pytest

from imvo.chain.wages.benchmarks import Benchmarks
from imvo.chain.wages.money import code
from tests.chain.growing_made import frame

BASE = {"country": "KE", "kind": "living-wage", "currency": "KES", "period": "month", "year": 2020, "amount": 100.0}


def known(*rows: dict[str, object]) -> Benchmarks:
    return Benchmarks(frame("wage-benchmarks", *({**BASE, **row} for row in rows)))


def amount(
    benchmarks: Benchmarks, *, region: str | None = None, setting: str | None = None, year: int = 2021
) -> object:
    found = benchmarks.best("KE", region, setting, year)
    return None if found is None else found.amount


def test_the_newest_that_is_not_later() -> None:
    rows = known({"year": 2018, "amount": 80.0}, {"year": 2020}, {"year": 2022, "amount": 120.0})
    assert amount(rows, year=2021) == 100.0
    assert amount(rows, year=2019) == 80.0
    assert amount(rows, year=2017) is None


def test_the_own_region_comes_before_the_country_and_another_never_counts() -> None:
    rows = known({}, {"region": "Naivasha", "amount": 140.0, "year": 2019}, {"region": "Nairobi", "amount": 200.0})
    assert amount(rows, region="NAIVASHA") == 140.0
    assert amount(rows, region="Thika") == 100.0
    assert amount(known({"region": "Nairobi"})) is None


def test_town_or_countryside_where_the_wage_says_so() -> None:
    rows = known({"setting": "urban", "amount": 160.0}, {"setting": "rural", "amount": 110.0})
    assert amount(rows, setting="rural") == 110.0
    assert amount(rows) is None


def test_of_two_that_fit_alike_the_higher_counts() -> None:
    assert amount(known({}, {"amount": 105.0})) == 105.0


@pytest.mark.parametrize(
    "change",
    [{"kind": "minimum-wage"}, {"kind": "living-income"}, {"kind": None}, {"currency": "$"}, {"currency": None},
     {"period": None}, {"year": None}, {"country": None}],
)  # fmt: skip
def test_what_is_no_living_wage(change: dict[str, object]) -> None:
    assert amount(known(change)) is None


def test_only_a_minimum_wage_is_told() -> None:
    assert known({"kind": "minimum-wage"}).only_minimum("KE")
    assert not known({"kind": "minimum-wage"}, {}).only_minimum("KE")


@pytest.mark.parametrize(
    ("text", "found"),
    [("kes", "KES"), ("€", "EUR"), ("euro", "EUR"), ("$", None), ("£", None), ("", None), (None, None)],
)
def test_currencies(text: str | None, found: str | None) -> None:
    assert code(text) == found


def test_nought_is_a_cell_not_filled_in_and_no_living_wage() -> None:
    assert amount(known({"amount": 0.0})) is None
    assert amount(known({"amount": 0.0}, {"year": 2019, "amount": 90.0})) == 90.0
