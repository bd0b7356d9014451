"""Starting values and severity in the chains of gold, metals and natural stone: never above what was read."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import pytest

from imvo.reference import chains, load, load_all
from imvo.risk import method, start

CHAINS = ["gold", "metals", "natural-stone"]
BEST = {"strong": 3, "moderate": 2, "ungraded": 2, "possible": 1}


@dataclass(frozen=True)
class Graded:
    """The tables of one chain; `apply`: the grades of what can occur."""

    chain: str
    grades: pl.DataFrame
    hazards: pl.DataFrame
    processes: pl.DataFrame

    @property
    def apply(self) -> pl.DataFrame:
        return self.grades.filter(applies="yes")


@pytest.fixture(params=CHAINS)
def graded(request: pytest.FixtureRequest) -> Graded:
    chain = str(request.param)
    tables = (load(f"{name}-{chain}").table for name in ("process-grades", "process-hazards", "processes"))
    return Graded(chain, *tables)


def test_processes_are_known_and_never_unspecified(graded: Graded) -> None:
    assert set(graded.grades["process"]) == set(graded.processes.filter(~pl.col("unspecified"))["id"])


def test_the_themes_are_those_of_the_chain(graded: Graded) -> None:
    chain = chains.chain_of(load_all(), graded.chain)
    assert set(load(f"process-grades-{graded.chain}").register.themes) == set(chain.themes)
    assert set(graded.grades["theme"]) <= set(chain.themes)


def test_the_likelihood_is_an_interval_within_one_to_four(graded: Graded) -> None:
    assert graded.grades.select("low", "value", "high").null_count().sum_horizontal().item() == 0
    within = graded.grades.filter(
        (pl.col("low") >= 1) & (pl.col("low") <= pl.col("value")) & (pl.col("value") <= pl.col("high"))
    )
    assert within.height == graded.grades.height
    assert graded.grades["high"].max() == 4


def test_severity_is_graded_for_every_row(graded: Graded) -> None:
    for column in ("scale", "irremediability"):
        assert graded.grades[column].is_between(1, 5).all()
    assert set(graded.grades["reach"].drop_nulls()) <= {4, 5}


def test_grounds_stand_in_both_languages(graded: Graded) -> None:
    assert graded.grades.select("ground_en", "ground_nl").null_count().sum_horizontal().item() == 0
    assert graded.apply["ground_en"].str.contains("Severity: ").all()
    assert graded.apply["ground_nl"].str.contains("Ernst: ").all()


def test_what_does_not_occur_is_said_and_ranks_nothing(graded: Graded) -> None:
    absent = graded.grades.filter(applies="no")
    assert absent.height > 0
    assert absent.select("low", "value", "high", "scale", "irremediability").max().row(0) == (1, 1, 1, 1, 1)
    assert absent["ground_en"].str.starts_with("Does not occur at this stage").all()
    assert set(absent["status"]) == {"judgement"}


def test_judgement_is_called_judgement(graded: Graded) -> None:
    judged = graded.apply.filter(status="judgement")
    assert judged["ground_en"].str.starts_with("Expert judgement, not reviewed by a domain expert").all()
    assert judged["ground_nl"].str.starts_with("Deskundig oordeel, niet nagekeken door een vakdeskundige").all()
    assert judged["sources"].null_count() == judged.height
    assert judged["value"].max() <= 2


def _evidence(graded: Graded) -> pl.DataFrame:
    """One row per source of a sourced grade, with the grade that the hazard has for that process (null: not there)."""
    titles = graded.apply.filter(status="sourced").with_columns(source_title=pl.col("sources").str.split(" | "))
    long = titles.select("process", "theme", "value", "source_title").explode("source_title")
    own = graded.hazards.filter(status="sourced").select("process", "source_title", "theme", "grade").unique()
    return long.join(own, on=["process", "source_title", "theme"], how="left")


def test_every_source_is_a_page_read_on_the_same_process_and_theme(graded: Graded) -> None:
    evidence = _evidence(graded)
    assert evidence.height > 0
    assert evidence.filter(pl.col("grade").is_null()).is_empty()


def test_no_value_is_above_its_best_evidence(graded: Graded) -> None:
    ranked = _evidence(graded).with_columns(best=pl.col("grade").replace_strict(BEST, return_dtype=pl.UInt8))
    per_grade = ranked.group_by("process", "theme").agg(pl.col("value").first(), pl.col("best").max())
    assert per_grade.filter(pl.col("value") > pl.col("best")).is_empty()


def test_every_hazard_has_a_grade_that_names_its_page(graded: Graded) -> None:
    pairs = graded.hazards.select("process", "theme").unique()
    assert pairs.join(graded.grades, on=["process", "theme"], how="anti").is_empty()
    read = graded.hazards.filter(status="sourced").select("process", "theme", "source_title").unique()
    used = _evidence(graded).select("process", "theme", "source_title")
    assert read.join(used, on=["process", "theme", "source_title"], how="anti").rows() == []


def test_the_most_severe_class_is_used_sparingly(graded: Graded) -> None:
    severity = graded.apply.select(pl.max_horizontal("scale", "reach", "irremediability")).to_series()
    assert 0.1 < (severity == 5).mean() < 0.35
    assert set(severity) == {3, 4, 5}


def test_what_is_not_stated_takes_the_widest_interval_of_what_it_may_be(graded: Graded) -> None:
    themes = chains.chain_of(load_all(), graded.chain).themes
    full = start.table(graded.grades, graded.processes, method.load().on(themes))
    for row in graded.processes.filter(pl.col("unspecified")).iter_rows(named=True):
        candidates = row["candidates"].split("|")
        may_be = graded.apply.filter(pl.col("process").is_in(candidates))
        told = graded.grades.filter(pl.col("process").is_in(candidates)).group_by("theme").len()
        # Where nothing is known of one of them, no end of the interval is sure.
        silent = pl.col("len") < len(candidates)
        widest = (
            may_be.group_by("theme")
            .agg(pl.col("low").min(), pl.col("high").max())
            .join(told, on="theme")
            .select(
                "theme",
                low=pl.when(silent).then(pl.lit(1, pl.UInt8)).otherwise("low"),
                high=pl.when(silent).then(pl.lit(4, pl.UInt8)).otherwise("high"),
            )
            .sort("theme")
        )
        own = full.filter(pl.col("process") == row["id"], pl.col("start_high").is_not_null()).sort("theme")
        assert own.select("theme", "start_low", "start_high").rows() == widest.rows()
        assert (own["start_low"] <= own["start"]).all()
        assert (own["start"] <= own["start_high"]).all()
