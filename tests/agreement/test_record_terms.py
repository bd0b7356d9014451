"""What was done in one term counts in that term only."""

import pytest

from imvo.agreement import in_words
from tests.agreement.records import ONCE, YEARLY, agreement, duty, line, lines

WITHIN = "{kind: within, months: 24, after: agreement-start}"
SIGNED = "{kind: within, months: 24, after: agreement-signed}"
ONE_YEAR = "{kind: agreement-year, from: 1, to: 1}"
ALL_ALONG = "{kind: membership-year, from: 1}"


@pytest.mark.parametrize("trigger", [ONCE, WITHIN, SIGNED, ONE_YEAR, ALL_ALONG])
def test_a_record_counts_in_its_own_term_only(trigger: str) -> None:
    asked = agreement(duty("D1", trigger))
    done = {"date": "2017-06-01"}
    assert line(asked, "2017-07-01", done).state == "delivered"
    again = line(asked, "2020-07-01", done)
    assert (again.state, again.record) == ("due", None)
    assert line(asked, "2020-07-01", done, {"date": "2020-06-01"}).state == "delivered"


def test_a_year_of_a_later_term_has_a_name_of_its_own() -> None:
    asked = agreement(duty("D1", YEARLY))
    assert line(asked, "2017-07-01").period == "agreement-year-1"
    assert line(asked, "2020-07-01").period == "second:agreement-year-1"
    assert line(asked, "2020-07-01", {"date": "2017-06-01", "period": "agreement-year-1"}).state == "due"
    named = {"date": "2020-06-01", "period": "second:agreement-year-1"}
    assert line(asked, "2020-07-01", named).state == "delivered"
    assert line(asked, "2017-07-01", {"date": "2017-06-01", "period": "first:agreement-year-1"}).state == "delivered"


def test_a_short_name_on_a_record_of_a_later_term_is_asked_about() -> None:
    asked = agreement(duty("D1", YEARLY))
    found = line(asked, "2020-07-01", {"date": "2020-06-01", "period": "agreement-year-1"})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-which-term")
    assert "second:agreement-year-1" in in_words.say(found.reason, "nl")


def test_a_late_report_names_its_period_of_the_term_before() -> None:
    asked = agreement(duty("D1", YEARLY))
    late = {"date": "2020-01-15", "period": "agreement-year-3"}
    assert line(asked, "2020-02-01", late).state == "delivered"
    assert line(asked, "2020-07-01", late).state == "due"


@pytest.mark.parametrize("day", ["2016-06-01", "2016"])
def test_before_the_first_term_it_is_not_known(day: str) -> None:
    found = line(agreement(duty("D1")), "2018-01-01", {"date": day})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-outside-term")


def test_between_two_terms_it_is_not_known_until_the_record_says_so() -> None:
    asked = agreement(duty("D1"))
    found = line(asked, "2020-07-01", {"date": "2020-01-15"})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-outside-term")
    assert "second:term" in in_words.say(found.reason, "en")
    assert line(asked, "2020-07-01", {"date": "2020-03-15", "period": "second:term"}).state == "delivered"
    assert line(asked, "2020-07-01", {"date": "2020-01-15", "period": "first:term"}).state == "due"


def test_a_record_after_the_last_term_is_late() -> None:
    assert line(agreement(duty("D1")), "2023-06-01", {"date": "2023-02-01"}).state == "delivered"


def test_a_period_dated_before_its_term_is_asked_about() -> None:
    asked = agreement(duty("D1", YEARLY))
    found = line(asked, "2020-07-01", {"date": "2018-06-01", "period": "second:agreement-year-1"})
    assert (found.state, found.reason.key) == ("unknown", "agreement.reason.record-before-term")


def test_years_counted_from_a_signature_of_the_first_term_go_on_under_their_name() -> None:
    asked = agreement(duty("D1", "{kind: membership-year, from: 1, each_year: true}"))
    assert line(asked, "2020-07-01").period == "year-4"
    assert line(asked, "2020-07-01", signed="2020-04-01").period == "second:year-1"
    once = agreement(duty("D1", "{kind: membership-year, from: 1, to: 1}"))
    assert line(once, "2020-07-01", {"date": "2017-06-01"}).state == "delivered"


def test_a_calendar_day_and_a_round_hold_whatever_the_term() -> None:
    calendar = agreement(duty("D1", "{kind: calendar, due: 2018-06-30}"))
    found = line(calendar, "2020-07-01", {"date": "2018-06-01"})
    assert (found.state, found.period) == ("delivered", None)
    rounds = agreement(duty("D1", "{kind: rounds, rounds: [{id: '2018', due: 2018-07-04, sources: [S1]}]}"))
    assert [each.period for each in lines(rounds, "2020-07-01", [])] == ["2018"]


def test_a_moment_that_is_not_stated_stays_unknown_in_a_later_term() -> None:
    asked = agreement(duty("D1", "{kind: not-stated, said: {nl: later, en: later}}"))
    assert line(asked, "2017-07-01", {"date": "2017-06-01"}).state == "delivered"
    assert line(asked, "2020-07-01", {"date": "2017-06-01"}).state == "unknown"


def test_periods_in_words() -> None:
    assert in_words.period("agreement-year-1", "en") == "year 1 of the agreement"
    assert in_words.period("second:agreement-year-1", "en") == "year 1 of the agreement, second term"
    assert in_words.period("second:year-2", "nl") == "lidmaatschapsjaar 2, tweede termijn"
    assert in_words.period("second:term", "nl") == "tweede termijn"
    assert in_words.period("2025-2030:agreement-year-1", "en") == "year 1 of the agreement, term 2025-2030"
