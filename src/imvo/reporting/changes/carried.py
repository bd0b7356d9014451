"""What an earlier dossier carries on into this one, and how old it is."""

from __future__ import annotations

import calendar
from datetime import date

import polars as pl

from imvo import tables
from imvo.action.returned import ANSWERS, CONTACTS, FINDINGS, ISSUES, MEASURES, Returned

TABLE = "carried"
# What a row is about, the first that it fills, and the day it speaks of.
_TOLD = {
    ANSWERS: (("site", "question"), "date"),
    FINDINGS: (("site",), "date"),
    ISSUES: (("issue",), "decided_on"),
    MEASURES: (("what",), "value_date"),
    CONTACTS: (("about",), None),
}


def carried(returned: Returned, as_of: date, years: float) -> pl.DataFrame:
    """The table `carried`: rows of `returned` that come from an earlier dossier. `years`: from when they are old."""
    declared = tables.load(TABLE)
    limit = years_before(as_of, years)
    parts = [tables.empty(declared)]
    for kind, (about, day) in _TOLD.items():
        rows = returned.tables[kind].filter(pl.col("file").is_in(sorted(returned.carried)))
        dated = pl.lit(None, pl.Date) if day is None else pl.col(day)
        age = pl.when(dated.is_null()).then(pl.lit("undated")).when(dated < limit).then(pl.lit("older"))
        parts.append(
            rows.select(
                "file", "sheet", "row",
                kind=pl.lit(kind),
                what=pl.coalesce(*about),
                seen_at=pl.col("seen_at") if "seen_at" in rows.columns else pl.lit(None, pl.String),
                date=dated,
                age=age.otherwise(pl.lit("within")),
            ).select(list(declared.dtypes))
        )  # fmt: skip
    ages = pl.Enum(["older", "undated", "within"])
    kinds = pl.Enum(list(_TOLD))
    frame = pl.concat(parts)
    order = [pl.col("kind").cast(kinds), pl.col("age").cast(ages), "date", "file", "sheet", "row"]
    return tables.check(frame.sort(order, nulls_last=True), declared)


def years_before(day: date, years: float) -> date:
    """The day so many years earlier, by the calendar, a part of a year in whole months."""
    months = day.year * 12 + day.month - 1 - round(years * 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
