"""How the cells of one declared column are understood: the reader that its declaration asks for, held to its bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import polars as pl

from imvo.intake.notes import problem
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.choices import read_alarm, read_choices, read_yes_no
from imvo.intake.values.counts import read_counts
from imvo.intake.values.dates import read_dates
from imvo.intake.values.goods import FIELDS, read_goods
from imvo.intake.values.numbers import written
from imvo.intake.values.place_lists import read_country_lists
from imvo.intake.values.places import read_countries
from imvo.intake.values.shares import read_shares
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wording import says_nothing
from imvo.tables import Column

Read = Callable[[Sequence[Cell]], ColumnReading]
WORDS = frozenset({"country", "choice", "process", "product", "material"})
"""Readings of a word, which is tidied first; a number or a date is what the file says it is."""
# The numbers that a column can hold, whatever its declaration says. No list is about more than 10^18 of anything: what
# is larger is a slip, and enough of such numbers would add up to no number at all.
_MOST = 1e18
_HOLDS = {"u8": (0, 2**8 - 1), "u32": (0, 2**32 - 1), "i64": (-_MOST, _MOST), "f64": (-_MOST, _MOST)}


def reader(column: Column, header: str, lang: str, vocabulary: Vocabulary, *, day_first: bool = False) -> Read:
    """Reads the distinct cells of `column`, which stands under `header`: one value per cell, within its bounds.

    `day_first`: the day stands first in a date of which the column does not prove which does.
    """
    readers: dict[str, Read] = {
        "country": partial(read_country_lists if column.separator else read_countries, lang=lang),
        "date": partial(read_dates, otherwise="day" if day_first else None),
        # By its declaration the column holds shares, whatever its header says: 12 is 12%.
        "share": partial(read_shares, header=f"{header} share"),
        # Read with its sign, so that a negative one is told as what it is.
        "amount": partial(read_amounts, fault="number-text", signed=True),
        "signed": partial(read_amounts, fault="number-text", signed=True),
        "count": read_counts,
        "yesno": read_yes_no,
        "alarm": read_alarm,
        "choice": partial(read_choices, column=column, lang=lang),
    }
    read = readers.get(column.reading) or partial(_codes, column.reading, vocabulary)
    bounds = _bounds(column)
    return read if bounds is None else partial(_within, read, bounds)


def _bounds(column: Column) -> tuple[float, float] | None:
    """The least and the most of a column of numbers; None of any other."""
    if column.type not in _HOLDS:
        return None
    least, most = _HOLDS[column.type]
    low = 0 if column.reading == "amount" else least
    return (
        low if column.minimum is None else max(low, column.minimum),
        most if column.maximum is None else min(most, column.maximum),
    )


def _within(read: Read, bounds: tuple[float, float], cells: Sequence[Cell]) -> ColumnReading:
    """A number outside the bounds costs its cell: no table of imvo may hold it."""
    found = read(cells)
    return ColumnReading([_held(one, *bounds) for one in found.readings], found.notes)


def _held(reading: Reading, low: float, high: float) -> Reading:
    value = reading.values[0]
    if value is None or low <= value <= high:
        return reading
    if value < low:
        return Reading((None,), problem("number-low", low=written(float(low))))
    return Reading((None,), problem("number-high", high=written(float(high))))


def _codes(kind: str, vocabulary: Vocabulary, cells: Sequence[Cell]) -> ColumnReading:
    """The codes of one kind alone: a column of materials tells no process. A cell that names none of them says so."""
    place = FIELDS.index(kind)
    found = read_goods(cells, kind, vocabulary)
    return ColumnReading(
        [_code(cell, one, place, kind) for cell, one in zip(cells, found.readings, strict=True)], found.notes
    )


def _code(cell: Cell, reading: Reading, place: int, kind: str) -> Reading:
    code = reading.values[place]
    if code is None and not says_nothing(cell.text):
        return Reading((None,), problem(f"{kind}-text"))
    return Reading((code,), reading.problem)


# What a cell of plain text says when nothing is known. `none` and `geen` are not among these: that there is no claim,
# no supplier or no result is something that a list may say.
_NOT_KNOWN = (
    r"(?i)^(?:[\s\-–—_.?*/\\]+|n\.?\s?/?\s?a\.?|n\.?\s?v\.?\s?t\.?|n\.?\s?b\.?|tb[dca]|null|"
    r"unknown|onbekend|unbekannt|inconnue?|niet bekend|nicht bekannt|non connu|not known|not available|not applicable|"
    r"not disclosed|undisclosed|not provided|niet van toepassing|k\.\s?a\.?|keine angaben?|keine daten|"
    r"no data|geen gegevens)$"
)


def known_texts(texts: pl.Series) -> pl.Series:
    """Texts, without those that say in so many words that nothing is known."""
    silent = texts.str.contains(_NOT_KNOWN)
    return texts if not silent.any() else pl.select(pl.when(~silent).then(texts)).to_series().alias(texts.name)
