"""Formula errors in an old Excel file (BIFF8), which calamine gives as empty cells.

Source of the record layouts: Microsoft, [MS-XLS] 2.4 (BoundSheet8, BoolErr, Formula) and [MS-CFB] 2 (container).
A file whose container cannot be walked yields no errors: its cells are then empty, as calamine gives them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imvo.files.source import Source, content

_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BOUNDSHEET, _BOOLERR, _FORMULA, _EOF = 0x85, 0x205, 0x06, 0x0A
_LAST = 0xFFFFFFFA


def formula_errors(path: Source, sheet: str) -> dict[tuple[int, int], str]:
    """(row, column) from 0 -> the error, for one sheet."""
    try:
        stream = _workbook_stream(content(path))
        starts = {name: at for at, name in _sheets(stream)}
        return dict(_errors(stream, starts[sheet]))
    except (struct.error, KeyError, IndexError, ValueError):
        return {}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _EOF:
            return
        at += 4 + size


def _sheets(stream: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            length, wide = body[6], body[7] & 1
            name = body[8 : 8 + length * (2 if wide else 1)]
            yield struct.unpack_from("<I", body)[0], name.decode("utf-16-le" if wide else "latin-1")


def _errors(stream: bytes, at: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, body in _records(stream, at):
        if kind == _BOOLERR and len(body) >= 8 and body[7] == 1:
            yield struct.unpack_from("<HH", body), _CODES.get(body[6], "#N/A")
        elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            yield struct.unpack_from("<HH", body), _CODES.get(body[8], "#N/A")


def _workbook_stream(data: bytes) -> bytes:
    """The stream `Workbook` of the container; chains are bounded by the number of sectors."""
    sector = 1 << struct.unpack_from("<H", data, 30)[0]
    directory, cutoff, difat_first, difat_count = (
        struct.unpack_from("<I", data, 48)[0],
        struct.unpack_from("<I", data, 56)[0],
        *struct.unpack_from("<II", data, 68),
    )
    tables = [number for number in struct.unpack_from("<109I", data, 76) if number < _LAST]
    for _ in range(min(difat_count, len(data) // sector)):
        more = struct.unpack_from(f"<{sector // 4}I", data, (difat_first + 1) * sector)
        tables += [number for number in more[:-1] if number < _LAST]
        difat_first = more[-1]
    following = [
        number for table in tables for number in struct.unpack_from(f"<{sector // 4}I", data, (table + 1) * sector)
    ]

    def chain(number: int) -> bytes:
        parts: list[bytes] = []
        while number < _LAST and len(parts) <= len(following):
            parts.append(data[(number + 1) * sector : (number + 2) * sector])
            number = following[number]
        return b"".join(parts)

    entries = chain(directory)
    for at in range(0, len(entries), 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        first, size = struct.unpack_from("<II", entries, at + 116)
        # A workbook below the cutoff lies in the mini stream; such a file is too small to hold a real list.
        if name in ("Workbook", "Book") and size >= cutoff:
            return chain(first)[:size]
    raise KeyError("Workbook")
