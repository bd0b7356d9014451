"""Answers are in time or late, evidence is taken in until the right of reply is over; the rest is unknown."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from imvo import words
from imvo.agreement import in_words
from imvo.agreement.model.scheme import MonitoringRound
from tests.agreement.made_up import made

DAYS = {
    "answers_from": "2021-07-01",
    "answers_to": "2021-07-31",
    "reply_from": "2021-09-06",
    "reply_to": "2021-09-20",
}


def monitoring(**said: Any) -> MonitoringRound:
    return MonitoringRound.model_validate({"id": "2", "reference": "2021-06-30", "sources": ["S1"], **said})


@pytest.mark.parametrize(
    ("kind", "day", "result"),
    [
        ("answer", "2021-06-30", "unknown"),
        ("answer", "2021-07-31", "in-time"),
        ("answer", "2021-08-01", "late"),
        ("answer", "2021-07", "in-time"),
        ("answer", "2021-07-15/2021-08-15", "unknown"),
        ("answer", "2021-09-21", "refused"),
        ("evidence", "2021-07-31", "accepted"),
        ("evidence", "2021-08-15", "unknown"),
        ("evidence", "2021-09-06", "accepted"),
        ("evidence", "2021-09-20", "accepted"),
        ("evidence", "2021-09-21", "refused"),
        ("evidence", "2021-09", "unknown"),
    ],
)
def test_by_day(kind: Any, day: str, result: str) -> None:
    assert room.received(monitoring(**DAYS), kind, room.PartialDate.parse(day)).result == result


def test_a_round_of_which_nothing_is_known() -> None:
    for kind in ("answer", "evidence"):
        assert room.received(monitoring(), kind, date(2021, 1, 1)).result == "unknown"  # type: ignore[arg-type]


def test_a_round_without_right_of_reply() -> None:
    plain = monitoring(answers_to="2021-07-31")
    assert room.received(plain, "answer", date(2021, 8, 1)).result == "late"
    assert room.received(plain, "evidence", date(2021, 8, 1)).result == "unknown"


def test_rounds_by_id() -> None:
    scheme = (
        "{kind: evidence, by: {nl: X, en: X}, rhythm: {nl: x, en: x}, sources: [S1], "
        "evidence_needs: [document, page, public-or-confidential], rounds: [{id: '2', reference: 2021, sources: [S1]}]}"
    )
    agreement = made(scheme=scheme)
    assert room.round_of(agreement, "2").id == "2"
    with pytest.raises(KeyError):
        room.round_of(agreement, "3")
    assert room.missing_evidence(agreement.scheme, ["document", "page"]) == ("public-or-confidential",)
    assert room.missing_evidence(agreement.scheme, ["page", "document", "public-or-confidential"]) == ()
    assert room.missing_evidence(made().scheme, []) == ()


@given(st.sampled_from(["answer", "evidence"]), st.integers(0, 400), st.integers(0, 60))
def test_a_coarser_day_never_says_otherwise(kind: Any, first: int, length: int) -> None:
    start = date(2021, 1, 1) + timedelta(days=first)
    days = [start + timedelta(days=step) for step in range(length + 1)]
    coarse = room.received(monitoring(**DAYS), kind, room.PartialDate(days[0], days[-1])).result
    assert coarse == "unknown" or {room.received(monitoring(**DAYS), kind, day).result for day in days} == {coarse}


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_it_can_be_said(lang: str) -> None:
    for kind in ("answer", "evidence"):
        for month in range(6, 11):
            assert in_words.say(room.received(monitoring(**DAYS), kind, date(2021, month, 15)).reason, lang)  # type: ignore[arg-type]
