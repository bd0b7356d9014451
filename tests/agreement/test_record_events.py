"""What is owed each time that something happens is never done for good."""

import pytest

from imvo.agreement import in_words
from tests.agreement.records import agreement, duty, line

ASKED = agreement(duty("D1", "{kind: on-event, event: {nl: x, en: x}}"))


@pytest.mark.parametrize("status", ["delivered", "not delivered", "waived"])
def test_a_record_leaves_it_as_it_is_and_stands_beside_it(status: str) -> None:
    found = line(ASKED, "2018-07-01", {"date": "2018-05-01"}, {"date": "2018-06-01", "status": status})
    assert found.state == "on-event"
    assert found.record is not None
    assert str(found.record.day) == "2018-06-01"
    assert "1 June 2018" in in_words.say(found.reason, "en")


def test_without_a_record_nothing_is_said_of_one() -> None:
    found = line(ASKED, "2018-07-01")
    assert (found.state, found.record, found.reason.key) == ("on-event", None, "agreement.reason.on-event")


def test_a_record_of_the_term_before_does_not_stand_beside_it() -> None:
    assert line(ASKED, "2020-07-01", {"date": "2018-05-01"}).record is None


def test_after_the_end_it_is_no_longer_owed() -> None:
    assert line(ASKED, "2023-07-01", {"date": "2022-05-01"}).state == "not-applicable"
