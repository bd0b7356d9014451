"""A sheet and an encoding are about the files that can have one; beside them others are read as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import UnusableFile
from imvo.intake import gather
from imvo.runs import Silent
from tests.intake.delivered_files import reader, workbook

ROWS = [["Product", "Land van herkomst", "Gewicht (kg)"], ["Cacao", "Ghana", 10]]


def files(folder: Path) -> list[Path]:
    (folder / "leden.csv").write_bytes("Lid;Ingevuld\nBäcker;ja\n".encode("cp1252"))
    other = [["Product", "Kg"], ["Thee", 1]]
    return [workbook(folder / "inkoop.xlsx", {"Een": other, "Twee": ROWS}), folder / "leden.csv"]


def test_a_sheet_of_one_workbook_does_not_trouble_the_other_files(tmp_path: Path) -> None:
    found = gather(files(tmp_path), reader(sheet="Een"), Silent())
    assert found.tables["purchases"].get_column("product").to_list() == ["tea"]
    assert found.tables["association-members"].height == 1


def test_a_sheet_that_no_file_has_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as error:
        gather(files(tmp_path), reader(sheet="Drie"), Silent())
    assert error.value.values == {"sheet": "Drie", "sheets": "Een, Twee"}


def test_an_encoding_leaves_a_workbook_alone(tmp_path: Path) -> None:
    found = gather(files(tmp_path), reader(encoding="cp1252"), Silent())
    assert found.tables["association-members"].get_column("member").to_list() == ["Bäcker"]
    assert found.tables["purchases"].get_column("product").to_list() == ["cocoa"]


def test_sheets_of_another_kind_are_told_and_not_read(tmp_path: Path) -> None:
    book = workbook(tmp_path / "alles.xlsx", {"Inkoop": ROWS, "Leden": [["Lid", "Ingevuld"], ["Bakker", "ja"]]})
    found = gather([book], reader(), Silent())
    assert list(found.tables) == ["purchases"]
    assert [note.values for note in found.notes if note.key == "intake.note.sheets-other"] == [{"sheets": "Leden"}]
