"""What changed between two days: in order, with unsure days apart, and nothing when nothing is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.agreement import load
from imvo.agreement.changes import changes
from imvo.agreement.loader import loads

PARTIES = """\
parties:
  - id: a
    type: company
    name: A
    memberships: [{role: participant, from: 2020-03-01, to: 2020-12-31, exit: bankruptcy, sources: [S1]}]
  - id: b
    type: company
    name: B
    memberships:
      - {role: supporter, from: 2020-03-01, to: unknown, sources: [S1]}
      - {role: signatory, from: 2021-05-01, to: unknown, sources: [S1]}
  - {id: c, type: union, name: C, memberships: [{role: signatory, from: unknown, to: unknown, sources: [S1]}]}
  - {id: d, type: union, name: D, memberships: [{role: signatory, from: 2020-06, to: unknown, sources: [S1]}]}
"""


def told(text, start, end):
    found = changes(loads(text, "small.yaml"), date.fromisoformat(start), date.fromisoformat(end))
    return [(event.kind, dict(event.values).get("party")) for event in found.events], [
        (event.kind, dict(event.values).get("party")) for event in found.unsure
    ]


@pytest.fixture
def peopled(small):
    return small.replace("governance:", PARTIES + "governance:")


def test_joining_leaving_and_another_role(peopled):
    assert told(peopled, "2020-02-29", "2020-03-01")[0] == [("joined", "A"), ("joined", "B")]
    assert told(peopled, "2020-03-01", "2020-03-02")[0] == []
    assert told(peopled, "2021-04-30", "2021-05-01")[0] == [("role", "B")]


def test_the_day_after_the_last_day_differs(peopled):
    assert told(peopled, "2020-12-30", "2020-12-31")[0] == []
    assert ("left", "A") in told(peopled, "2020-12-31", "2021-01-01")[0]


def test_what_is_not_dated_exactly_enough_stands_apart(peopled):
    events, unsure = told(peopled, "2020-06-10", "2020-06-20")
    assert ("joined", "D") not in events
    assert ("joined", "D") in unsure
    assert {("joined", "C"), ("left", "C")} <= set(unsure)


def test_nobody_joins_before_the_agreement(peopled):
    assert told(peopled, "2018-01-01", "2019-12-31") == ([], [])


def test_deadlines_moves_and_promises(small):
    text = small.replace(
        "kind: calendar, due: 2021-06-30",
        "kind: calendar, due: 2021-06-30, moved: [{was: 2020-12-31, on: 2020-11-01, reason: unknown, sources: [S1]}]",
    ).replace(
        "    prerequisite: [D1]\n",
        "    prerequisite: [D1]\n    changes: [{kind: waived, on: 2021-02-01, what: {nl: w, en: w}, reason: unknown, "
        "sources: [S1]}]\n",
    )
    events, _ = told(text, "2020-10-01", "2021-12-31")
    assert [kind for kind, _ in events] == ["moved", "waived", "deadline"]


def test_days_of_each_participant_are_counted_not_listed(small):
    found = changes(loads(small, "small.yaml"), date(2020, 1, 1), date(2020, 1, 2))
    assert (found.events, found.by_signature) == ((), 1)


def test_the_wrong_order_is_refused(small):
    with pytest.raises(ValueError, match="before"):
        changes(loads(small, "small.yaml"), date(2021, 1, 1), date(2020, 1, 1))


@given(st.lists(st.dates(date(2015, 1, 1), date(2024, 1, 1)), min_size=3, max_size=3))
def test_what_changes_in_two_steps_is_what_changes_in_one(days):
    """Nothing that is dated is lost or told twice between two stretches that meet."""
    first, middle, last = sorted(days)
    agreement = load("textile")

    def sure(start, end):
        return [(event.kind, str(event.on), event.values) for event in changes(agreement, start, end).events]

    whole = sure(first, last)
    parts = sure(first, middle) + sure(middle, last)
    assert all(part in whole for part in parts)
    unsure = [*changes(agreement, first, middle).unsure, *changes(agreement, middle, last).unsure]
    maybe = {(event.kind, str(event.on), event.values) for event in unsure}
    assert all(event in parts or event in maybe for event in whole)
