"""A record whose date is known in part says no more than it does."""

import pytest

from tests.agreement.records import YEARLY, agreement, duty, line, lines

ASKED = agreement(duty("D1", "{kind: calendar, due: 2018-06-30}"))
MISSED = "not delivered"


@pytest.mark.parametrize("outcome", ["delivered", "waived"])
def test_a_record_that_may_still_have_to_come_does_not_count(outcome: str) -> None:
    found = line(ASKED, "2018-03-01", {"date": "2018", "status": outcome})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-may-be-later")
    assert line(ASKED, "2018-12-31", {"date": "2018", "status": outcome}).state == outcome


def test_not_delivered_of_a_day_that_may_lie_before_the_last_day_is_not_sure() -> None:
    found = line(ASKED, "2018-12-31", {"date": "2018", "status": MISSED})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-may-be-before")
    assert found.record is not None
    assert line(ASKED, "2018-12-31", {"date": "2018-05", "status": MISSED}).state == "passed-without-record"
    assert line(ASKED, "2018-12-31", {"date": "2018-07", "status": MISSED}).state == "overdue"


def test_not_delivered_of_a_day_that_may_still_have_to_come_is_not_sure() -> None:
    found = line(ASKED, "2019-03-01", {"date": "2019", "status": MISSED})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-may-be-later")


def test_not_delivered_never_unsettles_a_window_that_runs() -> None:
    assert line(ASKED, "2018-03-01", {"date": "2018", "status": MISSED}).state == "due"


def test_an_earlier_year_of_which_it_is_not_sure_has_a_line_that_says_so() -> None:
    asked = agreement(duty("D1", YEARLY))
    record = {"date": "2017/2018-03", "period": "agreement-year-1", "status": MISSED}
    found = [(each.period, each.state) for each in lines(asked, "2018-07-01", [record])]
    assert found == [("agreement-year-2", "due"), ("agreement-year-1", "unknown")]
