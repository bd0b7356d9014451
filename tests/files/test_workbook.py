"""Workbooks: numbers and dates as they are, errors of formulas not lost, hidden sheets known."""

import datetime as dt
import zipfile
from pathlib import Path

import xlsxwriter

from imvo.files import Grid, open_file
from imvo.files.grid import CellKind


def _workbook(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sites")
    sheet.merge_range("A1:D1", "A title")
    sheet.write_row(2, 0, ["name", "zip", "workers", "since", "share"])
    sheet.write_row(3, 0, ["A", 97220, 1200.0])
    sheet.write_datetime(3, 3, dt.date(2019, 3, 4), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write(3, 4, 0.1 + 0.2)
    sheet.write_row(4, 0, ["B"])
    sheet.write_formula(4, 1, "=NA()", None, "#N/A")
    sheet.write_formula(4, 2, "=1/0", None, "#DIV/0!")
    book.add_worksheet("Secret").hide()
    book.close()


def _read(path: Path) -> Grid:
    opened = open_file(path)
    return opened.read(opened.sheets[0])


def test_cells_are_text_with_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    _workbook(path)
    grid = _read(path)
    assert grid.cells.rows()[3] == (4, "A", "97220", "1200", "2019-03-04", "0.3")
    assert grid.kinds is not None
    kinds = [CellKind.TEXT, CellKind.NUMBER, CellKind.NUMBER, CellKind.DATE, CellKind.NUMBER]
    assert list(grid.kinds.rows()[3]) == kinds


def test_errors_of_formulas_come_back(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    _workbook(path)
    grid = _read(path)
    assert grid.cells.rows()[4][:4] == (5, "B", "#N/A", "#DIV/0!")
    assert grid.kinds is not None
    assert grid.kinds.rows()[4][1] == CellKind.ERROR


def test_hidden_sheets_are_known(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    _workbook(path)
    assert [(sheet.name, sheet.hidden) for sheet in open_file(path).sheets] == [("Sites", False), ("Secret", True)]


def test_an_empty_sheet_is_a_grid_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet()
    book.close()
    assert _read(path).cells.drop("row").null_count().row(0) == (1,)


def test_ods_with_its_repeated_empty_rows(tmp_path: Path) -> None:
    path = tmp_path / "list.ods"
    head = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    )

    def row(*texts: str) -> str:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
        )
        return f"<table:table-row>{cells}</table:table-row>"

    tail = "</office:spreadsheet></office:body></office:document-content>"
    wide = '<table:table-cell table:number-columns-repeated="16384"/>'
    gap = f'<table:table-row table:number-rows-repeated="{{}}">{wide}</table:table-row>'
    body = row("name", "country") + gap.format(3) + row("A", "NL") + gap.format(1048571)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'{head}<table:table table:name="T">{body}</table:table>{tail}',
        )
    cells = _read(path).cells
    assert cells.rows()[0] == (1, "name", "country")
    assert cells.rows()[-1] == (5, "A", "NL")
