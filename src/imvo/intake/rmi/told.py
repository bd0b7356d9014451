"""What is told about a row, a cell or the whole workbook: keyed texts of `rmi.*`, gathered into the rejected table."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from imvo import tables
from imvo.files import plain
from imvo.intake.notes import Note, Problem
from imvo.intake.spread import VALUE_CHARACTERS


def note(key: str, **values: object) -> Note:
    """A note on the whole workbook: `rmi.note.<key>`."""
    return Note(f"rmi.note.{key}", _plain(values))


def _plain(values: dict[str, object]) -> dict[str, str]:
    return {name: plain(str(value), 200) for name, value in values.items()}


@dataclass
class Told:
    """The lines of the table `rejected` so far. `lang`: nl or en, of the reasons."""

    file: str
    lang: str
    lines: list[dict[str, object]] = field(default_factory=list)

    def add(
        self, what: str, key: str, sheet: str, row: int, column: str | None, value: str | None, **values: object
    ) -> None:
        """One line. `what`: row, cell or note; `row` as the sheet counts, from 1; `column`: its header or address."""
        self.problem(Problem(f"rmi.{key}", _plain(values), what), sheet, row, column, value)

    def problem(self, problem: Problem, sheet: str, row: int, column: str | None, value: str | None) -> None:
        """The same, of a problem that another reader found."""
        self.lines.append(
            {
                "file": self.file,
                "sheet": sheet,
                "row": row,
                "what": problem.what,
                "column": column,
                "value": value and plain(value, VALUE_CHARACTERS),
                "reason": problem.reason(self.lang),
                "mend": problem.mend(self.lang),
            }
        )

    def table(self) -> pl.DataFrame:
        """The lines as the table `rejected`, in the order of the workbook."""
        table = tables.load("rejected")
        frame = pl.DataFrame(self.lines, schema=table.dtypes)
        return tables.check(frame.sort("sheet", "row", "what", "column", "value", "reason", nulls_last=True), table)

    def count(self, what: str) -> int:
        return sum(line["what"] == what for line in self.lines)
