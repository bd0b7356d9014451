"""Without records nobody is behind, whatever the signature and the day; a missing fact is unknown, never an error."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from imvo.agreement.deliveries import OUTCOMES, Record
from imvo.agreement.participant import Chain

SIGNED = st.one_of(
    st.none(),
    st.builds(
        lambda day, length: room.PartialDate.parse(day.isoformat()[:length]),
        st.dates(date(2015, 1, 1), date(2023, 12, 31)),
        st.sampled_from([4, 7, 10]),
    ),
)
DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))
PARTICIPANTS = st.builds(
    room.Participant,
    role=st.sampled_from([None, "company", "association", "union", "ngo", "government", "supporter"]),
    signed=SIGNED,
    left=st.one_of(st.none(), SIGNED),
    route=st.sampled_from([None, "signs", "sister-initiative", "something else"]),
    chains=st.sampled_from([(), (Chain(id="wool"),), (Chain(id="wool"), Chain(id="cotton"))]),
)
RECORDS = st.lists(
    st.builds(
        Record,
        row=st.integers(2, 9),
        duty=st.sampled_from([duty.id for duty in room.load("textile").duties]),
        day=SIGNED.filter(lambda day: day is not None),
        evidence=st.none(),
        outcome=st.sampled_from(OUTCOMES),
        period=st.sampled_from([None, "year-1", "year-4", "2019", "first:year-2", "second:year-1"]),
        chain=st.sampled_from([None, "wool", "silk"]),
    ),
    max_size=4,
)


@given(PARTICIPANTS, DAYS)
def test_a_first_run_with_no_records_accuses_nobody(participant: room.Participant, day: date) -> None:
    agreement = room.load("textile")
    found = room.duties(agreement, participant, day)
    assert [state.id for state in found] == [duty.id for duty in agreement.duties]
    assert not {"overdue", "delivered", "waived"} & {state.state for state in found}


@given(PARTICIPANTS, DAYS, RECORDS)
def test_overdue_is_only_what_a_record_says(participant: room.Participant, day: date, records: list[Record]) -> None:
    for state in room.duties(room.load("textile"), participant, day, records):
        if state.state == "overdue":
            assert state.record is not None
            assert state.record.outcome == "not delivered"
            assert state.due is not None
            assert state.due.before(day) is room.Answer.YES
            assert state.record.day.after(state.due) is room.Answer.YES


@given(PARTICIPANTS, DAYS, RECORDS)
def test_what_may_still_have_to_come_settles_nothing(
    participant: room.Participant, day: date, records: list[Record]
) -> None:
    for state in room.duties(room.load("textile"), participant, day, records):
        if state.state in ("delivered", "incomplete", "waived", "overdue") and state.record is not None:
            assert state.record.day.on_or_before(day) is room.Answer.YES


@given(PARTICIPANTS, DAYS, RECORDS)
def test_years_without_a_record_are_named_only_beside_a_record(
    participant: room.Participant, day: date, records: list[Record]
) -> None:
    for state in room.duties(room.load("textile"), participant, day, records):
        if state.unrecorded:
            assert [record for record in records if record.duty == state.id]
            assert state.period not in state.unrecorded


@given(PARTICIPANTS, DAYS, RECORDS)
def test_a_record_without_a_period_is_never_guessed_into_a_year(
    participant: room.Participant, day: date, records: list[Record]
) -> None:
    """Nothing is delivered in a later year on the strength of one lone record that may be for the year before."""
    agreement = room.load("textile")
    first = {"TX-D2": "year-2", "TX-D5": "year-4", "TX-D7": "year-1"}
    for record in (replace(record, period=None, outcome="delivered") for record in records):
        for state in room.duties(agreement, participant, day, [record]):
            if state.state == "delivered" and state.id in first:
                assert state.period == first[state.id]


@given(PARTICIPANTS, DAYS, RECORDS)
def test_not_delivered_alone_never_changes_a_running_window(
    participant: room.Participant, day: date, records: list[Record]
) -> None:
    agreement = room.load("textile")
    without = room.duties(agreement, participant, day)
    said = room.duties(agreement, participant, day, [replace(record, outcome="not delivered") for record in records])
    for before in without:
        after = next(state for state in said if state.id == before.id)
        if after.state != before.state:
            assert before.state == "passed-without-record"
            assert after.state in ("overdue", "unknown")


@given(SIGNED.filter(lambda day: day is not None), DAYS)
def test_a_partial_signature_never_contradicts_a_day_in_it(signed: room.PartialDate, day: date) -> None:
    """A certain state for `2017-04` is the state for every day of that month."""
    agreement = room.load("textile")
    coarse = room.duties(agreement, room.Participant(role="company", signed=signed), day)
    for exact in (signed.first, signed.last):
        fine = room.duties(agreement, room.Participant(role="company", signed=room.PartialDate.of(exact)), day)
        for one, other in zip(coarse, fine, strict=True):
            assert one.state in ("unknown", other.state)


@given(SIGNED.filter(lambda day: day is not None and day.day is not None), DAYS)
def test_membership_years_count_from_the_signature(signed: room.PartialDate, day: date) -> None:
    year = room.membership_year(signed, day)
    assert year is not None
    if year == 0:
        assert signed.after(day) is room.Answer.YES
    else:
        assert signed.plus_years(year - 1).on_or_before(day) is room.Answer.YES
        assert signed.plus_years(year).after(day) is room.Answer.YES


def test_the_membership_year_of_a_coarse_signature_may_be_unknown() -> None:
    signed = room.PartialDate.parse("2017-04")
    assert room.membership_year(signed, date(2018, 4, 15)) is None
    assert room.membership_year(signed, date(2018, 5, 1)) == 2
