"""The one door by which a file comes in: told by its content, held to the limits, its sheets ready to be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from imvo.files.delimited import Delimited, read_delimited
from imvo.files.errors import UnusableFile
from imvo.files.grid import Grid, Sheet
from imvo.files.json_records import JsonRecords
from imvo.files.kind import EXTENSIONS, Kind, kind
from imvo.files.limits import DEFAULT, Limits
from imvo.files.plain import plain
from imvo.files.source import Source
from imvo.files.unlock import unlocked
from imvo.files.workbook import Workbook


@dataclass
class Opened:
    """An opened file. `encoding` and `delimiter`: of a text file only. `mislabelled`: its name says otherwise.

    `unlocked`: it was encrypted, with the password that every spreadsheet tries by itself.
    `beside`: fields of a JSON file that stand outside every list of records, and so in no sheet.
    """

    file: str
    kind: Kind
    mislabelled: bool
    sheets: list[Sheet]
    encoding: str | None = None
    delimiter: str | None = None
    unlocked: bool = False
    beside: tuple[str, ...] = ()
    _text: Delimited | None = field(default=None, repr=False)
    _book: Workbook | None = field(default=None, repr=False)
    _json: JsonRecords | None = field(default=None, repr=False)
    _read: dict[str | None, Grid] = field(default_factory=dict, repr=False)

    def read(self, sheet: Sheet) -> Grid:
        """The cells of one of `sheets`; a sheet that was read before is not read again."""
        source = self._book or self._json
        if source is not None:
            if sheet.name not in self._read:
                with _named(self.file):
                    self._read[sheet.name] = replace(source.read(sheet), file=self.file)
            return self._read[sheet.name]
        assert self._text is not None
        return replace(self._text.grid, file=self.file)


def open_file(
    path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT, accept_json: bool = False
) -> Opened:
    """Open the file at `path`; UnusableFile when it cannot be used. `encoding` overrules what a text seems to be.

    `accept_json`: whether the reader that asks can use lists of JSON objects; one that cannot refuses them by name.
    Its name is made plain here: a name on disk need not be text that can be written anywhere.
    """
    file = plain(path.name)
    with _named(file):
        return _open(path, file, encoding, limits, accept_json)


def _open(path: Path, file: str, encoding: str | None, limits: Limits, accept_json: bool) -> Opened:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnusableFile(path.name, "files.not-a-file")
        if size > limits.file_bytes:
            raise UnusableFile(path.name, "files.too-large", limit=limits.file_bytes // 2**20)
        source: Source = path
        if encoding is None:
            source = unlocked(path, limits) or path
        found = Kind.TEXT if encoding is not None and size else kind(source)
    except FileNotFoundError as error:
        raise UnusableFile(path.name, "files.missing") from error
    except PermissionError as error:
        raise UnusableFile(path.name, "files.not-allowed") from error
    mislabelled = path.suffix.lower() not in EXTENSIONS[found]
    if found is Kind.TEXT:
        text = read_delimited(path, encoding=encoding, limits=limits)
        return Opened(file, found, mislabelled, [Sheet(None)], text.encoding, text.delimiter, _text=text)
    if found is Kind.JSON:
        if not accept_json:
            raise UnusableFile(path.name, "files.other-kind", kind="JSON")
        records = JsonRecords(path, limits)
        return Opened(file, found, mislabelled, records.sheets, beside=records.beside, _json=records)
    book = Workbook(source, found, limits)
    return Opened(file, found, mislabelled, book.sheets, unlocked=source is not path, _book=book)


@contextmanager
def _named(file: str) -> Iterator[None]:
    """A refusal by a reader, who knows only the path, under the plain name."""
    try:
        yield
    except UnusableFile as error:
        if error.file == file:
            raise
        raise UnusableFile(file, error.key, **error.values) from error
