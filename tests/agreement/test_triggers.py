"""Rule kinds that the textile agreement does not use, and agreements whose dates are not known."""

from datetime import date

import pytest

from imvo import agreement as room
from imvo.agreement.loader import loads

COMPANY = room.Participant(role="company", signed=room.PartialDate.parse("2020-03-01"))


def states(text: str, day: date, participant: room.Participant = COMPANY) -> dict[str, tuple[str, str | None]]:
    found = room.duties(loads(text, "small.yaml"), participant, day)
    return {line.id: (line.state, None if line.due is None else str(line.due)) for line in found}


@pytest.fixture
def dated(small: str) -> str:
    return small.replace("ends: unknown", "ends: 2023-12-31")


def test_a_calendar_day_is_the_same_for_everybody(dated: str) -> None:
    assert states(dated, date(2021, 6, 30))["D2"] == ("due", "2021-06-30")
    assert states(dated, date(2021, 7, 1))["D2"] == ("passed-without-record", "2021-06-30")


def test_a_calendar_day_with_a_first_day(dated: str) -> None:
    text = dated.replace("due: 2021-06-30", "from: 2021-01, due: 2021-06-30")
    assert states(text, date(2020, 12, 31))["D2"][0] == "not-yet"
    assert states(text, date(2021, 1, 15))["D2"][0] == "unknown"
    assert states(text, date(2021, 2, 1))["D2"][0] == "due"


def test_an_unknown_deadline_stays_unknown(dated: str) -> None:
    assert states(dated.replace("due: 2021-06-30", "due: unknown"), date(2021, 2, 1))["D2"] == ("unknown", None)


def test_an_agreement_without_a_known_end_may_or_may_not_run(small: str) -> None:
    agreement = loads(small, "small.yaml")
    assert room.state(agreement, date(2020, 1, 31)).state == "not-yet"
    assert room.state(agreement, date(2020, 2, 15)).state == "unknown"
    assert room.active(agreement, date(2022, 1, 1)) is room.Answer.UNKNOWN
    assert states(small, date(2020, 6, 1))["D1"][0] == "unknown"


def test_a_known_month_of_end_is_unknown_within_it(small: str) -> None:
    agreement = loads(small.replace("ends: unknown", "ends: 2020-06"), "small.yaml")
    days = {date(2020, 5, 31): "active", date(2020, 6, 15): "unknown", date(2020, 7, 1): "ended"}
    assert {day: room.state(agreement, day).state for day in days} == days


def test_a_second_term_is_the_same_agreement(small: str) -> None:
    second = "  - {id: second, signed: 2025-01, starts: 2025-02-01, ends: 2030-01-31, sources: [S1]}\ntext:"
    agreement = loads(small.replace("ends: unknown", "ends: 2023-12-31").replace("text:", second, 1), "small.yaml")
    days = {date(2023, 12, 31): "first", date(2024, 6, 1): "first", date(2026, 1, 1): "second"}
    assert {day: room.state(agreement, day).term.id for day in days} == days
    between = room.state(agreement, date(2024, 6, 1))
    assert (between.state, between.coming) == ("between-terms", agreement.terms[1])
    assert {line.state for line in room.duties(agreement, COMPANY, date(2024, 6, 1))} == {"not-applicable"}


def test_once_within_a_stretch_of_years(dated: str) -> None:
    text = dated.replace("from: 1, to: 1", "from: 2, to: 3")
    assert states(text, date(2021, 2, 28))["D1"] == ("not-yet", "2023-02-28")
    assert states(text, date(2022, 6, 1))["D1"] == ("due", "2023-02-28")
    assert states(text, date(2023, 3, 1))["D1"][0] == "passed-without-record"


def test_an_agreement_without_tracks_opens_no_way(small: str) -> None:
    agreement = loads(small, "small.yaml")
    assert room.remedy_route(agreement, date(2021, 1, 1)).reception == "unknown"
    assert room.classify(agreement, "outsider", "party") is None
    assert room.continues(agreement, room.PartialDate.parse("2021"), date(2022, 1, 1)) is room.Answer.UNKNOWN
