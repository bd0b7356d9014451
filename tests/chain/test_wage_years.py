"""An average never travels without its coverage, and the same sites stand beside it."""

from __future__ import annotations

import pytest

from imvo.chain.wages import by_site, by_year, compare
from tests.chain.growing_made import frame, sites

SITES = sites(
    *({"name": name, "country": "EC", "workers_low": 100, "volume_share": 0.2} for name in ("A", "B", "C", "D")),
    {"name": "E", "country": "EC"},
)


def years(*paid: tuple[str, int, float, int | None], editions: tuple[int, ...] = (2019,)) -> list[dict[str, object]]:
    living = frame(
        "wage-benchmarks",
        *({"country": "EC", "kind": "living-wage", "currency": "USD", "period": "month", "year": edition,
           "amount": 100.0, "source": "made up"} for edition in editions),
    )  # fmt: skip
    wages = frame(
        "wages",
        *({"site": site, "country": "EC", "year": year, "amount": amount, "workers": workers, "period": "month",
           "currency": "USD"} for site, year, amount, workers in paid),
    )  # fmt: skip
    gaps = compare(wages, living)
    return list(by_year(gaps, by_site(gaps, wages, SITES), SITES).iter_rows(named=True))


def test_coverage_counts_every_site_of_the_dossier() -> None:
    (found,) = years(("A", 2019, 91.0, 120))
    assert (found["sites_listed"], found["sites_compared"], found["coverage"]) == (5, 1, 0.2)
    assert (found["workers_compared"], found["workers_listed"], found["sites_without_workers"]) == (120, 420, 1)
    assert found["average_gap"] == pytest.approx(0.09)
    assert (found["average_gap_by_volume"], found["volume_compared"]) == (pytest.approx(0.09), pytest.approx(0.2))


def test_a_gap_can_rise_while_nobody_earns_less() -> None:
    """As with the bananas: more farms report, the average rises, and the farms that reported before did better."""
    first, second = years(("A", 2019, 91.0, 100), ("A", 2020, 92.0, 100), ("B", 2020, 70.0, 100))
    assert first["average_gap"] == pytest.approx(0.09)
    assert second["average_gap"] == pytest.approx(0.19)
    assert second["coverage"] > first["coverage"]  # type: ignore[operator]
    assert (second["matched_sites"], second["matched_earlier"], second["matched_now"]) == (
        1, pytest.approx(0.09), pytest.approx(0.08),
    )  # fmt: skip
    assert (second["earlier_year"], second["benchmark_changed"]) == (2019, 0)


def test_another_edition_of_the_benchmark_is_a_break() -> None:
    _, second = years(("A", 2019, 91.0, 100), ("A", 2020, 92.0, 100), editions=(2019, 2020))
    assert second["benchmark_changed"] == 1


def test_without_workers_there_is_no_average_and_no_match() -> None:
    _, second = years(("A", 2019, 91.0, None), ("A", 2020, 92.0, None))
    assert (second["sites_compared"], second["average_gap"], second["below_share"]) == (1, None, None)
    assert (second["matched_sites"], second["matched_now"]) == (0, None)


def test_a_year_in_which_nothing_could_be_compared_stays() -> None:
    first, second = years(("A", 2018, 50.0, 100), ("A", 2019, 91.0, 100))
    assert (first["year"], first["sites_compared"], first["average_gap"]) == (2018, 0, None)
    assert second["matched_sites"] == 0


def test_no_wages_no_years() -> None:
    assert years() == []
