"""Cells of declared tables as people read them: codes by their names, numbers and dates in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Shown
from imvo.tables import Column, Label, load
from imvo.words import day, number, share

SYMBOLS = frozenset("kg l ha g/l kg/ha %".split())  # units that read alike in both languages
NOT_APPLICABLE = "\N{EN DASH}"
WHOLE = 1_000  # money of which a page shows no parts
DIGITS = 4  # of a number below one that a page shows


def heads(say: Phrases, shown: Shown) -> list[str]:
    """Titles of the columns shown, with their unit."""
    declared = load(shown.table)
    found = []
    for name in shown.names:
        column = declared.column(name)
        unit = f" ({column.unit})" if column.unit in SYMBOLS else ""
        found.append(f"{say.label(column.title)}{unit}")
    return found


def shown_rows(say: Phrases, shown: Shown, most: int) -> Iterator[list[str]]:
    """The first `most` rows as texts, in the columns shown."""
    declared = load(shown.table)
    columns = [declared.column(name) for name in shown.names]
    priced = "currency" in declared.dtypes
    tell = [_teller(say, column, shown.words.get(column.name, {}), priced=priced) for column in columns]
    silent = [NOT_APPLICABLE if name in shown.dashed else say("unknown.value") for name in shown.names]
    for record in shown.frame.head(most).select(shown.names).iter_rows():
        yield [
            told(value) if value is not None else none for told, none, value in zip(tell, silent, record, strict=True)
        ]


def _teller(say: Phrases, column: Column, words: Mapping[str, Label], *, priced: bool) -> Callable[[Any], str]:
    """How a cell of the column is told. `priced`: the table has a currency, so that its plain figures are money."""
    names = _names(say, column)
    labels: Mapping[str, Label] = {**names, **column.choices, **words}
    if labels:
        return lambda value: ", ".join(
            say.label(labels[code]) if code in labels else code for code in str(value).split("|")
        )
    if column.type == "bool":
        return lambda value: say("book.yes" if value else "book.no")
    if column.type == "date":
        return lambda value: day(value, say.lang) if isinstance(value, date) else str(value)
    if column.unit == "share":
        return lambda value: share(value, say.lang, decimals=1)
    if column.type == "i64" and (column.name == "year" or column.name.endswith("_year")):
        return str  # a year is no amount: no mark between its thousands
    if column.type in ("u8", "u32", "i64"):
        return say.count
    if column.type == "f64" and priced and column.unit is None:
        return lambda value: number(value, say.lang, 0 if abs(value) >= WHOLE else None)
    if column.type == "f64":
        return lambda value: number(float(f"{value:.{DIGITS}g}") if abs(value) < 1 else value, say.lang)
    return str


def _names(say: Phrases, column: Column) -> Mapping[str, Label]:
    """The names of codes that stand in columns of any table."""
    names = say.view.names
    if column.reads == "country" or column.name in ("country", "origin") or column.name.startswith("country_"):
        return {} if column.name.endswith("_given") else names.countries
    return {"theme": names.themes, "process": names.processes, "processes": names.processes}.get(column.name, {})
