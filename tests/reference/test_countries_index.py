from __future__ import annotations

import csv

import polars as pl

from imvo.reference import load
from imvo.reference.countries import LANGUAGES, _index, codes, resolve
from imvo.reference.normal import key


def _rows(file: str) -> list[dict[str, str]]:
    with (load("countries").folder / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_249_iso_codes_and_kosovo() -> None:
    table = load("countries").table
    assert table.filter(pl.col("standard") == "iso").height == 249
    assert table.filter(pl.col("standard") != "iso")["country"].to_list() == ["XK"]


def test_no_name_belongs_to_two_countries_unless_it_is_declared() -> None:
    assert set(_index().ambiguous) == {key(row["name"]) for row in _rows("ambiguous.csv")}


def test_every_declared_name_is_read_as_its_own_country() -> None:
    for row in load("countries").table.iter_rows(named=True):
        for spelled in (row["country"], row["alpha3"], *(row[f"name_{lang}"] for lang in LANGUAGES)):
            assert resolve(spelled).code == row["country"], spelled
    for row in _rows("aliases.csv"):
        assert resolve(row["alias"]).code == row["country"], row["alias"]


def test_official_names_too_unless_ambiguous() -> None:
    open_names = {row["name"] for row in _rows("names.csv") if resolve(row["name"]).code != row["country"]}
    assert open_names == {"Congo", "Congo (le)", "Congo (the)"}


def test_codes_of_our_own_tables_exist() -> None:
    known = set(codes())
    assert {row["country"] for row in _rows("aliases.csv")} <= known
    for row in _rows("ambiguous.csv"):
        assert set(row["readings"].split("|")) <= known
        assert row["note_en"], row["name"]
        assert row["note_nl"], row["name"]


def test_a_note_is_there_in_both_languages_or_not_at_all() -> None:
    assert all(bool(row["note_en"]) == bool(row["note_nl"]) for row in _rows("aliases.csv"))


def test_no_right_spelling_is_called_a_misspelling() -> None:
    aliases = _rows("aliases.csv")
    right = {key(row["alias"]) for row in aliases if row["kind"] != "misspelling"}
    right |= {key(row["name"]) for row in _rows("names.csv")}
    right |= {key(name) for lang in LANGUAGES for name in load("countries").table[f"name_{lang}"]}
    assert not [row["alias"] for row in aliases if row["kind"] == "misspelling" and key(row["alias"]) in right]
