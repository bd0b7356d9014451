"""Look through a zipped workbook before anything loads it: how large it unpacks, how far its sheets reach.

The directory of a zip is only a claim, so every entry is unpacked once in pieces and counted. On the way the sheets
are searched for two things the loader does not tell: a cell in a far corner (the loader would allocate the whole
rectangle) and formula errors (the loader gives them as empty).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from imvo.files.errors import UnusableFile
from imvo.files.limits import Limits
from imvo.files.source import Source, size, stream

_PIECE = 1 << 20
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["']([A-Za-z]{1,4})(\d{1,8})["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\bt=["']e["'])(?:[^<>]*?\s)?r=["']([A-Za-z]{1,3})(\d{1,7})["'][^<>]*>"""
    rb"""(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]{1,40})<"""
)
_REPEAT = re.compile(rb"""<(?:\w+:)?(table-row|table-cell|covered-table-cell|table)\b([^<>]*)""")
_COUNT = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")


@dataclass
class Look:
    """What was seen in one zip: entry name -> {(row, column): error text}, both counted from 0."""

    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)


def look(path: Source, limits: Limits) -> Look:
    """Unpack every entry once within `limits`; UnusableFile when it is too large, too dense, cut off or encrypted."""
    seen = Look()
    try:
        with stream(path) as opened, zipfile.ZipFile(opened) as archive:
            entries = archive.infolist()
            if len(entries) > limits.entries or sum(entry.file_size for entry in entries) > limits.inflated_bytes:
                raise UnusableFile(path.name, "files.too-large-unpacked", limit=limits.inflated_bytes // 2**20)
            total = 0
            for entry in entries:
                total = _entry(path, archive, entry, total, limits, seen)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnusableFile(path.name, "files.cut-off") from error
    return seen


def _entry(
    path: Source, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, total: int, limits: Limits, seen: Look
) -> int:
    packed = max(size(path), 1)
    is_sheet = entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml")
    sheet = _SheetBounds(path.name, limits) if is_sheet else None
    table = _OdsBounds(path.name, limits) if entry.filename == "content.xml" else None
    for piece, new in _pieces(archive, entry):
        total += new
        if total > limits.inflated_bytes:
            raise UnusableFile(path.name, "files.too-large-unpacked", limit=limits.inflated_bytes // 2**20)
        if total > limits.ratio_from and total > limits.ratio * packed:
            raise UnusableFile(path.name, "files.packed-too-tightly", limit=limits.ratio)
        if entry.filename.endswith(".xml") and b"<!DOCTYPE" in piece:
            raise UnusableFile(path.name, "files.doctype")
        if sheet:
            sheet.see(piece)
        if table:
            table.see(piece, final=not new)
    if sheet and sheet.errors:
        seen.errors[entry.filename] = sheet.errors
    return total


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Pieces cut before a tag, so that none is split, each with the number of newly unpacked bytes; the last has none.

    `zipfile` itself stops at the size in the directory; the size is therefore set to what the bytes hold.
    """
    entry.file_size = 1 << 62
    rest = b""
    with archive.open(entry) as source:
        while new := source.read(_PIECE):
            piece = rest + new
            # A formula error stands in the value inside its cell: cut before a cell, else before any tag.
            cut = max(piece.rfind(b"<c "), 0) or max(piece.rfind(b"<"), 0)
            if cut == 0 and len(piece) > 8 * _PIECE:
                cut = len(piece)
            rest = piece[cut:]
            yield piece[:cut], len(new)
    yield rest, 0


class _SheetBounds:
    """The rectangle that the cells of one XLSX sheet span, and its formula errors."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.columns: set[bytes] = set()
        self.width = self.height = 0
        self.errors: dict[tuple[int, int], str] = {}

    def see(self, piece: bytes) -> None:
        found = _CELL.findall(piece)
        if not found:
            return
        columns = {letters for letters, _ in found}
        if not columns <= self.columns:
            self.columns |= columns
            self.width = max(column_number(letters.decode()) for letters in self.columns)
        # Rows nearly always rise, yet a hostile sheet need not keep to it.
        self.height = max(self.height, max(map(int, {digits for _, digits in found})))
        if self.width * self.height > self.limits.box_cells:
            raise UnusableFile(self.file, "files.too-many-cells", limit=self.limits.box_cells)
        if b't="e"' in piece or b"t='e'" in piece:
            for letters, digits, text in _ERROR.findall(piece):
                place = int(digits) - 1, column_number(letters.decode()) - 1
                self.errors[place] = text.decode("utf-8", "replace")


class _OdsBounds:
    """The rectangle that an ODS table spans once its repeated rows and cells are written out."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.rows = self.width = self.pending_rows = 0
        self.row_repeat = 1
        self.row_filled = self.pending_cells = 0

    def see(self, piece: bytes, *, final: bool) -> None:
        for tag, attributes in _REPEAT.findall(piece):
            count = _COUNT.search(attributes)
            repeat = int(count.group(1)) if count else 1
            if tag == b"table-row":
                self._close_row()
                self.row_repeat = repeat
            elif tag == b"table":
                self._close_row()
                self.rows = self.width = self.pending_rows = 0
            else:
                self.pending_cells += repeat
                if b"value-type" in attributes or b"formula" in attributes:
                    self.row_filled = self.pending_cells
        if final:
            self._close_row()

    def _close_row(self) -> None:
        """Empty rows and cells only count once something filled follows them."""
        if self.row_filled:
            self.rows += self.pending_rows + self.row_repeat
            self.pending_rows = 0
            self.width = max(self.width, self.row_filled)
        else:
            self.pending_rows += self.row_repeat
        if self.rows * self.width > self.limits.box_cells:
            raise UnusableFile(self.file, "files.too-many-cells", limit=self.limits.box_cells)
        self.row_repeat, self.row_filled, self.pending_cells = 1, 0, 0


def column_number(letters: str) -> int:
    """`A` is 1, `AA` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
