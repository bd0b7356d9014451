"""Columns are recognised in four languages with a stated confidence, and a person may overrule it."""

from pathlib import Path

import pytest

from imvo import tables
from imvo.files import UnusableFile
from imvo.intake.columns import Found, by_synonym
from imvo.intake.records import column_notes
from imvo.intake.wording import norm
from tests.intake.lists import column, made


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Factory Name", "name"),
        ("Fabriek", "name"),
        ("Naam leverancier", "name"),
        ("supplier_name", "name"),
        ("Fournisseur", "name"),
        ("Country/Region", "country"),
        ("Land", "country"),
        ("Pays", "country"),
        ("Total Workers", "workers_low"),
        ("Aantal werknemers", "workers_low"),
        ("Anzahl Mitarbeiter", "workers_low"),
        ("% Female Workers", "women_share"),
        ("% vrouwen", "women_share"),
        ("% Migrant Workers", "migrant_share"),
        ("Tier", "tier"),
        ("Factory Type", "process_given"),
        ("Processing type", "process_given"),
        ("Product Type", "product_given"),
        ("supplier_address", "address"),
        ("sector", "sector_given"),
        ("Straße", "address"),
        ("Adress", "address"),
        ("Number of workers (2023)", "workers_low"),
    ],
)
def test_recognised(header: str, field: str) -> None:
    match = by_synonym(header)
    assert match is not None
    assert match.field == field


@pytest.mark.parametrize(
    "header", ["Contact Name", "Contact Email", "Brand name", "Year", "Latitude", "Remarks", "Number of women", "x"]
)
def test_not_mistaken(header: str) -> None:
    match = by_synonym(header)
    assert match is None or match.field not in ("name", "address", "women_share")


def test_no_synonym_serves_two_fields() -> None:
    seen: dict[str, str] = {}
    for one in tables.load("sites").columns:
        for text in one.synonyms:
            assert seen.setdefault(norm(text), one.name) == one.name, text


def test_two_columns_for_one_field(tmp_path: Path) -> None:
    intake = made(tmp_path, "Line workers,Factory,Total workers,Country\n5,A,10,NL\n")
    assert column(intake, "workers_low") == [10]
    assert [(one.header, one.other) for one in intake.columns if one.other] == [("Line workers", "workers_low")]


def test_a_mapping_overrules(tmp_path: Path) -> None:
    text = "Name,Label,Where,Land\nA,B,India,China\n"
    intake = made(tmp_path, text, mapping={"Label": "name", "Land": "ignore", "where": "country"})
    assert column(intake, "name") == ["B"]
    assert column(intake, "country") == ["IN"]
    assert {one.header: one.confidence for one in intake.columns}["Label"] == "high"


@pytest.mark.parametrize(("mapping", "match"), [({"Nope": "name"}, "Nope"), ({"Name": "nope"}, "field nope")])
def test_a_mapping_that_does_not_fit_is_refused(tmp_path: Path, mapping: dict[str, str], match: str) -> None:
    with pytest.raises(UnusableFile, match=match):
        made(tmp_path, "Name,Land\nA,China\n", mapping=mapping)


def test_the_column_of_countries_is_chosen_by_its_cells(tmp_path: Path) -> None:
    intake = made(tmp_path, "Name,Country area,Origin,Region\nA,Asia North,India,AMERICAS\nB,Asia South,China,EMEA\n")
    assert column(intake, "country") == ["IN", "CN"]
    assert column(intake, "region") == [None, None]


def test_countries_under_an_unknown_header(tmp_path: Path) -> None:
    intake = made(tmp_path, "Name,Made where\nA,India\nB,China\n")
    assert column(intake, "country") == ["IN", "CN"]
    assert any(one.reason == "values" and one.confidence == "low" for one in intake.columns)


def test_a_list_without_countries_is_read_with_a_note(tmp_path: Path) -> None:
    intake = made(tmp_path, "Name,Street\nA,Road 1\n")
    assert column(intake, "country") == [None]
    assert any(note.key == "intake.note.no-country" for note in intake.notes)


def test_a_column_that_is_not_sure_is_told_by_its_title_in_the_language_of_the_reader() -> None:
    (told, *_) = column_notes([Found(0, "Herkomst?", "origin", "low", "near")], tables.load("mineral-lots"))
    title = tables.load("mineral-lots").column("origin").title
    assert title.nl in told.text("nl")
    assert title.en in told.text("en")
    assert "origin;" not in told.text("nl")
