"""A published figure never travels alone: unit, population, moment and source go with it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from imvo.agreement import load
from imvo.agreement.model.content import Figure

SOUND = {"metric": "m", "period": "2019", "population": "p", "unit": "%", "value": 1, "status": "sourced"}


@pytest.mark.parametrize("missing", ["metric", "period", "population", "unit", "status"])
def test_a_figure_without_one_of_these_is_refused(missing: str) -> None:
    given = {**SOUND, "sources": ["TX1"]}
    del given[missing]
    with pytest.raises(ValidationError):
        Figure.model_validate(given)


@pytest.mark.parametrize("given", [{"value": None}, {"sources": []}, {"status": "derived", "sources": []}])
def test_a_figure_without_a_value_or_a_ground_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({**SOUND, "sources": ["TX1"], **given})


def test_competing_figures_both_stay() -> None:
    lists = [f for f in load("textile").figures if f.metric == "production_locations" and f.period == "list 2018-07"]
    assert sorted(f.value for f in lists) == [4267, 4268]
    assert {f.status for f in lists} == {"conflicting"}


def test_a_bound_is_not_a_point() -> None:
    start = [f for f in load("textile").figures if f.metric == "participating_companies" and f.period == "2016-07-04"]
    assert {(f.low, f.value, f.high) for f in start} == {(None, 55, None), (None, None, 60), (60, None, None)}
