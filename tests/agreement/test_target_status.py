"""A value reaches a target, or not, in the population that was measured; monitoring targets are no obligation."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from imvo import words
from imvo.agreement import in_words
from imvo.agreement.model.target import Target

TEXT = {"nl": "x", "en": "x"}


def target(**said: Any) -> Target:
    measure = {"what": TEXT, "population": TEXT, "scope": said.pop("measured", "all"), "sources": ["S1"]}
    usual = {
        "id": "t",
        "indicator": TEXT,
        "unit": TEXT,
        "population": TEXT,
        "scope": "all",
        "value": 80,
        "by": "2020-12-31",
        "measure": measure,
        "character": "agreed",
        "sources": ["S1"],
    }
    return Target.model_validate({**usual, **said})


@pytest.mark.parametrize(
    ("said", "value", "state", "gap"),
    [
        ({}, 66, "not-met", 14),
        ({}, 80, "met", 0),
        ({"value": 90}, 93.7, "met", 3.7),
        ({"value": 100, "measured": "members"}, 98.8, "other-scope", 1.2),
        ({"value": "unknown"}, 66, "unknown", None),
        ({}, None, "unknown", None),
        ({"character": "monitoring-only"}, 10, "monitoring-only", 70),
        ({"character": "monitoring-only"}, None, "monitoring-only", None),
        ({"value": 5, "direction": "at-most"}, 7, "not-met", 2),
        ({"value": 5, "direction": "at-most"}, 5, "met", 0),
        ({"measure": "none-known"}, 66, "not-met", 14),
    ],
)
def test_states(said: dict[str, Any], value: float | None, state: str, gap: float | None) -> None:
    found = room.evaluate_target(target(**said), value)
    assert (found.state, found.gap) == (state, gap)


def test_another_scope_still_tells_what_holds_in_the_measured_one() -> None:
    found = room.evaluate_target(target(measured="members"), 66, date(2021, 1, 1))
    assert (found.reached, found.overdue) == (room.Answer.NO, room.Answer.UNKNOWN)
    assert "measured scope" in in_words.say(found.reason, "en")


def test_overdue() -> None:
    assert room.evaluate_target(target(), 20, date(2020, 12, 31)).overdue is room.Answer.NO
    assert room.evaluate_target(target(), 20, date(2021, 1, 1)).overdue is room.Answer.YES
    assert room.evaluate_target(target(), 80, date(2021, 1, 1)).overdue is room.Answer.NO
    assert room.evaluate_target(target(), 20).overdue is room.Answer.UNKNOWN
    assert room.evaluate_target(target(by="unknown"), 20, date(2021, 1, 1)).overdue is room.Answer.UNKNOWN


@given(st.one_of(st.none(), st.floats(-10, 200)), st.dates(date(2019, 1, 1), date(2022, 1, 1)))
def test_a_monitoring_target_is_never_a_breach(value: float | None, on: date) -> None:
    found = room.evaluate_target(target(character="monitoring-only"), value, on)
    assert found.state == "monitoring-only"
    assert found.overdue is room.Answer.NO


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_it_can_be_said(lang: str) -> None:
    for said in (
        {},
        {"measured": "b"},
        {"measure": "not-known"},
        {"value": "unknown"},
        {"character": "monitoring-only"},
    ):
        for value in (None, 10, 90):
            assert in_words.say(room.evaluate_target(target(**said), value).reason, lang)
