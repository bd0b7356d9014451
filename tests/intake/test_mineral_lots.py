"""Lots, conformance and smelters as people keep them: recognised by their columns, read with their mess."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from imvo.files import open_file
from imvo.intake import Gathered, Reader, gather, write_template
from imvo.intake.formats import FORMATS, format_of
from imvo.runs import Silent
from tests.chain.minerals_made import lexicon
from tests.intake.rmi_workbooks import TEMPLATES, Filled, write

ACCEPTED = ("sites", "smelters", "mineral-lots", "conformance")
LOTS = """Ingekochte partijen 2025;;;;;;;;;
Partijnummer;Productlijn;Raffinaderij;Metaal;Hoeveelheid;Eenheid;Soort bron;Herkomst;Doorvoer;Soort document
A1;Ringen;Alpin;goud;1,5;kg;ASM;Perú;Oeganda en Rwanda;CoC
A2;Ringen;Alpin;oud goud;20;troy oz;gerecycled;;;factuur
A3;Ringen;Alpin;goud;20;oz;gek;Atlantis;UAE;
Totaal;;;;41,5;;;;;
"""


def read(folder: Path, **files: str) -> Gathered:
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return gather(paths, Reader(accepted=ACCEPTED, vocabulary=lexicon("gold").words), Silent())


def test_lots_are_read_with_their_units_kinds_and_places(tmp_path: Path) -> None:
    found = read(tmp_path, lots=LOTS)
    table = found.tables["mineral-lots"]
    assert table["unit"].to_list() == ["kg", "ozt", "oz"]
    assert table["amount"].to_list() == [1.5, 20.0, 20.0]
    assert table["kind"].to_list() == ["mined-artisanal", "recycled", None]
    assert table["origin"].to_list() == ["PE", None, None]
    assert table["origin_given"].to_list() == ["Perú", None, "Atlantis"]
    assert table["transit"].to_list() == ["UG|RW", None, "AE"]
    assert table["material"].to_list()[0] == "gold"
    assert table["document_kind"].to_list() == ["chain-of-custody", "own-statement", None]
    assert (found.rows_in, found.accepted, found.rejected_rows) == (4, 3, 1)
    told = found.rejected.filter(what="cell").select("column", "value").rows()
    assert ("Soort bron", "gek") in told
    assert ("Herkomst", "Atlantis") in told


def test_a_part_of_a_list_of_countries_that_is_none_is_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    text = 'Refiner,Weight (g),Transit\nAlpin,500,"Uganda, Nowhereland"\nAlpin,500,Nowhereland\n'
    found = read(tmp_path, lots=text)
    table = found.tables["mineral-lots"]
    assert table["transit"].to_list() == ["UG", None]
    assert table["unit"].to_list() == ["g", "g"]
    assert found.rejected["row"].to_list() == [2, 3]


def test_a_list_of_a_scheme_is_told_from_a_list_of_smelters(tmp_path: Path) -> None:
    listed = (
        "Smelter ID,Smelter name,Metal,Scheme,Status,Valid from,Valid until\n"
        "CID1,Alpin,Gold,LBMA,Conformant,2025-01-31,2026-01-31\n"
    )
    plain = "Smelter ID,Smelter name,Metal,Smelter country,Country of mine\nCID1,Alpin,Gold,Switzerland,Peru; Ghana\n"
    found = read(tmp_path, scheme=listed, smelters=plain)
    assert found.tables["conformance"].select("scheme", "status").rows() == [("lbma", "conformant")]
    assert found.tables["smelters"].select("country", "origin", "metal_given").rows() == [("CH", "PE|GH", "Gold")]


def test_a_status_that_is_not_understood_stays_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, scheme="Name;Programma;Status\nAlpin;RMAP;zilveren ster\n")
    assert found.tables["conformance"].select("status", "status_given").rows() == [(None, "zilveren ster")]


@pytest.mark.parametrize("version", ["CMRT 6.5", "EMRT 2.1"])
def test_a_template_is_read_by_its_own_reader(tmp_path: Path, version: str) -> None:
    path = write(tmp_path / "t.xlsx", TEMPLATES[version], Filled(rows=[{"metal": "Gold", "name": "Alpin"}]))
    form = format_of(open_file(path), frozenset(ACCEPTED))
    assert form is not None
    assert form in FORMATS
    found = gather([path], Reader(accepted=ACCEPTED, vocabulary=lexicon("gold").words), Silent())
    assert found.tables["smelters"]["smelter_name_given"].to_list() == ["Alpin"]
    assert found.tables["mineral-declarations"].height > 0
    assert format_of(open_file(path), frozenset({"sites"})) is None


@pytest.mark.parametrize("kind", ["mineral-lots", "conformance", "smelters"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_empty_workbook_of_a_kind_is_read_back(tmp_path: Path, kind: str, lang: str) -> None:
    path = tmp_path / "empty.xlsx"
    write_template(path, lang, kind, lexicon("gold").words)
    found = gather([path], Reader(accepted=ACCEPTED, vocabulary=lexicon("gold").words), Silent())
    assert found.tables[kind].height == found.accepted


def test_a_workbook_of_lots_is_read_as_a_text_file_is(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "lots.xlsx")
    for row, line in enumerate(LOTS.splitlines()):
        book.worksheets()[0].write_row(row, 0, line.split(";")) if row else book.add_worksheet().write(0, 0, line)
    book.close()
    found = gather([tmp_path / "lots.xlsx"], Reader(accepted=ACCEPTED, vocabulary=lexicon("gold").words), Silent())
    assert found.tables["mineral-lots"]["kind"].to_list() == ["mined-artisanal", "recycled", None]
