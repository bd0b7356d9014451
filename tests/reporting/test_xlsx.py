"""The workbook: the same facts, every text a text, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from imvo.reporting.xlsx import Writer, sheet_name, workbook, write
from imvo.words import LANGUAGES
from tests.reporting.example import HOSTILE, sites, view

HOSTILE_NAMES = [
    '=HYPERLINK("http://example.org")',
    "+1+1",
    "@SUM(A1)",
    "http://example.org",
    "internal:Sheet1!A1",
    "{=1+1}",
]


def _parts(book: bytes, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {n: archive.read(n).decode() for n in archive.namelist() if re.search(pattern, n)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ten_sheets_that_open(lang: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(view(), lang)))
    assert len(book.sheet_names) == 10
    assert all(len(name) <= 31 for name in book.sheet_names)
    for name in book.sheet_names:
        assert len(book.get_sheet_by_name(name).to_python()) > 1


def test_same_view_same_bytes() -> None:
    assert workbook(view(), "nl") == workbook(view(), "nl")


def test_date_of_the_workbook_is_the_one_given() -> None:
    made = datetime(2019, 7, 4, 12, tzinfo=UTC)
    core = _parts(workbook(view(), "en", made), "core.xml")["docProps/core.xml"]
    assert "2019-07-04T12:00:00Z" in core


def test_no_formula_and_no_link() -> None:
    rows = sites(6).with_columns(name=pl.Series(HOSTILE_NAMES))
    book = workbook(view(sites=rows), "en")
    sheets = "".join(_parts(book, r"worksheets/sheet").values())
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets.lower()
    strings = _parts(book, "sharedStrings")["xl/sharedStrings.xml"]
    assert "=HYPERLINK(" in strings


def test_hostile_name_is_text_without_unseen_marks() -> None:
    strings = _parts(workbook(view(), "en"), "sharedStrings")["xl/sharedStrings.xml"]
    assert "&lt;script&gt;" in strings
    assert HOSTILE not in strings
    assert "\u202e" not in strings


def test_a_megabyte_in_one_cell_is_cut() -> None:
    rows = sites(3).with_columns(name=pl.lit("x" * 1_000_000))
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(view(sites=rows), "en")))
    longest = max(len(str(cell)) for row in book.get_sheet_by_name("Sites").to_python() for cell in row)
    assert longest <= 32_767


def test_header_row_stays_and_can_be_filtered() -> None:
    for sheet in _parts(workbook(view(), "en"), r"worksheets/sheet").values():
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet


def test_every_signal_of_a_listed_issue_is_there() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(view(), "en")))
    assert len(book.get_sheet_by_name("Signals").to_python()) == view().signals.height + 1


def test_writes_a_file(tmp_path: Path) -> None:
    write(view(), "en", tmp_path / "dossier.xlsx")
    assert (tmp_path / "dossier.xlsx").read_bytes() == workbook(view(), "en")


@given(st.lists(st.sampled_from(["Whom to engage", "first", "Coverage", "ledger:", "of", "x" * 40]), min_size=1))
def test_the_name_of_a_sheet_is_cut_at_a_word(words: list[str]) -> None:
    title = " ".join(words)
    name = sheet_name(title)
    assert 0 < len(name) <= 31
    if len(words[0]) <= 31:
        assert f"{title} ".replace(":", "").startswith(f"{name} ")


def test_two_titles_that_are_cut_alike_stay_two_sheets() -> None:
    long = "A title of more than thirty-one characters"
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    writer = Writer(book)
    for _ in range(2):
        writer.sheet(sheet_name(long), ["a"], [])
    names = [page.get_name() for page in book.worksheets()]
    assert names == ["A title of more than thirty-one", "A title of more than thirty-o 2"]
