"""The states of many at once are, cell by cell, those that each participant gets alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo import agreement as room
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer

AGREEMENTS = {name: room.load(name) for name in room.available()}
FIRST, LAST = date(2016, 1, 1), date(2026, 12, 31)

days = st.dates(FIRST, LAST)
partial = st.one_of(
    days.map(PartialDate.of),
    days.map(lambda day: PartialDate.parse(str(day)[:7])),
    st.integers(2016, 2026).map(lambda year: PartialDate.parse(str(year))),
    st.tuples(days, st.integers(0, 900)).map(lambda d: PartialDate(d[0], d[0] + timedelta(days=d[1]))),
)
answers = st.sampled_from(list(Answer))


@st.composite
def participants(draw: st.DrawFn, agreement: Agreement) -> Participant:
    binding = agreement.binding
    facts = [fact.id for fact in binding.facts]
    groups = [group.id for group in binding.groups]
    given_facts = st.dictionaries(st.sampled_from(facts), answers) if facts else st.just({})
    some_groups = st.lists(st.sampled_from(groups), max_size=1).map(tuple) if groups else st.just(())
    maybe = [None, *(party.id for party in agreement.parties)]
    chains = tuple(
        Chain(id=f"chain-{n}", groups=draw(some_groups), facts=draw(given_facts))
        for n in range(draw(st.integers(0, 2)))
    )
    return Participant(
        role=draw(st.sampled_from([None, *(kind.id for kind in agreement.party_types)])),
        signed=draw(st.none() | partial),
        left=draw(st.none() | partial),
        route=draw(st.sampled_from([None, *(route.id for route in binding.routes), "no-such-route"])),
        through=draw(st.none() | st.sampled_from(maybe)),
        party=draw(st.none() | st.sampled_from(maybe)),
        groups=draw(some_groups),
        facts=draw(given_facts),
        measures={scale.id: draw(st.integers(0, 6000)) for scale in binding.scales if draw(st.booleans())},
        chains=chains,
    )


@pytest.mark.parametrize("name", sorted(AGREEMENTS))
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_many_is_one_by_one(name: str, data: st.DataObject) -> None:
    agreement = AGREEMENTS[name]
    who = data.draw(st.lists(participants(agreement), min_size=1, max_size=4))
    on = data.draw(st.lists(days, min_size=1, max_size=5, unique=True))
    many = room.duties_of_many(agreement, who, on)
    for place, participant in enumerate(who):
        for day in on:
            alone: dict[str, str] = {}
            for state in room.duties(agreement, participant, day):
                alone.setdefault(state.id, state.state)
            assert {duty: many.phase(place, duty, day) for duty in many.duties} == alone


def test_the_shape_is_participants_by_duties_by_days() -> None:
    agreement = AGREEMENTS["textile"]
    many = room.duties_of_many(agreement, [Participant(role="company")] * 3, [FIRST, LAST])
    assert many.codes.shape == (3, len(agreement.duties), 2)
