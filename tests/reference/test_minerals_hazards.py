"""What typically goes wrong in the chains of gold, metals and stone: every fact carried over, none dressed up."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.reference import Edition, load

# Number of facts read per chain, with the letter of their numbers.
COUNTS = {"gold": ("G", 38), "metals": ("M", 65), "natural-stone": ("S", 34)}


@pytest.fixture(params=COUNTS)
def hazards(request: pytest.FixtureRequest) -> Edition:
    return load(f"process-hazards-{request.param}")


def test_every_hazard_is_carried_over(hazards: Edition) -> None:
    letter, count = COUNTS[str(hazards.register.chain)]
    assert sorted(hazards.table["hazard"].unique()) == [f"{letter}{number:03d}" for number in range(1, count + 1)]


def test_every_process_is_known_and_specified(hazards: Edition) -> None:
    processes = load(f"processes-{hazards.register.chain}").table
    assert set(hazards.table["process"]) <= set(processes.filter(~pl.col("unspecified"))["id"])


def test_materials_are_known(hazards: Edition) -> None:
    folder = load(f"processes-{hazards.register.chain}").folder
    known = set(pl.read_csv(folder / "materials.csv", infer_schema=False)["id"])
    assert set(hazards.table["material"].drop_nulls()) <= known
    assert hazards.table["product"].null_count() == hazards.table.height


def test_every_declared_theme_has_hazards(hazards: Edition) -> None:
    assert set(hazards.table["theme"]) == set(hazards.register.themes)
    assert "raw-materials" not in hazards.register.themes


def test_the_texts_stand_in_both_languages_and_are_short(hazards: Edition) -> None:
    for column in ("text_en", "text_nl"):
        assert hazards.table[column].null_count() == 0
        assert hazards.table[column].str.split(" ").list.len().max() <= 28
        assert hazards.table[column].str.ends_with(".").all()
    assert hazards.table.filter(pl.col("text_en") == pl.col("text_nl")).is_empty()


def test_one_hazard_says_the_same_for_every_country_and_process(hazards: Edition) -> None:
    said = ["text_en", "text_nl", "theme", "subject", "source_title", "date", "url", "status"]
    per_hazard = hazards.table.group_by("hazard").agg(pl.col(said).n_unique())
    assert set(per_hazard.select(pl.col(said).max()).row(0)) == {1}


def test_a_sourced_row_has_its_page_and_a_judgement_has_none(hazards: Edition) -> None:
    sourced = hazards.table.filter(status="sourced")
    assert sourced.select("source_title", "publisher", "url").null_count().sum_horizontal().item() == 0
    assert sourced["url"].str.starts_with("http").all()
    judged = hazards.table.filter(status="judgement")
    assert judged.height > 0
    assert judged.select("source_title", "url", "country", "date").null_count().row(0) == (judged.height,) * 4
    assert set(judged["grade"]) == {"possible"}


def test_titles_can_be_joined_by_a_bar(hazards: Edition) -> None:
    assert not hazards.table["source_title"].drop_nulls().str.contains("|", literal=True).any()


def test_dates_are_dates(hazards: Edition) -> None:
    assert hazards.table["date"].drop_nulls().str.contains(r"^\d{4}(-\d{2}(-\d{2})?)?$").all()
    shown = pl.col("date_note") == "shown on the page"
    assert hazards.table.filter(pl.col("date").is_null() == shown).is_empty()


def test_old_evidence_of_a_country_is_historical(hazards: Edition) -> None:
    old = hazards.table.filter(pl.col("date").str.slice(0, 4).cast(pl.Int64) < 2006, pl.col("country").is_not_null())
    assert set(old["grade"]) <= {"possible"}


def test_a_process_named_beside_another_is_never_graded_above_it(hazards: Edition) -> None:
    order = {"strong": 3, "moderate": 2, "ungraded": 2, "possible": 1}
    first = hazards.table.group_by("hazard", maintain_order=True).agg(best=pl.col("grade").first())
    both = hazards.table.join(first, on="hazard").with_columns(
        pl.col("grade", "best").replace_strict(order, return_dtype=pl.UInt8)
    )
    assert both.filter(pl.col("grade") > pl.col("best")).is_empty()


@pytest.mark.parametrize(
    ("chain", "process", "theme", "country", "grades"),
    [
        ("gold", "gold-mining-asm", "forced-labour", "CM", ["ungraded"]),
        ("gold", "gold-mining-asm", "child-labour", "CM", ["strong"]),
        ("gold", "jewellery-making", "safety-health", "IN", ["possible", "possible"]),
        ("metals", "aluminium-smelting", "forced-labour", "CN", ["moderate", "strong"]),
        ("metals", "cobalt-mining", "child-labour", "CD", ["strong"]),
        ("natural-stone", "stone-cutting-polishing", "safety-health", "US", ["moderate", "possible"]),
        ("natural-stone", "granite-quarrying", "forced-labour", "IN", ["strong"]),
    ],
)
def test_both_sides_of_what_is_disputed_or_old_stand_as_read(
    chain: str, process: str, theme: str, country: str, grades: list[str]
) -> None:
    rows = load(f"process-hazards-{chain}").table.filter(process=process, theme=theme, country=country)
    assert sorted(rows["grade"]) == grades


def test_a_figure_about_another_group_is_not_used() -> None:
    table = load("process-hazards-metals").table
    said = table.select(pl.concat_str("text_en", "text_nl", "severity_note", ignore_nulls=True)).to_series()
    assert not said.str.contains("40,000|40.000").any()
