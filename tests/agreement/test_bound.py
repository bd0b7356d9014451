"""From when and until when one is bound: by an association's signature, or with a listed party's own dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from imvo.agreement.bound import bound, is_signatory
from tests.agreement.made_up import made, who

BINDING = """
routes:
  - {id: members, kind: association, name: {nl: "Lid", en: "Member"}, sources: [S1]}
  - {id: signs, kind: signs, name: {nl: "Tekent", en: "Signs"}, sources: [S1]}
"""
PARTIES = """
- id: old
  type: union
  name: Old association
  memberships: [{role: signatory, from: 2020-02-10, to: 2021-06-30, sources: [S1]}]
- id: lasting
  type: union
  name: Lasting association
  memberships: [{role: signatory, from: 2020-02, to: unknown, sources: [S1]}]
- id: friend
  type: union
  name: Friend
  memberships:
    - {role: supporter, from: 2020-02-10, to: 2020-12-31, sources: [S1]}
    - {role: signatory, from: 2021-01-01, to: unknown, sources: [S1]}
- id: refuser
  type: union
  name: Refuser
  memberships: [{role: refused, from: unknown, to: unknown, sources: [S1]}]
- id: shop
  type: company
  name: Shop
  memberships: [{role: participant, from: 2020-03, to: 2021-03-31, sources: [S1]}]
"""
TERMS = "[{id: first, signed: 2020-01-15, starts: 2020-02-01, ends: 2022-12-31, sources: [S1]}]"
AGREEMENT = made(terms=TERMS, binding=BINDING, parties=PARTIES)


DAY = date(2021, 1, 15)


def days(**said):
    found = bound(AGREEMENT, who(**said), DAY)
    return [None if day is None else str(day) for day in (found.signed, found.left)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # From the association's first day up to and including its last: the day after is the first without.
        ({"through": "old"}, ["2020-02-10", "2021-07-01"]),
        ({"through": "lasting"}, ["2020-02", None]),
        # The day on which a supporter becomes a signatory, not the day on which it came to support.
        ({"through": "friend"}, ["2021-01-01", None]),
        # Who became a member later is bound from then, and not by having been a member before.
        ({"through": "old", "signed": "2020-09-01"}, ["2020-09-01", "2021-07-01"]),
        ({"through": "old", "signed": "2012"}, ["2020-02-10", "2021-07-01"]),
        ({"through": "old", "signed": "2020"}, ["2020-02-10/2020-12-31", "2021-07-01"]),
        # Its own leaving comes first.
        ({"through": "old", "left": "2020-12-01"}, ["2020-02-10", "2020-12-01"]),
        ({"through": "old", "route": "members"}, ["2020-02-10", "2021-07-01"]),
        # Who signs itself is bound by its own signature, whatever association it is a member of.
        ({"through": "old", "route": "signs", "signed": "2021"}, ["2021", None]),
        ({"through": "refuser", "signed": "2021"}, ["2021", None]),
        # A listed party has its own dates, unless it says another day.
        ({"party": "shop"}, ["2020-03", "2021-04-01"]),
        ({"party": "shop", "signed": "2020-05-01"}, ["2020-05-01", "2021-04-01"]),
        ({"party": "shop", "left": "2020-12-31"}, ["2020-03", "2020-12-31"]),
        ({"party": "refuser"}, [None, None]),
        ({}, [None, None]),
    ],
)
def test_the_days_that_count(said, expected):
    assert days(**said) == expected


def states(day, **said):
    return {state.id: state.state for state in room.duties(AGREEMENT, who(**said), date.fromisoformat(day))}


def test_a_member_owes_from_the_first_day_of_its_association_until_it_leaves():
    assert set(states("2020-02-09", through="old").values()) == {"not-yet"}
    assert states("2020-02-10", through="old") == {"D1": "due", "D2": "due"}
    assert states("2021-06-30", through="old")["D2"] == "due"
    assert set(states("2021-07-01", through="old").values()) == {"not-applicable"}


def test_the_membership_year_of_a_late_member_counts_from_its_own_day():
    assert states("2021-02-10", through="lasting")["D1"] == "unknown"  # a month is all that is known of the first day
    assert states("2021-03-01", through="lasting")["D1"] == "passed-without-record"
    assert states("2021-03-01", through="lasting", signed="2020-09-01")["D1"] == "due"
    assert set(states("2020-08-31", through="lasting", signed="2020-09-01").values()) == {"not-yet"}


def test_through_a_party_that_never_signed_nobody_is_bound():
    (state, _) = room.duties(AGREEMENT, who(through="refuser"), date(2020, 9, 1))
    assert (state.state, dict(state.reason.values)) == ("not-applicable", {"party": "refuser"})
    assert not is_signatory(AGREEMENT, "refuser")
    assert is_signatory(AGREEMENT, "friend")


@given(st.dates(date(2020, 2, 1), date(2022, 12, 31)), st.dates(date(2018, 1, 1), date(2022, 12, 31)))
def test_a_member_never_owes_what_its_association_does_not(day, since):
    owed = states(day.isoformat(), through="old", signed=since.isoformat())
    begun, left = date(2020, 2, 10) <= day, day >= date(2021, 7, 1)
    if left:
        assert set(owed.values()) == {"not-applicable"}
    elif not begun or day < since:
        assert set(owed.values()) == {"not-yet"}
    else:
        assert "not-yet" not in owed.values()


@pytest.mark.parametrize("association", ["cbl", "fnli", "knsv"])
def test_food_reaches_members_through_each_of_three_associations(association):
    food = room.load("food")
    member = room.Participant(role="member", through=association)
    assert str(bound(food, member, DAY).signed) == "2018-06-29"
    assert "due" in {state.state for state in room.duties(food, member, date(2018, 7, 1))}
    before = {state.state for state in room.duties(food, member, date(2018, 6, 28))}
    assert before <= {"not-yet", "not-applicable", "unknown"}  # unknown: whether it has to do with bananas


def test_a_party_that_signs_again_is_bound_by_the_signature_of_the_day():
    metals, member = room.load("metals"), room.Participant(role="association", party="fme")
    assert str(bound(metals, member, date(2022, 6, 1)).left) == "2024-07-01"
    assert str(bound(metals, member, date(2026, 1, 1)).signed) == "2025-11-17"
    on = [date(2022, 6, 1), date(2026, 1, 1), date(2021, 1, 1)]
    many = room.duties_of_many(metals, [member], on)
    for day in on:
        alone = {state.id: state.state for state in room.duties(metals, member, day)}
        assert {duty: many.phase(0, duty, day) for duty in many.duties} == alone


def test_who_leaves_its_association_later_than_the_association_left_is_out_with_it():
    assert days(through="old", left="2030")[1] == "2021-07-01"
