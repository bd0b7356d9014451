"""Calendar days of which perhaps only the month or the year is known.

All days are calendar days in Europe/Amsterdam.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from imvo.agreement.truth import Answer

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
YEARS = range(1900, 2201)  # agreements add years to a date, and a slip of the pen is no date
EXPECTED = "a date written as 2020, 2020-06 or 2020-06-15, or two of them as 2020-06/2021 for a day between"


@dataclass(frozen=True, order=False)
class PartialDate:
    """One day that lies somewhere from `first` up to and including `last`. A day known in full has both equal."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a date cannot run from {self.first} back to {self.last}")

    @classmethod
    def of(cls, value: PartialDate | date) -> PartialDate:
        return value if isinstance(value, PartialDate) else cls(value, value)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2020`, `2020-06`, `2020-06-15`, or two of them with a slash: some day from the first to the last.

        ValueError for anything else and for days that do not exist.
        """
        if text.count("/") == 1:
            earliest, latest = (cls.parse(part) for part in text.split("/"))
            return cls(earliest.first, latest.last)
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"expected {EXPECTED}, found {text!r}")
        year, month, day = (None if part is None else int(part) for part in match.groups())
        assert year is not None
        if year not in YEARS:
            raise ValueError(f"expected {EXPECTED}, with a year from {YEARS.start} to {YEARS.stop - 1}; found {year}")
        try:
            if month is None:
                return cls(date(year, 1, 1), date(year, 12, 31))
            if day is None:
                return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            return cls.of(date(year, month, day))
        except ValueError as error:
            raise ValueError(f"expected {EXPECTED}; {text} is no day of the calendar") from error

    @property
    def day(self) -> date | None:
        """The day when it is known in full, else None."""
        return self.first if self.first == self.last else None

    def before(self, other: PartialDate | date) -> Answer:
        other = PartialDate.of(other)
        if self.last < other.first:
            return Answer.YES
        return Answer.NO if self.first >= other.last else Answer.UNKNOWN

    def after(self, other: PartialDate | date) -> Answer:
        return PartialDate.of(other).before(self)

    def on_or_before(self, other: PartialDate | date) -> Answer:
        return ~self.after(other)

    def on_or_after(self, other: PartialDate | date) -> Answer:
        return ~self.before(other)

    def same_day(self, other: PartialDate | date) -> Answer:
        return self.on_or_before(other) & self.on_or_after(other)

    def plus_years(self, years: int) -> PartialDate:
        """The anniversary; that of 29 February falls on 1 March in a year without one."""
        return PartialDate(_anniversary(self.first, years), _anniversary(self.last, years))

    def plus_months(self, months: int) -> PartialDate:
        """The same day some months on; a day that month does not have falls on the first of the next."""
        return PartialDate(_months_on(self.first, months), _months_on(self.last, months))

    def plus_days(self, days: int) -> PartialDate:
        step = timedelta(days=days)
        return PartialDate(self.first + step, self.last + step)

    def days_until(self, other: PartialDate | date) -> tuple[int, int]:
        """The least and the greatest number of days from this day to the other."""
        other = PartialDate.of(other)
        return (other.first - self.last).days, (other.last - self.first).days

    def __str__(self) -> str:
        """`2020-06-15`, `2020-06`, `2020`, or `2020-06-03/2020-07-02` when no shorter form says it."""
        for text in (self.first.isoformat(), self.first.isoformat()[:7], self.first.isoformat()[:4]):
            if PartialDate.parse(text) == self:
                return text
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        # A year alone is a number in YAML.
        return {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"},
                {"type": "integer"},
            ],
            "description": EXPECTED,
        }


def _anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a year that has none
        return date(day.year + years, 3, 1)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 1, 1) + timedelta(days=monthrange(year, month + 1)[1])


def _read(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return PartialDate.of(value)
    # A year alone arrives from YAML as a number.
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise PydanticCustomError("date", "{said}", {"said": str(error), "expected": EXPECTED}) from error


def calendar_day(moment: datetime) -> date:
    """The day it is in Europe/Amsterdam at a moment that carries its time zone. ValueError when it carries none."""
    if moment.tzinfo is None:
        raise ValueError("the moment carries no time zone")
    return moment.astimezone(ZoneInfo("Europe/Amsterdam")).date()
