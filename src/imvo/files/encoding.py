"""The encoding of a text file: stated by its first bytes, proven by UTF-8's own rules, or else named as assumed."""

from __future__ import annotations

import codecs

from imvo.files.errors import UnusableFile

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ASSUMED = "cp1252"


def to_utf8(data: bytes, file: str, encoding: str | None = None) -> tuple[bytes, str]:
    """`data` as UTF-8 without a mark, and the encoding it was in. `encoding` overrules what the bytes suggest.

    A file that is not UTF-8 and carries no mark is read as Windows-1252, as spreadsheets in western Europe save it.
    """
    if encoding is not None:
        return _decode(data, file, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return (data[len(mark) :], name) if name == "utf-8" else _decode(data[len(mark) :], file, name)
    if b"\0" in data:
        raise UnusableFile(file, "files.nul", row=data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        if not data.isascii():
            data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, file, ASSUMED)
    return data, "utf-8"


def _decode(data: bytes, file: str, encoding: str) -> tuple[bytes, str]:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except LookupError as error:
        raise UnusableFile(file, "files.encoding-name", encoding=encoding) from error
    except UnicodeError as error:
        raise UnusableFile(file, "files.encoding", encoding=encoding) from error
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise UnusableFile(file, "files.nul", row=text.count("\n", 0, text.index("\0")) + 1)
    return text.encode("utf-8", "replace"), name
