"""The class that an assessment ends in, by facts; unknown while more than one is possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from tests.agreement.made_up import made, who

SCHEME = """
kind: traffic-light
by: {nl: X, en: X}
rhythm: {nl: jaarlijks, en: yearly}
sources: [S1]
classes:
  - {id: green, name: {nl: groen, en: green}, bounds: unknown, when: {meets: yes}, sources: [S1]}
  - {id: orange, name: {nl: oranje, en: orange}, bounds: unknown, when: {meets: no, expected: yes}, sources: [S1]}
  - {id: red, name: {nl: rood, en: red}, bounds: unknown, when: {meets: no, expected: no}, sources: [S1]}
"""
FACTS = """
facts:
  - {id: meets, ask: {nl: "Voldoet?", en: "Meets?"}, sources: [S1]}
  - {id: expected, ask: {nl: "Verwacht?", en: "Expected?"}, sources: [S1]}
"""
AGREEMENT = made(scheme=SCHEME, binding=FACTS)


def classified(**facts: str) -> room.Classified:
    return room.class_of(AGREEMENT, who(facts=facts).facts, 2)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"meets": "yes"}, "green"),
        ({"meets": "no", "expected": "yes"}, "orange"),
        ({"meets": "no", "expected": "no"}, "red"),
    ],
)
def test_by_facts(facts: dict[str, str], found: str) -> None:
    result = classified(**facts)
    assert result.found is not None
    assert (result.found.id, result.membership_year, result.asks) == (found, 2, ())


def test_what_is_missing_is_asked() -> None:
    result = classified(meets="no")
    assert (result.found, result.possible, result.asks) == (None, ("orange", "red"), ("expected",))


def test_without_classes_by_facts_there_is_none() -> None:
    assert room.class_of(made(), {}).found is None


ANSWERS = st.sampled_from(["yes", "no", "unknown"])


@given(ANSWERS, ANSWERS, ANSWERS, ANSWERS)
def test_filling_in_an_unknown_never_changes_a_class(meets: str, expected: str, one: str, other: str) -> None:
    before = classified(meets=meets, expected=expected).found
    filled = {"meets": one if meets == "unknown" else meets, "expected": other if expected == "unknown" else expected}
    assert before is None or classified(**filled).found == before
