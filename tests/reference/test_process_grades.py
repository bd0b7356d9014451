"""Starting values and severity per process and theme: in order, grounded, and never above the evidence they rest on."""

from __future__ import annotations

import polars as pl

from imvo import reference

GRADES = reference.load("process-grades").table
HAZARDS = reference.load("process-hazards").table
APPLY = GRADES.filter(applies="yes")
BEST = {"strong": 3, "moderate": 2, "ungraded": 2, "possible": 1}


def test_processes_are_known_and_never_unspecified() -> None:
    processes = reference.load("processes").table
    assert set(GRADES["process"]) == set(processes.filter(~pl.col("unspecified"))["id"])


def test_the_likelihood_is_an_interval_within_one_to_four() -> None:
    assert GRADES.select("low", "value", "high").null_count().sum_horizontal().item() == 0
    within = GRADES.filter(
        (pl.col("low") >= 1) & (pl.col("low") <= pl.col("value")) & (pl.col("value") <= pl.col("high"))
    )
    assert within.height == GRADES.height
    assert GRADES["high"].max() == 4


def test_severity_is_graded_for_every_row() -> None:
    for column in ("scale", "irremediability"):
        assert GRADES[column].is_between(1, 5).all()
    assert set(GRADES["reach"].drop_nulls()) == {4, 5}


def test_grounds_stand_in_both_languages() -> None:
    assert GRADES.select("ground_en", "ground_nl").null_count().sum_horizontal().item() == 0


def test_what_does_not_occur_is_said_and_ranks_nothing() -> None:
    absent = GRADES.filter(applies="no")
    assert absent.select("low", "value", "high", "scale", "irremediability").max().row(0) == (1, 1, 1, 1, 1)
    assert absent["ground_en"].str.starts_with("Does not occur at this stage").all()
    assert set(absent["status"]) == {"judgement"}


def test_judgement_is_called_judgement() -> None:
    judged = APPLY.filter(status="judgement")
    assert judged["ground_en"].str.starts_with("Expert judgement, not reviewed by a domain expert").all()
    assert judged["sources"].null_count() == judged.height


def _evidence() -> pl.DataFrame:
    """Process, theme, value, title and grade: one row per source of a sourced grade and hazard of its theme."""
    titles = APPLY.filter(status="sourced").with_columns(source_title=pl.col("sources").str.split(" | "))
    long = titles.select("process", "theme", "value", "high", "source_title").explode("source_title")
    hazards = HAZARDS.filter(status="sourced").select("source_title", "theme", "grade").unique()
    return long.join(hazards, on=["source_title", "theme"], how="left")


def test_every_source_is_a_page_read_on_the_same_theme() -> None:
    evidence = _evidence()
    assert evidence.height > 0
    assert evidence.filter(pl.col("grade").is_null()).is_empty()
    assert APPLY.filter(status="sourced")["sources"].null_count() == 0


def test_no_value_is_above_its_best_evidence() -> None:
    ranked = _evidence().with_columns(best=pl.col("grade").replace_strict(BEST, return_dtype=pl.UInt8))
    per_grade = ranked.group_by("process", "theme").agg(pl.col("value").first(), pl.col("best").max())
    assert per_grade.filter(pl.col("value") > pl.col("best")).is_empty()


def test_every_hazard_read_has_a_grade() -> None:
    pairs = HAZARDS.select("process", "theme").unique()
    assert pairs.join(GRADES, on=["process", "theme"], how="anti").is_empty()


def test_every_page_read_is_used_for_its_process_and_theme() -> None:
    read = HAZARDS.filter(status="sourced").select("process", "theme", "source_title").unique()
    used = (
        APPLY.filter(status="sourced")
        .with_columns(source_title=pl.col("sources").str.split(" | "))
        .explode("source_title")
    )
    assert read.join(used, on=["process", "theme", "source_title"], how="anti").rows() == []


def test_the_most_severe_class_is_used_sparingly() -> None:
    severity = APPLY.select(pl.max_horizontal("scale", "reach", "irremediability")).to_series()
    assert 0.15 < (severity == 5).mean() < 0.3
    assert severity.n_unique() == 4


def test_the_grades_discriminate_within_a_theme() -> None:
    by_theme = APPLY.group_by("theme").agg(pl.struct("value", "scale").n_unique().alias("different"))
    assert by_theme.height == 9
    assert by_theme["different"].min() >= 3
