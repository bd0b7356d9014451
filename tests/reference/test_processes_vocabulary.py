"""The vocabulary of the textile chain: every code that one file names exists in another, in both languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

import imvo.reference

FOLDER = Path(imvo.reference.__file__).parent / "processes"
KINDS = ("process", "stage-word", "product", "material")


def _read(name: str) -> pl.DataFrame:
    return pl.read_csv(FOLDER / name, infer_schema=False)


def _codes(frame: pl.DataFrame, column: str) -> Iterator[str]:
    for cell in frame[column].drop_nulls():
        yield from cell.split("|")


PROCESSES = set(_read("table.csv")["id"])
UNSPECIFIED = set(_read("table.csv").filter(pl.col("unspecified") == "true")["id"])


def test_the_counts_are_those_that_were_agreed() -> None:
    heights = {name: _read(f"{name}.csv").height for name in ("table", "stages", "products", "materials")}
    assert heights == {"table": 39, "stages": 14, "products": 12, "materials": 16}


@pytest.mark.parametrize("name", ["table", "stages", "products", "materials"])
def test_codes_are_unique_and_named_in_both_languages(name: str) -> None:
    frame = _read(f"{name}.csv")
    assert frame["id"].is_unique().all()
    assert frame.select("name_nl", "name_en").null_count().sum_horizontal().item() == 0


def test_every_process_stands_at_a_known_stage_and_along_the_chain() -> None:
    order = dict(_read("stages.csv").select("id", "order").iter_rows())
    table = _read("table.csv").with_columns(pl.col("order").cast(pl.Int64))
    assert set(table["stage"]) == set(order)
    assert all(place // 100 == int(order[stage]) for stage, place in table.select("stage", "order").iter_rows())
    assert table["order"].is_sorted()


def test_an_unspecified_process_has_candidates_that_are_specified() -> None:
    table = _read("table.csv")
    for row in table.iter_rows(named=True):
        candidates = set((row["candidates"] or "").split("|")) - {""}
        assert (row["unspecified"] == "true") == bool(candidates) == bool(row["ranked_as"])
        assert candidates <= PROCESSES - UNSPECIFIED
        assert row["ranked_as"] in {None, "highest", *candidates}


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("products.csv", "made_by"),
        ("products.csv", "requires"),
        ("products.csv", "may_involve"),
        ("materials.csv", "fibre_process"),
        ("materials.csv", "requires"),
    ],
)
def test_products_and_materials_name_known_processes(name: str, column: str) -> None:
    assert set(_codes(_read(name), column)) <= PROCESSES


def test_what_must_stand_behind_a_product_is_not_what_makes_it() -> None:
    for row in _read("products.csv").iter_rows(named=True):
        required = set((row["requires"] or "").split("|"))
        assert row["made_by"] not in required
        assert not required & set((row["may_involve"] or "").split("|")) - {""}


def _plain(phrase: str) -> str:
    marks_out = "".join(c for c in unicodedata.normalize("NFKD", phrase.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in marks_out).split())


def test_every_synonym_leads_to_a_known_code() -> None:
    synonyms = _read("synonyms.csv")
    assert set(synonyms["kind"]) == set(KINDS)
    assert set(synonyms["lang"]) == {"nl", "en", "de", "fr"}
    known = {
        "process": PROCESSES,
        "stage-word": UNSPECIFIED,
        "product": set(_read("products.csv")["id"]),
        "material": set(_read("materials.csv")["id"]),
    }
    for kind in KINDS:
        assert set(_codes(synonyms.filter(kind=kind), "ids")) <= known[kind]


def test_one_phrase_means_one_thing() -> None:
    """Within a kind, and between process and stage-word: accents, case and punctuation make no other phrase."""
    seen: dict[tuple[str, str], str] = {}
    for row in _read("synonyms.csv").iter_rows(named=True):
        kind = "process" if row["kind"] == "stage-word" else row["kind"]
        assert seen.setdefault((kind, _plain(row["phrase"])), row["ids"]) == row["ids"], row["phrase"]


def test_phrases_have_no_loose_spaces_or_capitals() -> None:
    phrases = _read("synonyms.csv")["phrase"]
    assert all(phrase == " ".join(phrase.split()).lower() for phrase in phrases)


def test_every_process_product_and_material_can_be_said() -> None:
    synonyms = _read("synonyms.csv")
    assert set(_codes(synonyms.filter(pl.col("kind").is_in(["process", "stage-word"])), "ids")) == PROCESSES
    assert set(_codes(synonyms.filter(kind="product"), "ids")) == set(_read("products.csv")["id"])
    assert set(_codes(synonyms.filter(kind="material"), "ids")) == set(_read("materials.csv")["id"])


@pytest.mark.parametrize(
    ("phrase", "kind", "ids"),
    [
        ("cut & sew", "process", "cut-make-trim"),
        ("naaien", "process", "cut-make-trim"),
        ("konfektion", "process", "cut-make-trim"),
        ("couture", "process", "cut-make-trim"),
        ("färberei", "process", "dyeing-finishing"),
        ("spinnerij", "process", "spinning"),
        ("finished goods", "stage-word", "manufacture-unspecified"),
        ("finished goods - components", "stage-word", "materials-unspecified"),
        ("materials", "stage-word", "materials-unspecified"),
        ("apparel", "product", "garments"),
        ("equipment", "product", "equipment"),
        ("looierij", "process", "tanning"),
        ("printing", "process", "printing"),
        ("label printing", "process", "trims"),
    ],
)
def test_what_real_lists_say(phrase: str, kind: str, ids: str) -> None:
    found = _read("synonyms.csv").filter(kind=kind, phrase=phrase)
    assert found["ids"].to_list() == [ids]


def test_a_sector_word_shows_one_thing() -> None:
    words = _read("sector_words.csv")
    assert set(words["shows"]) == {"textile", "other"}
    assert words.group_by("word").agg(pl.col("shows").n_unique())["shows"].max() == 1
    assert words.select("word", "lang", "sector").is_unique().all()
