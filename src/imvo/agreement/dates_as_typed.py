"""Dates as people type them: also day first, with dashes or with the name of a month."""

from __future__ import annotations

import re

from imvo import words
from imvo.agreement.dates import PartialDate

# A Dutch date has the day first. With slashes an American reader would put the month first: that is not read.
_DAY_FIRST = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]+)\s+(\d{4})")


def typed_date(text: str) -> PartialDate:
    """Read 2020-02-06, 2020-02, 2020, 6-2-2020, 6 februari 2020 or February 2020. ValueError for anything else."""
    plain = text.strip()
    found = _DAY_FIRST.fullmatch(plain)
    if found:
        day, month, year = found.groups()
        return PartialDate.parse(f"{year}-{int(month):02}-{int(day):02}")
    named = _NAMED.fullmatch(plain)
    if named is None:
        return PartialDate.parse(plain)
    day, name, year = named.groups()
    month = _months().get(name.casefold())
    if month is None:
        raise ValueError(f"{name} is the name of no month")
    return PartialDate.parse(f"{year}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _months() -> dict[str, int]:
    return {words.text(f"words.month.{n}", lang).casefold(): n for lang in words.LANGUAGES for n in range(1, 13)}
