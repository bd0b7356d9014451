"""The register of active substances: every fact has a source that was read, and what was not read is empty."""

from __future__ import annotations

import polars as pl

from imvo import reference

EDITION = reference.load("substances")
TABLE = EDITION.table
SOURCES = pl.read_csv(EDITION.folder / "sources.csv", infer_schema=False)


def test_every_fact_has_a_source_and_no_source_stands_without_a_fact() -> None:
    for fact in ("cas", "who_class", "rotterdam", "stockholm"):
        source = f"{fact.removesuffix('_class')}_source"
        assert TABLE.filter(pl.col(fact).is_null() != pl.col(source).is_null()).is_empty(), fact


def test_every_source_is_known_used_and_dated() -> None:
    used = {name for column in TABLE.columns if column.endswith("_source") for name in TABLE[column].drop_nulls()}
    assert used == set(SOURCES.get_column("id"))
    assert SOURCES.get_column("url").str.starts_with("http").all()
    assert SOURCES.get_column("read").str.contains(r"^\d{4}-\d{2}-\d{2}$").all()
    assert SOURCES.get_column("part_read").null_count() == 0


def test_a_class_says_its_edition() -> None:
    assert TABLE.filter(pl.col("who_class").is_null() != pl.col("who_edition").is_null()).is_empty()


def test_no_low_class_of_an_edition_that_was_drawn_up_by_other_bounds() -> None:
    old = TABLE.filter(pl.col("who_edition").cast(pl.Int64) < 2009)
    assert set(old.get_column("who_class")) <= {"Ia", "Ib", "II"}


def test_no_name_and_no_number_means_two_substances() -> None:
    from imvo.chain.substances.names import form

    for column in ("cas", "other_cas"):
        numbers = TABLE.get_column(column).drop_nulls().str.split("|").explode()
        assert not numbers.is_duplicated().any()
    seen: dict[str, str] = {}
    for row in TABLE.iter_rows(named=True):
        for name in {row["id"], row["name_nl"], row["name_en"], *(row["synonyms"] or "").split("|")} - {""}:
            assert seen.setdefault(form(name), row["id"]) == row["id"], name
