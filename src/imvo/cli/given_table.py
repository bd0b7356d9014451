"""A small table that a user gives beside the list: its header, and its rows with the numbers the file counts."""

from __future__ import annotations

from pathlib import Path

from imvo.files import UnusableFile, open_file

Row = tuple[int, list[str | None]]


def read(path: Path, sheet: str | None = None, encoding: str | None = None) -> tuple[list[str], list[Row]]:
    """The first record that is filled is the header. UnusableFile when there is none, or when the file cannot be used."""
    opened = open_file(path, encoding=encoding)
    sheets = [one for one in opened.sheets if sheet is None or one.name == sheet]
    if not sheets:
        names = ", ".join(one.name or "" for one in opened.sheets)
        raise UnusableFile(opened.file, "intake.no-sheet", sheet=sheet, sheets=names)
    records = [(record[0], list(record[1:])) for record in opened.read(sheets[0]).cells.iter_rows()]
    filled = [(row, cells) for row, cells in records if any(cell is not None for cell in cells)]
    if not filled:
        raise UnusableFile(opened.file, "files.empty")
    header = [cell or "" for cell in filled[0][1]]
    return header, filled[1:]
