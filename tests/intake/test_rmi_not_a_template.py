"""What is no template is refused with its reason, and words are there in both languages for all that is told."""

import ast
import re
from pathlib import Path

import pytest
import xlsxwriter

import imvo.intake.rmi
from imvo import words
from imvo.files import UnusableFile, open_file
from imvo.intake import rmi


def _book(path: Path, **sheets: list[list[str]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.replace("_", " "))
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
    return path


def test_a_list_of_ones_own_is_not_recognised(tmp_path: Path) -> None:
    path = _book(tmp_path / "x.xlsx", Smelters=[["Metal", "Smelter"], ["Tin", "Works"]], Notes=[["1) Revision 2.0"]])
    assert not rmi.recognises(open_file(path))
    with pytest.raises(UnusableFile, match="No sheets of a minerals reporting template"):
        rmi.read(path)


def test_a_text_file_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("metal,smelter\ntin,Works\n", encoding="utf-8")
    assert not rmi.recognises(open_file(path))
    with pytest.raises(UnusableFile):
        rmi.read(path)


def test_sheets_of_the_right_names_with_nothing_in_them(tmp_path: Path) -> None:
    reading = rmi.read(_book(tmp_path / "x.xlsx", Declaration=[], Smelter_List=[]))
    assert reading.tables["smelters"].is_empty()
    keys = {note.key for note in reading.notes}
    assert {"rmi.note.kind-unknown", "rmi.note.version-unknown", "rmi.note.no-lookup", "rmi.note.labels-gone"} <= keys


def test_a_picture_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "cmrt.xls"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"x" * 500)
    with pytest.raises(UnusableFile, match="JPEG"):
        rmi.read(path)


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    folder = Path(imvo.intake.rmi.__file__).parent
    constants = {
        node.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z][a-z.-]+", node.value)
    }
    keys = {key for key in words.table("en") if key.startswith("rmi.")}
    bare = {re.sub(r"^rmi\.(note\.)?|\.(reason|mend)$", "", key) for key in keys}
    assert bare <= {text.removeprefix("rmi.") for text in constants}
