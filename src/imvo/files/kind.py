"""What a file really is, read from its content; its name is only a claim."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import Enum

from imvo.files.errors import UnusableFile
from imvo.files.source import Source, content, stream

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_OTHER = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"PAR1": "Parquet",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
}
# An object or a list of objects or lists: `[name], [country]` is a header in a text file, and no JSON.
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\]]")
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class Kind(Enum):
    """The kinds that can be read."""

    TEXT = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    JSON = "json"


EXTENSIONS = {
    Kind.TEXT: {".csv", ".txt", ".tsv", ".tab"},
    Kind.XLSX: {".xlsx", ".xlsm", ".xltx"},
    Kind.XLS: {".xls", ".xlt"},
    Kind.ODS: {".ods", ".ots"},
    Kind.JSON: {".json"},
}


def kind(path: Source) -> Kind:
    """The kind of the file at `path` by its content; UnusableFile when empty, cut off, encrypted or something else."""
    with stream(path) as source:
        head = source.read(8192)
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise UnusableFile(path.name, "files.empty")
    if head.startswith(OLE2):
        return _ole2(path)
    if head.startswith(b"PK"):
        return _zip(path)
    for magic, name in _OTHER.items():
        if head.startswith(magic):
            raise UnusableFile(path.name, "files.other-kind", kind=name)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")):
        raise UnusableFile(path.name, "files.web-page")
    if start.startswith(b"<?xml"):
        raise UnusableFile(path.name, "files.other-kind", kind="XML")
    if _JSON.match(start):
        return Kind.JSON
    if start.startswith(b"{"):
        raise UnusableFile(path.name, "files.other-kind", kind="JSON")
    return Kind.TEXT


def _ole2(path: Source) -> Kind:
    """An old Office container. Its directory holds the names of its streams in UTF-16."""
    data = content(path)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnusableFile(path.name, "files.encrypted")
    if any(name.encode("utf-16-le") + b"\0\0" in data for name in ("Workbook", "Book")):
        return Kind.XLS
    if "WordDocument".encode("utf-16-le") in data:
        raise UnusableFile(path.name, "files.other-kind", kind="Word")
    if len(data) < 1536:
        raise UnusableFile(path.name, "files.cut-off")
    raise UnusableFile(path.name, "files.other-kind", kind="OLE2")


def _zip(path: Source) -> Kind:
    try:
        with stream(path) as opened, zipfile.ZipFile(opened) as archive:
            names = {entry.filename for entry in archive.infolist()}
            encrypted = any(entry.flag_bits & 1 for entry in archive.infolist())
            mimetype = _small(archive, "mimetype", 200) if "mimetype" in names else ""
            manifest = _small(archive, "META-INF/manifest.xml", 1 << 20) if mimetype else ""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise UnusableFile(path.name, "files.cut-off") from error
    if encrypted or "encryption-data" in manifest:
        raise UnusableFile(path.name, "files.encrypted")
    if mimetype.startswith(_ODS):
        return Kind.ODS
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        raise UnusableFile(path.name, "files.other-kind", kind="XLSB")
    if any(name.startswith("word/") for name in names):
        raise UnusableFile(path.name, "files.other-kind", kind="Word")
    raise UnusableFile(path.name, "files.other-kind", kind="zip")


def _small(archive: zipfile.ZipFile, name: str, most: int) -> str:
    """At most `most` bytes of one entry, whatever the directory claims."""
    if name not in archive.namelist():
        return ""
    with archive.open(name) as source:
        return source.read(most).decode("utf-8", "replace")
