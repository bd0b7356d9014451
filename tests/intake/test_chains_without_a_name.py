"""A list of factories and quarries is a list of chains, also where it gives the chains no name."""

from __future__ import annotations

from pathlib import Path

from tests.intake.delivered_files import delivered, told

HEAD = "Product;Leverancier;Fabriek;Land fabriek;Groeve;Land groeve\n"


def test_rows_are_called_after_what_they_say(tmp_path: Path) -> None:
    text = f"{HEAD}Hardsteen;;Pierre SA;België;Carrière;België\n;Jan;Shanxi;China;onbekend;China\n;;?;India;?;India\n"
    found = delivered(tmp_path, "natural-stone", files={"x.csv": text})
    chains = found.tables["supply-chains"]
    assert chains.get_column("chain").to_list() == ["Hardsteen", "Jan", "row 4"]
    assert chains.select("factory", "quarry", "quarry_country").rows()[1:] == [
        ("Shanxi", None, "CN"),
        (None, None, "IN"),
    ]
    assert any("no column for the chain" in note.text("en") for note in found.notes)


def test_a_name_that_the_list_gives_is_needed_in_every_row(tmp_path: Path) -> None:
    text = "Keten;Product;Fabriek;Groeve\nA;Hardsteen;B;C\n;Graniet;D;E\n"
    found = delivered(tmp_path, "natural-stone", files={"x.csv": text})
    assert found.tables["supply-chains"].get_column("chain").to_list() == ["A"]
    assert [row for row, *_ in told(found, "row")] == [3]


def test_a_list_of_quarries_alone_stays_a_list_of_sites(tmp_path: Path) -> None:
    found = delivered(tmp_path, "natural-stone", files={"x.csv": "Naam;Land;Product\nPierre SA;België;Hardsteen\n"})
    assert list(found.tables) == ["sites"]
