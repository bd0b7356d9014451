"""Totals without a label: a row of numbers alone, each the sum of what stands above it in its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from imvo.intake.values.numbers import DIGITS, written
from imvo.intake.work import Work
from imvo.tables import Table

Numbers = npt.NDArray[np.float64]
_NUMBERS = frozenset({"u8", "u32", "i64", "f64"})
# A number in a column that is not used: a total may stand there as well.
_NUMBER = rf"(?i)^[-+(€$£\s]*{DIGITS}\s*(?:\)|%|-|€)?$"
_LEAST = 2  # rows with words above: one row says the same as its copy, and in a list without words no row stands out
_SLACK = 1e-9  # of what is added up, for the error of adding fractions


def unlabelled_totals(work: Work, table: Table) -> pl.Series:
    """Which rows of `work` are totals that are not called so; every other row stays."""
    numbers = [
        column.name
        for column in table.columns
        if column.type in _NUMBERS and column.name in work.places and column.name in work.made
    ]
    nothing = pl.Series([False], dtype=pl.Boolean).new_from_index(0, work.frame.height)
    if not numbers or work.frame.is_empty():
        return nothing
    bare = _only_numbers(work, table, numbers)
    if not bare.any():
        return nothing
    columns = [_Added.of(work, name, bare) for name in numbers]
    totals: list[int] = []
    for at in bare.arg_true().to_list():
        filled = [column for column in columns if column.written[at] is not None]
        # Nothing but noughts adds up to nought, whatever the row is.
        if any(column.values[at] for column in filled) and all(column.is_sum(at) for column in filled):
            totals.append(at)
            for column in columns:
                column.set_aside(at)
    return pl.Series(np.isin(np.arange(work.frame.height), totals), dtype=pl.Boolean)


def _only_numbers(work: Work, table: Table, numbers: list[str]) -> pl.Series:
    """Rows with a number in a column of numbers and no word anywhere; a unit or a currency may stand beside a total."""
    beside = [column.name for column in table.columns if column.unit_of and column.name in work.places]
    own = [f"c{work.places[name].place}" for name in numbers]
    passed = {*own, *(f"c{work.places[name].place}" for name in beside)}
    used = {f"c{one.place}" for one in work.places.values()}
    cells = [name for name in work.frame.columns if name.startswith("c") and name not in passed]
    wordless = [
        pl.col(name).is_null() if name in used else pl.col(name).str.contains(_NUMBER).fill_null(value=True)
        for name in cells
    ]
    filled = pl.any_horizontal(pl.col(own).is_not_null())
    return work.frame.select(bare=pl.all_horizontal(filled, *wordless)).to_series()


@dataclass
class _Added:
    """One column of numbers: per row its cell and its value (0 where unknown), and added up over the rows before it.

    `counts`: how many of those rows have words too. `aside`: sum of the totals found so far; `since`: the row after
    the last of them.
    """

    written: list[str | None]
    values: Numbers
    known: npt.NDArray[np.bool_]
    sums: Numbers
    sizes: Numbers
    counts: npt.NDArray[np.int64]
    aside: float = 0.0
    since: int = 0

    @classmethod
    def of(cls, work: Work, name: str, bare: pl.Series) -> _Added:
        made = work.made[name]
        values = made.cast(pl.Float64).fill_null(0.0).to_numpy()
        known = made.is_not_null().to_numpy()
        cells = work.frame.get_column(f"c{work.places[name].place}").to_list()
        sums, sizes = (np.concatenate([[0.0], np.cumsum(of)]) for of in (values, np.abs(values)))
        return cls(cells, values, known, sums, sizes, np.concatenate([[0], np.cumsum(known & ~bare.to_numpy())]))

    def is_sum(self, at: int) -> bool:
        """Whether row `at` holds the sum of all rows above it, totals aside, or of those since the last total."""
        if not self.known[at]:
            return False
        value = float(self.values[at])
        every = self.sums[at] - self.aside, self.counts[at]
        block = self.sums[at] - self.sums[self.since], self.counts[at] - self.counts[self.since]
        apart = min((abs(total - value) for total, count in (every, block) if count >= _LEAST), default=None)
        slack = _SLACK * float(self.sizes[at])
        if apart is None or apart > 0.5 + slack:  # no cell is rounded more roughly; most are told by this alone
            return False
        return bool(apart <= 0.5 * 10.0 ** -_decimals(self.written[at] or "", value) + slack)

    def set_aside(self, at: int) -> None:
        """Row `at` is a total: it is in no sum from here on."""
        self.aside += float(self.values[at])
        self.since = at + 1


def _decimals(text: str, value: float) -> int:
    """The decimals that the cell writes: 2 of `12,50`, 0 of `1.200` when that is a thousand."""
    token = re.search(DIGITS, text)
    digits = re.sub(r"\D", "", token.group()) if token else ""
    places = re.search(r"[.,](\d+)$", token.group()) if token else None
    if places and digits and abs(int(digits) / 10 ** len(places.group(1)) - abs(value)) <= _SLACK * abs(value):
        return min(len(places.group(1)), 15)
    plain = written(value)
    return len(plain.partition(".")[2]) if "e" not in plain else 0
