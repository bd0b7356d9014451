"""A header that says its numbers are thousands or millions: `Exposure (x EUR 1.000)`. Such a scale is not read."""

from __future__ import annotations

import re

import polars as pl

from imvo.intake.notes import problem
from imvo.intake.rows import refuse
from imvo.intake.work import Work
from imvo.tables import Table

_NUMBERS = frozenset({"u8", "u32", "i64", "f64"})
_MONEY = r"(?:[€$£¥]|[a-z]{3})"
_SCALE = re.compile(
    rf"[x×*]\s*{_MONEY}?\s*1(?:[.,' ]?000)+\b|\(\s*{_MONEY}?\s*['’]?000\s*(?:{_MONEY})?\s*\)|['’]000\b|"
    rf"\b(?:in|x|×)?\s*(?:duizend(?:en)?|thousands?|tausend|milliers|miljoen(?:en)?|millions?|"
    rf"millionen|miljard(?:en)?|milliards?|milliarden|billions?|mln|mio|mrd|bn)\b|\bk\s?(?:eur|usd|€|\$)|\bt(?:eur|€)|"
    rf"[€$]\s?[km]\b",
    re.IGNORECASE,
)


def scaled(header: str) -> bool:
    """Whether `header` says that its numbers are to be multiplied."""
    return _SCALE.search(header) is not None


def without_scaled(work: Work, table: Table) -> None:
    """Make the numbers under such a header unknown, and tell each: a thousand times too little is worse than nothing.

    A sum of them would be called euros.
    """
    for column in table.columns:
        place = work.places.get(column.name)
        values = work.made.get(column.name)
        if column.type not in _NUMBERS or place is None or values is None or not scaled(place.header):
            continue
        filled = values.is_not_null()
        lines = refuse(work.frame, [(filled, place.header, f"c{place.place}", problem("scale"))], work.lang)
        work.faults.append(lines.with_columns(what=pl.lit("cell")))
        work.made[column.name] = pl.Series([None], dtype=values.dtype).new_from_index(0, values.len())
