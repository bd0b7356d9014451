"""Formula errors are found in the records of an old Excel file."""

import struct
from pathlib import Path

from imvo.files.xlserrors import formula_errors

SECTOR = 512


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _container(stream: bytes) -> bytes:
    """A compound file with one stream, `Workbook`."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    name = "Workbook".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2)
    entry = entry.ljust(116, b"\0") + struct.pack("<II", 2, len(stream)) + b"\0" * 4
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<I", header, 56, 4096)
    struct.pack_into("<II", header, 68, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))
    return bytes(header) + fat + entry.ljust(SECTOR, b"\0") + stream


def _book() -> bytes:
    def body(at: int) -> bytes:
        sheet = struct.pack("<IH", at, 0) + bytes([1, 0]) + b"S"
        return _record(0x85, sheet) + _record(0x0A, b"")

    start = len(body(0))
    cells = _record(0x205, struct.pack("<HHHBB", 3, 1, 0, 42, 1))
    cells += _record(0x205, struct.pack("<HHHBB", 4, 1, 0, 1, 0))
    cells += _record(0x06, struct.pack("<HHH", 5, 2, 0) + bytes([2, 0, 23, 0, 0, 0, 0xFF, 0xFF]) + b"\0" * 8)
    cells += _record(0x06, struct.pack("<HHHd", 6, 2, 0, 1.5) + b"\0" * 8)
    return body(start) + cells + _record(0x0A, b"")


def test_errors_of_values_and_formulas(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(_container(_book()))
    assert formula_errors(path, "S") == {(3, 1): "#N/A", (5, 2): "#REF!"}
    assert formula_errors(path, "other") == {}


def test_a_broken_container_has_none(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    whole = _container(_book())
    for size in (0, 20, 100, 600, 1100, 2000):
        path.write_bytes(whole[:size])
        assert isinstance(formula_errors(path, "S"), dict)
