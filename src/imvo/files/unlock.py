"""Workbooks that are encrypted and yet open for everybody: with the password that spreadsheets try by themselves.

Protecting the structure of an old workbook encrypts it so; its maker need not know. Any other password is a wish to
be respected: such a file is refused. Sources: Microsoft, [MS-OFFCRYPTO] 2.3 (containers, SpinCount) and [MS-XLS]
2.2.10 ("encryption (password to open)": the default password) and 2.4.117 (FilePass).
"""

from __future__ import annotations

import io
import re
import struct
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from imvo.files.errors import UnusableFile
from imvo.files.kind import OLE2
from imvo.files.limits import MIB, Limits
from imvo.files.source import Held

_DEFAULT = "VelvetSweatshop"
_SPINS = re.compile(rb"""spinCount\s*=\s*["'](\d+)["']""")
_DESCRIPTION = 1 << 16  # bytes of a description of the encryption; real ones have about 1,500
_BOF, _FILEPASS, _EOF = 0x0809, 0x002F, 0x000A
# What the decrypting library and the container's reader raise on damaged bytes, besides their own errors.
_DAMAGED = (
    OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, EOFError,
    struct.error, ExpatError,
)  # fmt: skip


def unlocked(path: Path, limits: Limits) -> Held | None:
    """The decrypted content; None when the file is no encrypted workbook at all.

    UnusableFile when another password protects it, or when it is larger than `limits.encrypted_bytes`.
    """
    with path.open("rb") as source:
        if source.read(len(OLE2)) != OLE2:
            return None
    data = path.read_bytes()
    if not _encrypted(data):
        return None
    if len(data) > limits.encrypted_bytes:
        raise UnusableFile(path.name, "files.too-large", limit=limits.encrypted_bytes // MIB)
    return Held(path.name, _decrypted(path.name, data, limits))


def _encrypted(data: bytes) -> bool:
    """Whether the container holds an encrypted package, or an old workbook whose records are encrypted."""
    import olefile  # type: ignore[import-untyped]  # noqa: PLC0415 -- only a container needs it

    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = [name for name in ("Workbook", "Book") if container.exists(name)]
            return bool(names) and _has_filepass(container.openstream(names[0]).read())
    except _DAMAGED:
        return False  # what it is, or that it is cut off, is told where kinds are told


def _has_filepass(records: bytes) -> bool:
    at = 0
    while at + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, at)
        if kind == _FILEPASS:
            return True
        if kind == _EOF or (at == 0 and kind != _BOF):
            return False
        at += 4 + length
    return False


def _decrypted(name: str, data: bytes, limits: Limits) -> bytes:
    import msoffcrypto  # type: ignore[import-untyped]  # noqa: PLC0415 -- heavy, and few files need it
    from msoffcrypto import exceptions  # noqa: PLC0415

    known = (exceptions.FileFormatError, exceptions.ParseError, exceptions.DecryptionError)
    out = io.BytesIO()
    try:
        _look_at_description(name, data, limits)
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        _open(office)
    except (*known, *_DAMAGED) as error:
        raise UnusableFile(name, "files.encrypted") from error
    try:
        office.decrypt(out)
    except (*known, *_DAMAGED) as error:  # the password was right
        raise UnusableFile(name, "files.cut-off") from error
    return out.getvalue()


def _open(office: Any) -> None:
    """Old workbooks verify the password by themselves; the others when asked to."""
    if office.format == "ooxml":
        office.load_key(password=_DEFAULT, verify_password=True)
    else:
        office.load_key(password=_DEFAULT)


def _look_at_description(name: str, data: bytes, limits: Limits) -> None:
    """Refuse a description that would keep the machine busy: too long, with entities, with too many rounds."""
    import olefile  # noqa: PLC0415

    with closing(olefile.OleFileIO(io.BytesIO(data))) as container:
        if not container.exists("EncryptionInfo"):
            return
        with container.openstream("EncryptionInfo") as source:
            description = source.read(_DESCRIPTION + 1)
    rounds = [int(digits) for digits in _SPINS.findall(description)]
    if len(description) > _DESCRIPTION or b"<!" in description or max(rounds, default=0) > limits.spins:
        raise UnusableFile(name, "files.encrypted")
