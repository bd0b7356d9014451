"""Bounds hold against the bytes themselves, not against what a directory claims."""

import io
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from imvo.files import DEFAULT, UnusableFile, open_file
from imvo.files.limits import MIB

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _archive(path: Path, sheet: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("xl/workbook.xml", "<workbook><sheets/></workbook>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def test_two_hundred_megabytes_of_nothing_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    _archive(path, b"<worksheet>" + b" " * (200 * MIB))
    assert path.stat().st_size < MIB
    with pytest.raises(UnusableFile, match="unpacks to more than 100 times"):
        open_file(path)


def test_a_directory_that_lies_about_the_size_does_not_help(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    size = 64 * MIB
    _archive(path, b"x" * size)
    data = path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 10))
    path.write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.getinfo("xl/worksheets/sheet1.xml").file_size == 10
    with pytest.raises(UnusableFile):
        open_file(path)


def test_a_cell_in_the_far_corner_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(0, 0, "name")
    sheet.write(1048575, 16383, "x")
    book.close()
    with pytest.raises(UnusableFile, match="spans more than"):
        open_file(path)


def test_a_repeated_filled_row_in_ods_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.ods"
    repeat = 'table:number-columns-repeated="16384" office:value-type="string"'
    cell = f"<table:table-cell {repeat}><text:p>x</text:p></table:table-cell>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<table:table><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>',
        )
    with pytest.raises(UnusableFile, match="spans more than"):
        open_file(path)


def test_a_doctype_in_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "entities.xlsx"
    _archive(path, b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')
    with pytest.raises(UnusableFile, match="document type"):
        open_file(path)


@pytest.mark.parametrize(
    ("limits", "match"),
    [
        (replace(DEFAULT, file_bytes=5), "larger than"),
        (replace(DEFAULT, rows=1), "more than 1 rows"),
        (replace(DEFAULT, columns=1), "columns"),
        (replace(DEFAULT, cell_characters=6), "more than 6 characters"),
    ],
)
@pytest.mark.parametrize("extra", ["", 'odd "quote\n'])
def test_text_files_are_bounded_on_both_ways(tmp_path: Path, limits: object, match: str, extra: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"name,country\nA longer name,NL\nB,{extra or 'BE'}\nC,DE\n", encoding="utf-8")
    with pytest.raises(UnusableFile, match=match):
        open_file(path, limits=limits)  # type: ignore[arg-type]
