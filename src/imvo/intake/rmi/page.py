"""One sheet of a template by its addresses: row and column as the sheet counts them, from 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imvo.files import Grid, Opened, Sheet, UnusableFile, plain
from imvo.files.grid import ERRORS, CellKind
from imvo.intake.texts import MOST

MOST_CELLS = 5_000_000
"""Of one sheet; a list of 100,000 smelters has fewer."""


@dataclass(frozen=True)
class Page:
    """The cells of one sheet. A formula error is no text; `failed` tells where one stands."""

    name: str
    rows: list[list[str | None]]
    kinds: list[list[int]] = field(repr=False)

    def text(self, row: int, column: int) -> str | None:
        """The cell in one plain line; None when it is empty, fails, or lies outside."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            return None
        given = self.rows[row][column]
        if given is None or self.failed(row, column):
            return None
        return plain(given, MOST).strip() or None

    def kind(self, row: int, column: int) -> CellKind:
        """What the file says the cell is; a cell that lies outside is text."""
        if not (0 <= row < len(self.kinds) and 0 <= column < len(self.kinds[row])):
            return CellKind.TEXT
        return CellKind(self.kinds[row][column])

    def failed(self, row: int, column: int) -> bool:
        """Whether the cell holds the error of a formula."""
        return self.kinds[row][column] == CellKind.ERROR or self.rows[row][column] in ERRORS

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def filled(self, row: int) -> list[int]:
        """The columns of a row that hold a text."""
        return [column for column in range(self.width) if self.text(row, column)]


def page(opened: Opened, sheet: Sheet) -> Page:
    """Read one sheet, so that column 0 is its column A. UnusableFile when it is far larger than any template's."""
    grid: Grid = opened.read(sheet)
    if grid.cells.height * (grid.width + grid.left) > MOST_CELLS:
        raise UnusableFile(opened.file, "files.too-many-cells", limit=MOST_CELLS)
    rows = [[None] * grid.left + list(record[1:]) for record in grid.cells.iter_rows()]
    if grid.kinds is None:  # a sheet with nothing in it
        return Page(sheet.name or "", rows, [[0] * len(row) for row in rows])
    kinds = [[0] * grid.left + list(record) for record in grid.kinds.iter_rows()]
    return Page(sheet.name or "", rows, kinds)


def address(row: int, column: int) -> str:
    """(0, 0) is A1, as a spreadsheet writes it."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


@dataclass(frozen=True)
class Labelled:
    """A page whose labels may have been lost (formulas never worked out): then the label table has them."""

    page: Page
    lost: Mapping[str, str]

    def label(self, row: int, column: int) -> str | None:
        """The cell, or else the label that the template puts there."""
        return self.page.text(row, column) or self.lost.get(address(row, column))
