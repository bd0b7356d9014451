"""A table of texts next to each other, or under each other where the width leaves no room for columns."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

PIPED = 100
NARROWEST = 22  # characters in a column; below it words are cut up more than read
GAP = 2

# A row: its name, and for each column the paragraphs of its cell.
Row = tuple[str, Sequence[Sequence[str]]]


def width() -> int:
    """Characters on a line: those of the terminal, and a fixed number where the text goes into a file or a pipe."""
    return shutil.get_terminal_size((PIPED, 24)).columns if sys.stdout.isatty() else PIPED


def put(lines: Iterable[str]) -> None:
    """Print lines as they were laid out. Their texts are made plain already."""
    print("\n".join(lines))


def table(heads: Sequence[str], rows: Sequence[Row], room: int, under: Sequence[str] = ()) -> Iterator[str]:
    """The lines of the table: columns when each gets room enough, otherwise a block per row.

    `under`: what stands below each head; only in columns, where it stands once.
    """
    from imvo.files import plain

    rows = [(plain(name, None), [[plain(text, None) for text in cell] for cell in cells]) for name, cells in rows]
    columns = len(heads) + 1
    each = (room - GAP * (columns - 1)) // columns
    heads_ = [[head, *more] for head, *more in zip(heads, *([under] if under else []), strict=True)]
    yield from _columns(heads_, rows, each, room) if each >= NARROWEST else _blocks(heads, rows, room)


def _columns(heads: Sequence[Sequence[str]], rows: Sequence[Row], each: int, room: int) -> Iterator[str]:
    for level in zip(*heads, strict=True):
        yield from _laid([[""], *([head] for head in level)], each)
    yield "-" * room
    for name, cells in rows:
        yield from _laid([[name], *cells], each)
        yield ""


def _laid(cells: Sequence[Sequence[str]], each: int) -> Iterator[str]:
    wrapped = [_paragraphs(cell, each) for cell in cells]
    for place in range(max(map(len, wrapped))):
        line = [column[place] if place < len(column) else "" for column in wrapped]
        yield (" " * GAP).join(text.ljust(each) for text in line).rstrip()


def _paragraphs(cell: Sequence[str], each: int) -> list[str]:
    """The lines of a cell; several paragraphs are marked, so that one can see where the next begins."""
    if len(cell) == 1:
        return textwrap.wrap(cell[0], each, break_on_hyphens=False) or [""]
    return [line for text in cell for line in paragraph(f"- {text}", 0, each)]


def _blocks(heads: Sequence[str], rows: Sequence[Row], room: int) -> Iterator[str]:
    """Per row its name, and under it one paragraph per column; columns that say the same stand together."""
    for name, cells in rows:
        yield from textwrap.wrap(name, room, break_on_hyphens=False)
        alike: dict[tuple[str, ...], list[str]] = {}
        for head, cell in zip(heads, cells, strict=True):
            alike.setdefault(tuple(cell), []).append(head)
        for said, who in alike.items():
            yield from paragraph(f"{', '.join(who)}: {said[0]}" if len(said) == 1 else f"{', '.join(who)}:", 2, room)
            for one in said if len(said) > 1 else ():
                yield from paragraph(f"- {one}", 4, room)
        yield ""


def paragraph(text: str, indent: int, room: int) -> list[str]:
    """The lines of one text, all within the room."""
    before = " " * indent
    return textwrap.wrap(text, room, initial_indent=before, subsequent_indent=f"{before}  ", break_on_hyphens=False)
