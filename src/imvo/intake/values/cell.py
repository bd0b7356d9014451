"""A distinct cell of a column and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from imvo.files.grid import CellKind
from imvo.intake.notes import Note, Problem


class Cell(NamedTuple):
    """A distinct value of a column: its text and what the file says it is."""

    text: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True)
class Reading:
    """What one cell means: a value per output column (None: unknown), and the problem when it was not understood."""

    values: tuple[Any, ...]
    problem: Problem | None = None


@dataclass(frozen=True)
class ColumnReading:
    """The readings of all distinct cells, in their order, with what was decided for the column."""

    readings: list[Reading]
    notes: tuple[Note, ...] = ()
