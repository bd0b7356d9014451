"""An amount per hour, day, week, month or year as one of another period, with the hours or days that are stated."""

from __future__ import annotations

WEEKS, MONTHS = 52.0, 12.0  # in a year, as payrolls count
_PER_YEAR = {"week": WEEKS, "month": MONTHS, "year": 1.0}


class NotStated(Exception):
    """What is lacking: `no-hours` or `no-days`."""


def per_year(amount: float, period: str, hours: float | None, days: float | None) -> float:
    """The amount of a year. `hours` and `days` per week, needed for an amount per hour or per day."""
    if period == "hour":
        return amount * _stated(hours, "no-hours") * WEEKS
    if period == "day":
        return amount * _stated(days, "no-days") * WEEKS
    return amount * _PER_YEAR[period]


def in_period(
    amount: float, period: str, target: str, hours: float | None, days: float | None, standard: float | None
) -> float:
    """A wage for `period` as one for `target`; NotStated when hours or days that are needed are not known.

    `hours` and `days` per week of the wage, `standard` the hours of the benchmark's week. Where both weeks are stated,
    the wage is brought to the benchmark's: pay for 60 hours is no answer to what 48 hours should pay.
    """
    if period == target and period in ("hour", "day"):
        return amount
    # Pay per hour or per day has no week of its own; of the others, weeks of the same length need no sum.
    scale = standard / hours if standard and hours and period != "hour" and target != "hour" else 1.0
    if period == target:
        return amount * scale
    yearly = per_year(amount, period, (standard or hours) if period == "hour" else hours, days) * scale
    if target == "hour":
        return yearly / WEEKS / _stated(hours, "no-hours")
    if target == "day":
        return yearly / WEEKS / _stated(days, "no-days")
    return yearly / _PER_YEAR[target]


def _stated(value: float | None, lacking: str) -> float:
    if not value:
        raise NotStated(lacking)
    return value
