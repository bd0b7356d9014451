"""Rows of a user's table to rows of a register, each row accepted or rejected with reason and mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from imvo.reference.columns import Columns
from imvo.reference.countries import Resolution, name, resolve
from imvo.reference.declared import Kind
from imvo.words import text

KEYS = {"measure": ["country", "indicator", "year"], "listing": ["country", "process", "theme", "subject"]}
Row = tuple[int, Sequence[str | None]]
Read = Callable[["Cells"], dict[str, str]]
_POINT = re.compile(r"-?\d+(\.\d+)?")
_COMMA = re.compile(r"-?\d+,\d+")
# `1,234` may be a thousand and more, or one and a bit.
_EITHER = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Rejection:
    """A row that was left out. `key` and `values` give its texts in `imvo.words`; `row` counts as the file does."""

    row: int
    column: str
    value: str
    key: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def reason(self) -> str:
        return self.reason_in("en")

    @property
    def mend(self) -> str:
        return self.mend_in("en")

    def reason_in(self, lang: str) -> str:
        return text(f"{self.key}.reason", lang, **dict(self.values))

    def mend_in(self, lang: str) -> str:
        return text(f"{self.key}.mend", lang)


class _Refused(Exception):
    def __init__(self, column: str, value: str, key: str, **values: str) -> None:
        super().__init__(key)
        self.column, self.value, self.key, self.values = column, value, f"reference.add.{key}", values


@dataclass(frozen=True)
class Cells:
    """One row, seen by the declared names of its columns."""

    columns: Columns
    given: Sequence[str | None]

    def get(self, column: str) -> str:
        """The cell, stripped; empty when the table has no such column or the row ends before it."""
        place = self.columns.place.get(column)
        cell = self.given[place] if place is not None and place < len(self.given) else None
        return (cell or "").strip()

    def header(self, column: str) -> str:
        return self.columns.header.get(column, column)


def read_rows(
    rows: Iterable[Row], columns: Columns, declared: Kind, *, year: str | None, codes: Mapping[str, frozenset[str]]
) -> tuple[list[dict[str, str]], list[Rejection]]:
    """Accepted rows in the columns of the kind's shape, in a fixed order, and the rejected ones in the file's order.

    `codes`: what the columns theme and process of a listing may hold.
    """
    read = (lambda cells: _listing(cells, declared, codes)) if declared.shape == "listing" else _measure(declared, year)
    key = KEYS[declared.shape]
    accepted: dict[tuple[str, ...], dict[str, str]] = {}
    rejected: list[Rejection] = []
    for number, given in rows:
        if not any((cell or "").strip() for cell in given):
            continue
        try:
            row = read(Cells(columns, given))
            place = tuple(row[column] for column in key)
            _first_of(place, accepted, Cells(columns, given))
            accepted[place] = row
        except _Refused as refused:
            values = tuple(sorted(refused.values.items()))
            rejected.append(Rejection(number, refused.column, refused.value[:200], refused.key, values))
    return [accepted[place] for place in sorted(accepted)], rejected


def _first_of(place: tuple[str, ...], accepted: Mapping[tuple[str, ...], object], cells: Cells) -> None:
    if place in accepted:
        raise _Refused(cells.header("country"), cells.get("country"), "double")


def _measure(declared: Kind, year: str | None) -> Read:
    assert declared.indicator is not None, "kind_of sees to it that a measure has its indicator"
    indicator = declared.indicator.id

    def read(cells: Cells) -> dict[str, str]:
        country = _country(cells)
        value = _number(cells, "value", declared)
        return {
            "country": country,
            "indicator": indicator,
            "value": value,
            "error": _number(cells, "error", declared) if cells.get("error") else "",
            "year": _year(cells, year),
        }

    return read


def _listing(cells: Cells, declared: Kind, codes: Mapping[str, frozenset[str]]) -> dict[str, str]:
    theme = cells.get("theme") or (declared.themes[0] if len(declared.themes) == 1 else "")
    if theme not in codes["theme"]:
        raise _Refused(cells.header("theme"), theme, "theme")
    grade = cells.get("grade") or "listed"
    if grade not in declared.values["grade"]:
        raise _Refused(cells.header("grade"), grade, "grade", allowed=", ".join(declared.values["grade"]))
    process = cells.get("process")
    if process and process not in codes["process"]:
        raise _Refused(cells.header("process"), process, "process")
    country = _country(cells)
    subject = cells.get("subject")
    if not subject:
        raise _Refused(cells.header("subject"), "", "empty")
    titles = {"en": declared.title.en, "nl": declared.title.nl}
    sentence = {
        lang: text("reference.add.listed", lang, title=title, subject=subject, country=name(country, lang))
        for lang, title in titles.items()
    }
    return {
        "country": country,
        "process": process,
        "material": cells.get("material"),
        "product": cells.get("product"),
        "theme": theme,
        "subject": subject,
        "grade": grade,
        "text_en": cells.get("text") or sentence["en"],
        "text_nl": cells.get("text") or sentence["nl"],
        "source_title": declared.title.en,
        "publisher": declared.publisher,
        "date": cells.get("date"),
        "url": declared.url,
        "status": "sourced",
    }


def _country(cells: Cells) -> str:
    given = cells.get("country")
    found = resolve(given)
    if found.code is not None:
        return found.code
    raise _Refused(cells.header("country"), given, _why(given, found))


def _why(given: str, found: Resolution) -> str:
    if not given:
        return "country-empty"
    return "country-ambiguous" if found.readings else "country"


def _number(cells: Cells, column: str, declared: Kind) -> str:
    """A number as text with a point; bounds apply to the value, not to its error."""
    given = cells.get(column)
    header = cells.header(column)
    plain = cells.columns.words.get(column, {}).get(given.casefold(), given).replace("\u00a0", "").replace(" ", "")
    if not plain:
        raise _Refused(header, given, "empty")
    if _EITHER.fullmatch(plain):
        raise _Refused(header, given, "either", first=plain.replace(",", ""), second=plain.replace(",", "."))
    if _COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    if not _POINT.fullmatch(plain):
        raise _Refused(header, given, "number")
    bounds = declared.bounds
    if column == "value" and bounds is not None and not bounds.min <= float(plain) <= bounds.max:
        raise _Refused(header, given, "range", low=f"{bounds.min:g}", high=f"{bounds.max:g}")
    return plain


def _year(cells: Cells, year: str | None) -> str:
    given = cells.get("year").removesuffix(".0") or cells.columns.year or year or ""
    if not _YEAR.fullmatch(given):
        raise _Refused(cells.header("year"), given, "year")
    return given
