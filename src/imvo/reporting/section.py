"""What one kind of chain adds to a dossier: figures with all that travels with them, and tables to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from imvo.tables import Label, load

HEADLINE = 3  # figures of one section on page 1
ON_PAGE = 50  # rows of a table on the page; the file beside it holds all


def _no_words() -> Mapping[str, Mapping[str, Label]]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Fact:
    """One figure. `about`: its unit, population, denominator, coverage and date, as far as the value lacks them."""

    label: Label
    value: Label
    about: Label | None = None


@dataclass(frozen=True)
class Shown:
    """A declared table as shown. `frame`: the rows, in order; `columns`: those shown, empty: all that are declared.

    `words`: column -> code -> what it is called; codes of themes, countries, processes and of declared choices are
    named without it. `most`: rows on the page; with `each`, the name of a column: rows of each of its values.
    `dashed`: columns of which an empty cell says "not applicable", and is no unknown. `title`: of these rows, where it
    is not that of the whole table.
    """

    table: str
    frame: pl.DataFrame
    columns: tuple[str, ...] = ()
    lede: Label | None = None
    words: Mapping[str, Mapping[str, Label]] = field(default_factory=_no_words)
    most: int = ON_PAGE
    each: str | None = None
    dashed: tuple[str, ...] = ()
    title: Label | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns shown, by name."""
        return self.columns or tuple(load(self.table).dtypes)

    def on_page(self) -> pl.DataFrame:
        """The rows that stand on the page; the file beside it holds all."""
        if self.each is None:
            return self.frame.head(self.most)
        return self.frame.filter(pl.int_range(pl.len()).over(self.each) < self.most)


@dataclass(frozen=True)
class Section:
    """One section of the page, after the chain. `notes`: what a reader must know beside the figures.

    `headline`: its figures that stand on page 1 too, the most telling first, at most HEADLINE. `early`: they
    stand before those of the other sections there.
    """

    id: str
    title: Label
    lede: Label
    facts: tuple[Fact, ...] = ()
    shown: tuple[Shown, ...] = ()
    notes: tuple[Label, ...] = ()
    headline: tuple[Fact, ...] = ()
    early: bool = False
