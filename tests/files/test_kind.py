"""A file is what its content is, whatever its name says."""

from pathlib import Path

import pytest
import xlsxwriter

from imvo.files import UnusableFile, open_file
from imvo.files.kind import Kind, kind


def _xlsx(path: Path) -> bytes:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["name", "country"])
    sheet.write_row(1, 0, ["A", "NL"])
    book.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "files.empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "files.empty"),
        (b"\x00" * 4000, "files.empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"x" * 500, "files.other-kind"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "files.other-kind"),
        (b"%PDF-1.7\n", "files.other-kind"),
        (b"<html><table><tr><td>name</td></tr></table>", "files.web-page"),
        (b'{"name": "A"}', "files.other-kind"),
        (b"PK\x03\x04 and no more", "files.cut-off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 200, "files.cut-off"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1600 + "EncryptedPackage".encode("utf-16-le"),
            "files.encrypted",
        ),
    ],
)
def test_refused_with_its_reason(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        open_file(path)
    assert caught.value.key == key
    assert str(caught.value).startswith("list.xls: ")
    assert caught.value.mend.endswith((".", ")."))


def test_a_workbook_called_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(_xlsx(tmp_path / "x.xlsx"))
    opened = open_file(path)
    assert opened.kind is Kind.XLSX
    assert opened.mislabelled
    assert opened.read(opened.sheets[0]).cells.height == 2


def test_text_called_xls_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_text("name,country\nA,NL\n", encoding="utf-8")
    assert kind(path) is Kind.TEXT
    assert open_file(path).mislabelled


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_workbook_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    whole = _xlsx(tmp_path / "x.xlsx")
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UnusableFile, match="damaged or cut off"):
        open_file(path)


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="no file of this name"):
        open_file(tmp_path / "nothing.csv")
    with pytest.raises(UnusableFile, match="folder"):
        open_file(tmp_path)
