"""What became of the measures of the plan before, and what their effect is against the baseline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import tables
from imvo.action.plan import plan_of
from imvo.action.plan_progress import toward
from imvo.action.same_measure import known_by
from imvo.reporting.changes.measures import measures
from tests.reporting.years import FIRST, NOW, THEN, Years

Row = dict[str, Any]
BASE: Row = {
    "file": "plan.csv", "kind": "purchasing", "what": "Longer lead times", "measure": "M1", "indicator": "Hours",
    "unit": "hours a week", "baseline": 70.0, "target": 48.0, "progress": "running",
}  # fmt: skip


def plan(*rows: Row) -> dict[str, pl.DataFrame]:
    declared = tables.load("plan-measures")
    filled = [{"row": n, **BASE, **row} for n, row in enumerate(rows, start=2)]
    return {"plan-measures": pl.DataFrame(filled, schema=declared.dtypes)}


def one(then: Row | None, now: Row | None) -> Row:
    found = measures(plan(then) if then is not None else {}, plan(now) if now is not None else {})
    assert found.height == 1
    return found.row(0, named=True)


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        ({}, {}, "unchanged"),
        ({}, {"progress": "done"}, "done"),
        ({"progress": "done"}, {"progress": "done"}, "unchanged"),
        ({}, {"progress": "dropped"}, "dropped"),
        ({}, None, "dropped"),
        (None, {}, "new"),
        ({}, {"value": 60.0}, "changed"),
    ],
)
def test_what_became_of_a_measure(then: Row | None, now: Row | None, change: str) -> None:
    assert one(then, now)["change"] == change


@pytest.mark.parametrize(
    ("now", "effect"),
    [
        ({"value": 48.0}, "reached"),
        ({"value": 40.0}, "reached"),
        ({"value": 60.0}, "nearer"),
        ({"value": 70.0}, "as-before"),
        ({"value": 75.0}, "further"),
        ({}, "unknown"),
        ({"value": 60.0, "target": None}, "unknown"),
        ({"value": 60.0, "baseline": 80.0}, "unknown"),
        ({"value": 60.0, "unit": "hours a day"}, "unknown"),
        ({"value": 60.0, "target": 70.0}, "further"),  # the aim was to hold it
    ],
)
def test_the_effect_is_held_against_the_baseline(now: Row, effect: str) -> None:
    assert one({}, now)["effect"] == effect


def test_a_target_above_the_baseline_is_reached_from_below() -> None:
    then = {"baseline": 0.2, "target": 0.8}
    assert [one(then, {**then, "value": value})["effect"] for value in (0.1, 0.5, 0.8)] == [
        "further",
        "nearer",
        "reached",
    ]


NUMBERS = st.none() | st.integers(-3, 3).map(float)
CALLED = {"not-measured": "unknown", "same": "as-before"}


@given(NUMBERS, NUMBERS, NUMBERS)
def test_it_says_the_same_as_the_page_of_the_plan(
    baseline: float | None, target: float | None, value: float | None
) -> None:
    row = {"baseline": baseline, "target": target, "value": value}
    (measure,) = plan_of(plan(row)).measures
    assert one(row, row)["effect"] == CALLED.get(toward(measure), toward(measure))


@pytest.mark.parametrize("key", ["m1", "M1.", " M1 "])
def test_a_measure_is_known_by_its_key_however_it_is_written(key: str) -> None:
    assert known_by(key, None) == known_by("M1", "Other words")
    assert one({}, {"measure": key})["change"] == "changed"


def test_a_value_without_a_document_is_claimed() -> None:
    assert one({}, {"value": 60.0})["evidence"] == "claimed"
    assert one({}, {"value": 60.0, "value_evidence": "Pay roll, page 3"})["evidence"] == "evidenced"
    assert one({}, {})["evidence"] is None


def test_a_measure_without_a_key_is_known_by_its_words() -> None:
    assert one({"measure": None}, {"measure": None, "progress": "done"})["change"] == "done"


def test_two_measures_of_one_key_stay_two() -> None:
    found = measures(plan({}, {"what": "Other"}), plan({}, {"what": "Other"}))
    assert found.get_column("change").to_list() == ["unchanged", "unchanged"]


def test_the_plan_of_the_year_before_is_carried_and_the_new_one_takes_its_place(tmp_path: Path) -> None:
    years = Years(tmp_path)
    head = "Measure ID,Kind,Measure in words,Status,Indicator,Baseline,Target,Latest value\n"
    first = years.file("plan.csv", head + "M1,Prevention,Longer lead times,Running,Hours,70,48,\n")
    years.year("first", FIRST, THEN, plan=first)
    years.year("copied", FIRST, NOW, previous="first")
    assert years.results("copied")["measure-changes"].item(0, "change") == "unchanged"
    assert years.results("copied")["carried"].get_column("kind").to_list() == ["plan-measures"]
    second = years.file("next.csv", head + "M1,Prevention,Longer lead times,Done,Hours,70,48,50\n")
    years.year("second", FIRST, NOW, previous="first", plan=second)
    row = years.results("second")["measure-changes"].row(0, named=True)
    assert (row["change"], row["effect"], row["value_then"], row["value_now"]) == ("done", "nearer", None, 50.0)
    assert (row["file_then"], row["file_now"]) == ("2019-07-04/plan.csv", "next.csv")
