"""Which column of the list of smelters holds what: by its header in any language, its place, its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from imvo.intake.rmi.book import Book
from imvo.intake.rmi.knowledge import Layout, header_field, holds, layouts
from imvo.intake.rmi.lookup import identifier
from imvo.intake.rmi.minerals import mineral_code
from imvo.intake.rmi.page import Labelled
from imvo.reference.countries import resolve

_HEADER_WITHIN = 12  # rows
_SAMPLE = 200  # rows that are looked at to tell a column by its content


@dataclass(frozen=True)
class Places:
    """`top`: the row of the headers. `fields`: field -> columns from left to right (identifiers stand in two)."""

    top: int
    fields: Mapping[str, tuple[int, ...]]
    headers: Mapping[int, str]

    def header(self, field: str) -> str | None:
        """The header of the first column of that field, as the file spells it."""
        columns = self.fields.get(field)
        return self.headers.get(columns[0]) if columns else None


def find_places(book: Book) -> Places:
    """The header and the columns of the list of smelters."""
    at = book.smelters
    top, named = _header(book, at)
    width = max(at.page.width, 17)
    headers = {column: label for column in range(width) if (label := at.label(top, column))}
    fields = _by_layout(book, at, top, named)
    found: dict[str, tuple[int, ...]] = {}
    for column in sorted(fields):
        found[fields[column]] = (*found.get(fields[column], ()), column)
    # Both columns of identifiers count as such: the one to type in comes first.
    ids = (*found.pop("id_input", ()), *found.get("id", ()))
    return Places(top, found | {"id": ids}, headers)


def _header(book: Book, at: Labelled) -> tuple[int, dict[int, str]]:
    """The row of which most cells name a field; without any such, the fullest of the first rows."""
    rows = range(min(_HEADER_WITHIN, len(at.page.rows)))
    named = {row: _named(book, at, row) for row in rows}
    best = max(rows, key=lambda row: (len(named[row]), -row), default=3)
    if named and len(named[best]) >= 3:
        return best, named[best]
    return max(rows, key=lambda row: (len(at.page.filled(row)), -row), default=3), {}


def _named(book: Book, at: Labelled, row: int) -> dict[int, str]:
    """Column -> field of one row. A field that comes again further on is a helper of the workbook, but for names."""
    found: dict[int, str] = {}
    for column in range(max(at.page.width, 17)):
        label = at.label(row, column)
        if label is None:
            continue
        field = next((name for text in (label, *book.labels.in_english(label)) if (name := header_field(text))), None)
        if field is None:
            continue
        if field not in found.values():
            found[column] = field
        elif field == "name" and found.get(column - 1) == "name" and "lookup" not in found.values():
            # Two columns side by side: to choose from the list, and to type.
            found[column - 1], found[column] = "lookup", "name"
    return found


def _by_layout(book: Book, at: Labelled, top: int, named: Mapping[int, str]) -> dict[int, str]:
    """Column -> field: what the headers name, and what the layout says of the columns that they leave open."""
    fitting = [layout for entry, layout in layouts() if holds(entry, book.kind, book.version)]
    bounded = fitting[-1:]  # the most particular one stands last
    layout = max(
        (layout for _, layout in layouts()),
        key=lambda one: (_agrees(one, named), _content(at, top, one.fields), one in bounded, one in fitting),
    )
    shift = _shift(at, top, layout, named)
    moved = {column + shift: field for column, field in layout.fields.items() if column + shift >= 0}
    fields = dict(named)
    for column, field in moved.items():
        if column not in fields and (field not in fields.values() or field == "id"):
            fields[column] = field
    return {column: field for column, field in fields.items() if not _not_to_read(column, field, named, moved)}


def _not_to_read(column: int, field: str, named: Mapping[int, str], moved: Mapping[int, str]) -> bool:
    """A second column of identifiers is only one where the layout has it."""
    return field == "id" and column not in named and moved.get(column) != "id"


def _agrees(layout: Layout, named: Mapping[int, str]) -> int:
    return sum(layout.fields.get(column) == field for column, field in named.items())


def _shift(at: Labelled, top: int, layout: Layout, named: Mapping[int, str]) -> int:
    """How far the list was moved to the right: by the header of the metal, otherwise by where metals stand."""
    for column, field in named.items():
        if field == "metal":
            return column - layout.metal
    scores = {shift: _minerals(at, top, layout.metal + shift) for shift in (0, -1, 1, 2)}
    best = max(scores, key=lambda shift: scores[shift])
    return best if scores[best] > scores[0] else 0


def _content(at: Labelled, top: int, fields: Mapping[int, str]) -> float:
    """How well the cells fit a layout: metals, countries and identifiers where it has them, each from 0 to 1."""
    tests = {"metal": _is_metal, "country": _is_country, "id": _is_identifier}
    return sum(_fit(at, top, column, tests[field]) for column, field in fields.items() if field in tests)


def _minerals(at: Labelled, top: int, column: int) -> float:
    return _fit(at, top, column, _is_metal)


def _fit(at: Labelled, top: int, column: int, test: Callable[[str], bool]) -> float:
    rows = range(top + 1, min(len(at.page.rows), top + 1 + _SAMPLE))
    cells = [text for row in rows if (text := at.page.text(row, column))]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_metal(text: str) -> bool:
    return mineral_code(text) is not None


def _is_country(text: str) -> bool:
    return resolve(text).code is not None


def _is_identifier(text: str) -> bool:
    return identifier(text) is not None
