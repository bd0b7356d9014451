"""Small tables that people keep beside their list, such as a record of deliveries: header and rows as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from imvo.files import UnusableFile, open_file

Row = tuple[int, list[str]]


def read(path: Path, *, encoding: str | None = None) -> tuple[list[str], list[Row]]:
    """Header and (row number as the file counts, cells) of the first sheet that is not hidden; empty rows are left out.

    UnusableFile when the file cannot be read or holds nothing.
    """
    opened = open_file(path, encoding=encoding)
    sheet = next((sheet for sheet in opened.sheets if not sheet.hidden), opened.sheets[0])
    records = opened.read(sheet).cells.iter_rows()
    rows = [(number, [cell or "" for cell in cells]) for number, *cells in records if any(cells)]
    if not rows:
        raise UnusableFile(opened.file, "files.empty")
    return rows[0][1], rows[1:]


def by_column(path: Path, *, encoding: str | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """The same, each row as cells by the name of their column in lower case."""
    header, rows = read(path, encoding=encoding)
    names = [name.strip().lower() for name in header]
    for number, cells in rows:
        yield number, dict(zip(names, cells, strict=False))
