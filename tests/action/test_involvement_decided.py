"""Involvement is to be determined until a person decides and gives the ground."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from imvo import tables
from imvo.action.involvement import decided, practices
from imvo.risk import method

ISSUE = "child-labour/IN/spinning"
WHOLE = {"involvement": "linked", "involvement_ground": "two tiers away", "decided_by": "CSR manager"}


def plan(*told: dict[str, Any]) -> pl.DataFrame:
    declared = tables.load("plan-issues")
    full = [{"file": "plan.xlsx", "row": n, "issue": ISSUE, **one} for n, one in enumerate(told, start=2)]
    columns = {n: pl.Series(n, [row.get(n) for row in full], dtype=t) for n, t in declared.dtypes.items()}
    return tables.check(pl.DataFrame(columns), declared)


@pytest.mark.parametrize(
    ("told", "involvement", "lacking"),
    [
        ({}, "undetermined", None),
        ({"involvement": "undetermined"}, "undetermined", None),
        (WHOLE, "linked", None),
        ({**WHOLE, "involvement_ground": None}, "undetermined", "ground"),
        ({**WHOLE, "decided_by": None}, "undetermined", "person"),
        ({"involvement": "cause"}, "undetermined", "ground|person"),
    ],
)
def test_a_decision_needs_a_ground_and_a_person(told: dict[str, Any], involvement: str, lacking: str | None) -> None:
    assert decided(plan(told)).select("involvement", "lacking").rows() == [(involvement, lacking)]


def test_two_decisions_that_contradict_decide_nothing() -> None:
    rows = plan(WHOLE, {**WHOLE, "involvement": "contribute", "decided_on": date(2020, 1, 1)})
    found = decided(rows).row(0, named=True)
    assert (found["involvement"], found["ground"], found["lacking"]) == ("undetermined", None, "two-answers")


def test_a_later_word_on_the_same_decision_stays() -> None:
    later = {**WHOLE, "involvement_ground": "seen with the supplier", "decided_on": date(2020, 1, 1)}
    assert decided(plan(WHOLE, later)).row(0, named=True)["ground"] == "seen with the supplier"


def test_nothing_decided_is_no_row() -> None:
    assert decided(plan()).is_empty()


def test_practices_speak_of_themes_that_exist() -> None:
    assert {theme for one in practices() for theme in one.themes} <= set(method.load().themes)
