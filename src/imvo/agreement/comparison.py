"""What stands in a comparison of agreements: parts, rows, cells and entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from imvo.agreement.model.base import Text
from imvo.agreement.model.content import About
from imvo.agreement.model.definition import Agreement

Part = Literal["themes", "duties", "evidence", "publication", "remedy", "assessment"]
PARTS: tuple[Part, ...] = ("themes", "duties", "evidence", "publication", "remedy", "assessment")

# What a cell says that holds nothing else. none-known: the pages consulted state no such thing; not-known: there
# probably is one, it was not found; absent: not named on the pages consulted; the others say themselves.
Word = Literal["absent", "none-known", "not-known", "no", "yes", "no-such-party"]
SUBJECTS: tuple[About, ...] = get_args(About)  # what a published item can be about
STEPS = (1, 2, 3, 4, 5, 6)
PARTICIPANTS = "participants"  # all kinds of party that are monitored, whatever they are called


@dataclass(frozen=True)
class Entry:
    """One thing in a cell: a text, or the `code` of a text that a face has words for; `ids` say which duties.

    `values` fill the placeholders of a code: plain values, days as ISO text.
    """

    text: Text | None = None
    code: str | None = None
    values: tuple[tuple[str, str | float | None], ...] = ()
    ids: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """What one agreement says: entries, or one word that tells why there are none."""

    entries: tuple[Entry, ...] = ()
    word: Word | None = None


@dataclass(frozen=True)
class Row:
    """One thing compared. `code` names it; `step` and `party` where it is a due-diligence step of a kind of party.

    `name`: its name, where that comes from a definition or from the common themes.
    """

    code: str
    cells: tuple[Cell, ...]
    name: Text | None = None
    step: int | None = None
    party: str | None = None


@dataclass(frozen=True)
class Comparison:
    """One part of the agreements, row by row; the cells stand in the order of `agreements`."""

    part: Part
    agreements: tuple[Agreement, ...]
    as_of: date
    rows: tuple[Row, ...]


def row_of(code: str, agreements: Sequence[Agreement], cell: Callable[[Agreement], Cell]) -> Row:
    """One row, its cells made one by one."""
    return Row(code, tuple(cell(agreement) for agreement in agreements))


def cell_of(entries: Iterable[Entry], otherwise: Word) -> Cell:
    """A cell with these entries, or with a word when there are none."""
    found = tuple(entries)
    return Cell(found) if found else Cell(word=otherwise)
