"""Text files of fields: a fast way for regular ones, a careful way for the rest. Both count records the same.

The fast way is Polars, all columns as text. It is taken only when it can be proven afterwards that nothing was lost:
quotes are strictly those of RFC 4180, and delimiters and line ends in the file equal those in the cells plus those
between them. A file that fails the proof is read again by the careful way, the csv module.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from threading import Lock

import numpy as np
import polars as pl

from imvo.files.dialect import delimiter as find_delimiter
from imvo.files.encoding import to_utf8
from imvo.files.errors import UnusableFile
from imvo.files.grid import Grid, Sheet, clean
from imvo.files.limits import Limits

_PIECE = 1 << 23
_BATCH = 1 << 16
_HEAD = 1000
_END = "\x1fend of the file\x1f"
_field_limit = Lock()


@dataclass(frozen=True)
class Delimited:
    """One text file as read, with what was found out about it."""

    grid: Grid
    encoding: str
    delimiter: str


def read_delimited(path: Path, *, encoding: str | None, limits: Limits) -> Delimited:
    """All records of the text file at `path`. UnusableFile when it has no end to a quote or exceeds the limits."""
    data, name = to_utf8(path.read_bytes(), path.name, encoding)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    mark = find_delimiter(data)
    grid = _fast(data, mark, path.name, limits) or _careful(data, mark, path.name, limits)
    return Delimited(grid=grid, encoding=name, delimiter=mark)


def _fast(data: bytes, mark: str, file: str, limits: Limits) -> Grid | None:
    quotes = b'"' in data
    lone_returns = b"\r" in data and data.count(b"\r") != data.count(b"\r\n")
    if lone_returns or (quotes and not _strict_quotes(data, mark)):
        return None
    try:
        frame = pl.read_csv(
            data, has_header=False, separator=mark, infer_schema=False, quote_char='"' if quotes else None, glob=False
        )
    except (pl.exceptions.PolarsError, OverflowError):
        return None
    names = frame.columns
    if frame.height > limits.rows or frame.width > limits.columns:
        raise _too_many(frame.height, frame.width, file, limits)
    # Blank lines come back as records of nulls, and so do those of delimiters only; both are one line end each.
    inside = frame.select(pl.col(names).str.count_matches(mark, literal=True).sum()).row(0) if quotes else ()
    if _count(data, mark) != sum(filter(None, inside)) + (frame.width - 1) * _parted(frame, data):
        return None
    lines = frame.select(pl.col(names).str.count_matches("\n", literal=True).sum()).row(0) if quotes else ()
    ends = _count(data, "\n") + (not data.endswith(b"\n"))
    if ends != sum(filter(None, lines)) + frame.height:
        return None
    longest = frame.select(pl.max_horizontal(pl.col(names).str.len_bytes().max())).item() or 0
    if longest > limits.cell_characters:
        raise UnusableFile(file, "files.cell-too-long", limit=limits.cell_characters)
    return Grid(file=file, sheet=Sheet(None), cells=clean(frame), usual=frame.width)


def _count(data: bytes, mark: str) -> int:
    """How often a character of one byte stands in the data; many times faster than `bytes.count` for a frequent one."""
    buffer, byte = np.frombuffer(data, dtype=np.uint8), ord(mark)
    return sum(int(np.count_nonzero(buffer[at : at + _PIECE] == byte)) for at in range(0, len(buffer), _PIECE))


def _parted(frame: pl.DataFrame, data: bytes) -> int:
    """How many records hold delimiters: all but the lines without a single character."""
    if frame.width == 1:
        return 0
    if not frame.select(pl.all_horizontal(pl.all().is_null()).any()).item():
        return frame.height
    buffer = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(buffer == 0x0A)
    gaps = np.diff(ends)
    blank = (gaps == 1) | ((gaps == 2) & (buffer[ends[1:] - 1] == 0x0D))
    return frame.height - int(blank.sum())


def _strict_quotes(data: bytes, mark: str) -> bool:
    """Whether every quote opens after a delimiter or line end, closes before one, or is doubled."""
    buffer = np.frombuffer(data, dtype=np.uint8)
    pieces = [np.flatnonzero(buffer[start : start + _PIECE] == 0x22) + start for start in range(0, len(buffer), _PIECE)]
    at = np.concatenate(pieces)
    if len(at) % 2:
        return False
    opening, closing = at[0::2], at[1::2]
    part, line, back = ord(mark), 0x0A, 0x0D
    before = np.where(opening > 0, buffer[opening - 1], line)
    doubled = np.zeros(len(opening), dtype=bool)
    doubled[1:] = opening[1:] == closing[:-1] + 1
    if not bool(((before == part) | (before == line) | doubled).all()):
        return False
    after = np.where(closing + 1 < len(buffer), buffer[np.minimum(closing + 1, len(buffer) - 1)], line)
    doubled = np.zeros(len(closing), dtype=bool)
    doubled[:-1] = opening[1:] == closing[:-1] + 1
    return bool(((after == part) | (after == line) | (after == back) | doubled).all())


def _careful(data: bytes, mark: str, file: str, limits: Limits) -> Grid:
    """Record by record; those of an unusual number of fields are told with their numbers of fields."""
    end = (b"" if data.endswith((b"\n", b"\r")) else b"\n") + f"{_END}\n".encode()
    text = io.TextIOWrapper(io.BytesIO(data + end), encoding="utf-8", errors="replace", newline="")
    with _field_limit:
        before = csv.field_size_limit(limits.cell_characters)
        try:
            return _collect(csv.reader(text, delimiter=mark, skipinitialspace=True), file, limits)
        finally:
            csv.field_size_limit(before)


def _collect(reader: Iterator[list[str]], file: str, limits: Limits) -> Grid:
    frames: list[pl.DataFrame] = []
    fields: list[tuple[int, int]] = []  # of each record: as written, and without empty ones at its end
    width = 0
    last: list[str] = []
    try:
        while records := list(islice(reader, _BATCH)):
            last = records[-1]
            fields += [(len(record), _filled(record)) for record in records]
            if len(fields) > limits.rows + 1:
                raise _too_many(len(fields), 0, file, limits)
            # Wider records further down are irregular in any case: their first cells are enough to name them.
            width = width or max(len(record) for record in records[:_HEAD])
            if width > limits.columns:
                raise _too_many(0, width, file, limits)
            frames.append(_columns(records, width))
    except csv.Error as error:
        key = "files.cell-too-long" if "field limit" in str(error) else "files.broken-text"
        raise UnusableFile(file, key, row=len(fields) + 1, limit=limits.cell_characters) from error
    if last != [_END]:
        raise UnusableFile(file, "files.open-quote", row=len(fields))
    fields.pop()
    usual = Counter(written for written, filled in fields if filled).most_common(1)[0][0] if fields else 1
    irregular = {row: pair for row, pair in enumerate(fields, start=1) if pair[0] != usual and pair[1]}
    cells = clean(pl.concat(frames).head(len(fields)))
    return Grid(file=file, sheet=Sheet(None), cells=cells, usual=usual, irregular=irregular)


def _filled(record: list[str]) -> int:
    """The number of fields up to the last that holds something."""
    filled = len(record)
    while filled and not record[filled - 1].strip():
        filled -= 1
    return filled


def _columns(records: list[list[str]], width: int) -> pl.DataFrame:
    columns = zip_longest(*(record[:width] for record in records), fillvalue="")
    lists = [list(column) for column in columns]
    lists += [[""] * len(records)] * (width - len(lists))
    return pl.DataFrame({f"c{place}": values for place, values in enumerate(lists)})


def _too_many(rows: int, columns: int, file: str, limits: Limits) -> UnusableFile:
    if rows > limits.rows:
        return UnusableFile(file, "files.too-many-rows", limit=limits.rows)
    return UnusableFile(file, "files.too-many-columns", limit=limits.columns, found=columns)
