"""The listing of what typically goes wrong at each step: known codes, both languages, and a page or no claim of one."""

from __future__ import annotations

import polars as pl
import pytest

from imvo import reference

HAZARDS = reference.load("process-hazards")
TABLE = HAZARDS.table


def test_the_register_keeps_what_it_declares() -> None:
    assert [finding for finding in reference.check() if finding.register.startswith("process")] == []


def test_every_hazard_is_carried_over() -> None:
    assert TABLE["hazard"].n_unique() == 192
    assert sorted(TABLE["hazard"].unique()) == [f"H{number:03d}" for number in range(1, 193)]


def test_every_process_is_known_and_specified() -> None:
    known = reference.load("processes").table.filter(~pl.col("unspecified"))["id"]
    assert set(TABLE["process"]) <= set(known)


def test_every_theme_has_hazards() -> None:
    assert set(TABLE["theme"]) == set(HAZARDS.register.themes)
    assert len(HAZARDS.register.themes) == 9


def test_the_texts_stand_in_both_languages_and_are_short() -> None:
    for column in ("text_en", "text_nl"):
        assert TABLE[column].null_count() == 0
        assert TABLE[column].str.split(" ").list.len().max() <= 28
        assert TABLE[column].str.ends_with(".").all()
    assert TABLE.filter(pl.col("text_en") == pl.col("text_nl")).is_empty()


def test_one_hazard_says_the_same_for_every_country() -> None:
    per_hazard = TABLE.group_by("hazard").agg(pl.col("text_en", "text_nl", "theme", "source_title").n_unique())
    assert per_hazard.select(pl.col("text_en", "text_nl", "theme", "source_title").max()).row(0) == (1, 1, 1, 1)


def test_a_sourced_row_has_its_page_and_a_judgement_has_none() -> None:
    sourced = TABLE.filter(status="sourced")
    assert sourced.select("source_title", "publisher", "url").null_count().sum_horizontal().item() == 0
    assert sourced["url"].str.starts_with("http").all()
    judged = TABLE.filter(status="judgement")
    assert judged["source_title"].null_count() == judged["url"].null_count() == judged.height == 8
    assert set(judged["grade"]) == {"possible"}


def test_titles_can_be_joined_by_a_bar() -> None:
    assert not TABLE["source_title"].drop_nulls().str.contains("|", literal=True).any()


def test_dates_are_dates() -> None:
    assert TABLE["date"].drop_nulls().str.contains(r"^\d{4}(-\d{2}(-\d{2})?)?$").all()
    assert TABLE.filter(pl.col("date").is_null() & (pl.col("date_note") == "shown on the page")).is_empty()


def test_the_guidance_that_could_not_be_read_is_no_source() -> None:
    said = TABLE.select(pl.concat_str("source_title", "publisher", "url", ignore_nulls=True).str.to_lowercase())
    assert not said.to_series().str.contains("oecd.org|garment and footwear sector|due diligence guidance").any()


def test_a_retracted_figure_is_not_used() -> None:
    every_text = TABLE.select(pl.concat_str("text_en", "text_nl", "severity_note", ignore_nulls=True)).to_series()
    assert not every_text.str.contains("385").any()


@pytest.mark.parametrize(
    ("country", "grade"), [("CN", "strong"), ("TM", "strong"), ("UZ", "possible")], ids=["Xinjiang", "Turkmen", "Uzbek"]
)
def test_forced_cotton_picking_differs_by_country(country: str, grade: str) -> None:
    rows = TABLE.filter(process="cotton-growing", theme="forced-labour", country=country)
    assert rows["grade"].to_list() == [grade]


def test_old_evidence_of_a_country_is_historical() -> None:
    """A study of twenty years and more ago says nothing strong about that country today."""
    old = TABLE.filter(pl.col("date").str.slice(0, 4).cast(pl.Int64) < 2006, pl.col("country").is_not_null())
    assert set(old["grade"]) == {"possible"}
