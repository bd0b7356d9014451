"""The gap of a site: weighted by workers that are known, its part for the buyer only where the share is known."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.chain.wages import by_site, compare
from tests.chain.growing_made import frame, sites

LIVING = frame(
    "wage-benchmarks",
    {"country": "KE", "kind": "living-wage", "currency": "KES", "period": "month", "year": 2020, "amount": 100.0},
)
BASE = {"site": "A", "country": "KE", "year": 2020, "period": "month", "currency": "KES", "overtime": False}


def site(*rows: dict[str, object], listed: pl.DataFrame | None = None) -> dict[str, object]:
    wages = frame("wages", *({**BASE, **row} for row in rows))
    return by_site(compare(wages, LIVING), wages, sites() if listed is None else listed).row(0, named=True)


def test_levels_are_weighted_by_workers() -> None:
    found = site(
        {"level": "unskilled", "amount": 60.0, "workers": 90}, {"level": "supervisor", "amount": 120.0, "workers": 10}
    )
    assert found["gap_share"] == pytest.approx(0.36)
    assert (found["largest_gap"], found["workers_below"], found["workers_compared"]) == (pytest.approx(0.4), 90, 100)
    assert found["gap_per_year"] == pytest.approx(90 * 40 * 12)


def test_a_level_without_workers_is_in_no_average_but_its_gap_is_seen() -> None:
    found = site({"amount": 90.0, "workers": 10}, {"amount": 50.0})
    assert (found["gap_share"], found["largest_gap"]) == (pytest.approx(0.1), pytest.approx(0.5))
    assert (found["levels_compared"], found["workers_compared"]) == (2, 10)


def test_no_workers_no_average() -> None:
    found = site({"amount": 60.0})
    assert (found["gap_share"], found["workers_below"], found["gap_per_year"]) == (None, None, None)
    assert found["largest_gap"] == pytest.approx(0.4)


def test_a_level_that_is_not_comparable_is_not_counted_as_enough() -> None:
    found = site({"amount": 60.0, "workers": 50}, {"amount": 60.0, "workers": 50, "period": "day"})
    assert (found["levels"], found["levels_compared"]) == (2, 1)
    assert (found["workers"], found["workers_compared"], found["gap_share"]) == (100, 50, pytest.approx(0.4))


def test_all_workers_together_do_not_count_twice() -> None:
    both = site({"level": "all", "amount": 95.0, "workers": 100}, {"level": "unskilled", "amount": 60.0, "workers": 80})
    assert (both["workers"], both["gap_share"]) == (80, pytest.approx(0.4))
    alone = site({"level": "all", "amount": 95.0, "workers": 100})
    assert (alone["workers"], alone["gap_share"]) == (100, pytest.approx(0.05))


@pytest.mark.parametrize(
    ("shares", "share", "part"), [([0.25, 0.25], 0.25, 240.0), ([0.25, None], 0.25, 240.0), ([0.25, 0.5], None, None),
                                  ([None, None], None, None)],
)  # fmt: skip
def test_the_part_of_the_buyer(shares: list[float | None], share: float | None, part: float | None) -> None:
    rows = [{"amount": 60.0, "workers": 1, "buyer_share": one} for one in shares]
    found = site(*rows)
    assert (found["buyer_share"], found["buyer_gap_per_year"]) == (share, None if part is None else pytest.approx(part))


def test_the_share_of_purchases_comes_from_the_list_and_allocates_nothing() -> None:
    listed = sites({"name": "a", "country": "KE", "volume_share": 0.3}, {"name": "A", "country": "ET"})
    found = site({"amount": 60.0, "workers": 1}, listed=listed)
    assert (found["volume_share"], found["buyer_gap_per_year"]) == (pytest.approx(0.3), None)
