"""Which living wage holds for a site in a year. A minimum wage or a living income is never taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from imvo.chain.wages import money
from imvo.intake.wording import norm

LIVING, MINIMUM = "living-wage", "minimum-wage"


@dataclass(frozen=True)
class Benchmark:
    """One usable living wage: an amount with its currency, period and year."""

    country: str
    region: str | None
    setting: str | None
    amount: float
    currency: str
    period: str
    year: int
    hours: float | None
    source: str | None

    @property
    def name(self) -> str:
        """Source and year, as they are shown."""
        return f"{self.source or '?'} {self.year}"


class Benchmarks:
    """The benchmarks of a user's file, by country."""

    def __init__(self, delivered: pl.DataFrame | None) -> None:
        self._living: dict[str, list[Benchmark]] = {}
        self._minimum: set[str] = set()
        for row in () if delivered is None else delivered.iter_rows(named=True):
            country, currency = row["country"], money.code(row["currency"])
            if country is None:
                continue
            if row["kind"] == MINIMUM:
                self._minimum.add(country)
            # Without currency, period or year an amount says nothing; a kind that is not stated is no living wage; and
            # nobody lives on nought, so that is a cell not filled in.
            if row["kind"] == LIVING and row["amount"] and currency and row["period"] and row["year"] is not None:
                region = norm(row["region"]) if row["region"] else None
                one = Benchmark(
                    country, region, row["setting"], row["amount"], currency, row["period"], row["year"],
                    row["hours_per_week"], row["source"],
                )  # fmt: skip
                self._living.setdefault(country, []).append(one)

    def only_minimum(self, country: str) -> bool:
        """Whether all that is known for a country is a minimum wage."""
        return country in self._minimum and country not in self._living

    def best(self, country: str, region: str | None, setting: str | None, year: int) -> Benchmark | None:
        """The newest living wage that is not later than the year, of the place that fits best; None when there is none.

        The own region comes before the whole country, town or countryside before either; one of another region is never
        used. Among several that fit alike the highest counts: which of them is right is not known.
        """
        own = norm(region) if region else None
        fitting = [
            one
            for one in self._living.get(country, ())
            if one.year <= year and one.region in (None, own) and one.setting in (None, setting)
        ]
        return max(fitting, key=_fit, default=None)


def _fit(one: Benchmark) -> tuple[bool, bool, int, float]:
    return one.region is not None, one.setting is not None, one.year, one.amount


def names(used: Iterable[Benchmark]) -> str | None:
    """Source and year of each, joined by a bar."""
    return "|".join(sorted({one.name for one in used})) or None
