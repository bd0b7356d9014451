"""Every row of wages beside the living wage that holds for it, or the reason why it cannot be compared."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.wages import money
from imvo.chain.wages.benchmarks import Benchmark, Benchmarks
from imvo.chain.wages.periods import NotStated, in_period, per_year

RESULT = "wage-gaps"
_ROUNDING = 1e-9  # of a benchmark: less than this is what arithmetic left over


class NotComparable(Exception):
    """Why a wage is not set beside a benchmark: a code of the column `why_not`."""


def compare(wages: pl.DataFrame, benchmarks: pl.DataFrame | None) -> pl.DataFrame:
    """The table `wage-gaps` of the delivered tables `wages` and `wage-benchmarks`, one row for each row of wages."""
    known = Benchmarks(benchmarks)
    rows = [_row(row, known) for row in wages.iter_rows(named=True)]
    declared = tables.load(RESULT)
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared)


def _row(row: dict[str, Any], known: Benchmarks) -> dict[str, Any]:
    year = row["date"].year if row["date"] is not None else row["year"]
    told = {name: row[name] for name in ("row", "file", "sheet", "site", "country", "level", "workers", "source")}
    told |= {"year": year, "overtime_stated": row["overtime"] is not None}
    try:
        return told | _compared(row, _benchmark(row, year, known))
    except (NotComparable, NotStated) as error:
        return told | {"why_not": str(error)}


def _benchmark(row: dict[str, Any], year: int | None, known: Benchmarks) -> Benchmark:
    """The living wage that holds for a row; NotComparable when the row lacks something or none is known."""
    for lacking, what in (("no-amount", row["amount"]), ("no-country", row["country"]), ("no-year", year),
                          ("no-period", row["period"]), ("no-currency", money.code(row["currency"]))):  # fmt: skip
        if what is None:
            raise NotComparable(lacking)
    if row["overtime"]:
        # A living wage is to be earned without overtime; how much of the amount is overtime is not known.
        raise NotComparable("with-overtime")
    assert year is not None
    found = known.best(row["country"], row["region"], row["setting"], year)
    if found is None:
        raise NotComparable("only-minimum-wage" if known.only_minimum(row["country"]) else "no-benchmark")
    return found


def _compared(row: dict[str, Any], benchmark: Benchmark) -> dict[str, Any]:
    amount = row["amount"] * _rate(row, benchmark.currency)
    hours, days = row["hours_per_week"], row["days_per_week"]
    wage = in_period(amount, row["period"], benchmark.period, hours, days, benchmark.hours)
    gap = max(0.0, benchmark.amount - wage)
    if gap < benchmark.amount * _ROUNDING:
        gap = 0.0
    try:
        yearly = per_year(gap, benchmark.period, benchmark.hours or hours, days)
    except NotStated:
        yearly = None
    return {
        "currency": benchmark.currency, "period": benchmark.period, "wage": wage, "benchmark": benchmark.amount,
        "benchmark_year": benchmark.year, "benchmark_source": benchmark.source, "gap": gap,
        "gap_share": gap / benchmark.amount, "gap_per_year": yearly,
    }  # fmt: skip


def _rate(row: dict[str, Any], currency: str) -> float:
    """One, or the exchange rate that the row itself states; nothing else is known here of what money is worth."""
    if money.code(row["currency"]) == currency:
        return 1.0
    if row["rate"] and money.code(row["rate_currency"]) == currency:
        return float(row["rate"])
    raise NotComparable("currency")
