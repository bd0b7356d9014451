"""A workbook encrypted with the password that spreadsheets try by themselves is opened; any other is refused."""

import io
import struct
from dataclasses import replace
from hashlib import md5, sha512
from pathlib import Path

import pytest
import xlsxwriter
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method import rc4
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from imvo.files import DEFAULT, UnusableFile, open_file
from imvo.files.kind import Kind
from tests.files.test_xls_errors import SECTOR, _record

PASSWORD = "VelvetSweatshop"


def _xlsx() -> io.BytesIO:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("List")
    sheet.write_row(1, 1, ["name", "country"])
    sheet.write_row(2, 1, ["A Mill", "NL"])
    sheet.write_formula(2, 3, "=NA()", None, "#N/A")
    book.close()
    made.seek(0)
    return made


def _encrypted(path: Path, password: str) -> Path:
    out = io.BytesIO()
    OOXMLFile(_xlsx()).encrypt(password, out)
    path.write_bytes(out.getvalue())
    return path


def test_the_default_password_opens(tmp_path: Path) -> None:
    opened = open_file(_encrypted(tmp_path / "list.xlsx", PASSWORD))
    assert (opened.kind, opened.unlocked, opened.mislabelled) == (Kind.XLSX, True, False)
    grid = opened.read(opened.sheets[0])
    assert grid.cells.rows()[2] == (3, "A Mill", "NL", "#N/A")
    assert grid.left == 1


def test_another_password_is_respected(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as caught:
        open_file(_encrypted(tmp_path / "list.xlsx", "secret"))
    assert caught.value.key == "files.encrypted"


def test_bounds_hold_before_and_after(tmp_path: Path) -> None:
    path = _encrypted(tmp_path / "list.xlsx", PASSWORD)
    with pytest.raises(UnusableFile, match="larger than"):
        open_file(path, limits=replace(DEFAULT, encrypted_bytes=1000))
    with pytest.raises(UnusableFile, match="Unpacked"):
        open_file(path, limits=replace(DEFAULT, inflated_bytes=1000))
    with pytest.raises(UnusableFile, match="password"):
        open_file(path, limits=replace(DEFAULT, spins=99_999))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_damaged_one_is_refused(tmp_path: Path, share: float) -> None:
    path = _encrypted(tmp_path / "list.xlsx", PASSWORD)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(UnusableFile):
        open_file(path)


def test_flipped_bytes_are_refused_or_read_but_never_break(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The rounds of hashing are only for the clock; what is damaged is looked at without them.
    monkeypatch.setattr(ECMA376Agile, "_derive_iterated_hash_from_password", lambda *_: sha512(b"made up"))
    whole = _encrypted(tmp_path / "list.xlsx", PASSWORD).read_bytes()
    path = tmp_path / "broken.xlsx"
    for place in range(30, len(whole), max(1, len(whole) // 150)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            open_file(path)
        except UnusableFile:
            continue


def _xls(password: str) -> bytes:
    """An old workbook of one sheet with two cells, its records encrypted with RC4 ([MS-XLS] 2.2.10)."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    cipher = Cipher(rc4.ARC4(rc4._makekey(password, salt, 0)), mode=None).encryptor()
    check = cipher.update(verifier) + cipher.update(md5(verifier, usedforsecurity=False).digest())
    passed = _record(0x2F, struct.pack("<HHH", 1, 1, 1) + salt + check)
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    end = _record(0x0A, b"")

    def book(at: int) -> bytes:
        return start + passed + _record(0x85, struct.pack("<IH", at, 0) + bytes([4, 0]) + b"List") + end

    texts = [struct.pack("<HHHHB", row, 0, 0, len(text), 0) + text for row, text in enumerate((b"name", b"A Mill"))]
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
    sheet += b"".join(_record(0x204, text) for text in texts) + end
    plain = book(len(book(0))) + sheet
    return _rc4(plain + bytes(4096), password, salt)


def _rc4(plain: bytes, password: str, salt: bytes) -> bytes:
    """Encrypt the records in blocks of 1,024 bytes; their headers, BOF, FilePass and the place of a sheet stay."""
    stream = b"".join(
        Cipher(rc4.ARC4(rc4._makekey(password, salt, block)), mode=None).encryptor().update(bytes(1024))
        for block in range(len(plain) // 1024 + 1)
    )
    out, at = bytearray(plain), 0
    while at + 4 <= len(plain) and (kind_size := struct.unpack_from("<HH", plain, at)) != (0, 0):
        kind, size = kind_size
        skip = {0x809: size, 0x2F: size, 0x85: 4}.get(kind, 0)
        for place in range(at + 4 + skip, at + 4 + size):
            out[place] ^= stream[place]
        at += 4 + size
    return bytes(out)


def test_an_old_workbook_whose_structure_is_protected_opens(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(_real_container(_xls(PASSWORD)))
    opened = open_file(path)
    assert (opened.kind, opened.unlocked) == (Kind.XLS, True)
    assert opened.read(opened.sheets[0]).cells.rows() == [(1, "name"), (2, "A Mill")]
    path.write_bytes(_real_container(_xls("secret")))
    with pytest.raises(UnusableFile) as caught:
        open_file(path)
    assert caught.value.key == "files.encrypted"


def _real_container(stream: bytes) -> bytes:
    """A compound file with one stream, `Workbook` ([MS-CFB] 2): its directory, its table of sectors, the stream."""
    assert len(stream) >= 4096, "shorter streams lie elsewhere"
    size = len(stream)
    stream = stream.ljust(-(-size // SECTOR) * SECTOR, b"\0")
    count = len(stream) // SECTOR
    table = [0xFFFFFFFE, 0xFFFFFFFD, *range(3, 2 + count), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 1, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, 2, size)
    return header + directory.ljust(SECTOR, b"\0") + fat + stream


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)
