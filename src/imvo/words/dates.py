"""How dates are written: nl 4 juli 2019, en 4 July 2019. A date may be known to the month or the year only."""

from __future__ import annotations

import re
from datetime import date

from imvo.words.catalogue import text

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def day(value: date, lang: str) -> str:
    """A calendar day in words."""
    return text(
        "words.date", lang, day=str(value.day), month=text(f"words.month.{value.month}", lang), year=str(value.year)
    )


def partial_day(value: str, lang: str) -> str:
    """An ISO date that may stop at the year or the month (2020, 2020-06). Any other text is given back as it is:
    registers also carry editions such as "2022 edition".
    """
    match = _PARTIAL.fullmatch(value)
    if not match:
        return value
    year, month, number = match.groups()
    try:
        first = date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        return value
    if month is None:
        return year
    if number is None:
        return text("words.month_of_year", lang, month=text(f"words.month.{first.month}", lang), year=year)
    return day(first, lang)


def period(start: date | None, end: date | None, lang: str) -> str:
    """A window of days: both ends, "from", "until", or an empty text."""
    if start and end:
        return text("words.period", lang, start=day(start, lang), end=day(end, lang))
    if start:
        return text("words.from", lang, day=day(start, lang))
    return text("words.until", lang, day=day(end, lang)) if end else ""
