"""Earlier years without a record of their own are named once, when there are records of others."""

from imvo.agreement import in_words
from tests.agreement.records import YEARLY, agreement, duty, line, lines

ASKED = agreement(duty("D1", YEARLY))
FIRST = {"date": "2017-06-01"}


def test_the_years_between_are_named() -> None:
    found = line(ASKED, "2019-07-01", FIRST)
    assert (found.state, found.unrecorded) == ("due", ("agreement-year-2",))
    assert found.as_dict()["unrecorded"] == ["agreement-year-2"]
    assert "year 2 of the agreement" in in_words.unrecorded(found.unrecorded, "en")
    assert "jaar 2 van het convenant" in in_words.unrecorded(found.unrecorded, "nl")


def test_a_first_run_stays_quiet() -> None:
    assert line(ASKED, "2019-07-01").unrecorded == ()
    assert in_words.unrecorded((), "en") == ""


def test_a_year_that_a_record_names_or_lies_in_is_not_named() -> None:
    late = {"date": "2019-02-01", "period": "agreement-year-2"}
    assert line(ASKED, "2019-07-01", FIRST, late).unrecorded == ()
    waived = {"date": "2018-06-01", "status": "waived"}
    assert line(ASKED, "2019-07-01", FIRST, waived).unrecorded == ()
    coarse = {"date": "2017-12/2018-01"}
    assert line(ASKED, "2019-07-01", coarse).unrecorded == ()


def test_a_record_that_says_not_delivered_is_a_record_of_its_year() -> None:
    missed = {"date": "2019-02-01", "status": "not delivered"}
    found = lines(ASKED, "2019-07-01", [FIRST, missed])
    assert [(each.state, each.unrecorded) for each in found] == [("due", ()), ("overdue", ())]


def test_the_window_that_runs_is_not_named() -> None:
    assert line(ASKED, "2018-07-01", FIRST).unrecorded == ()


def test_years_before_the_signature_are_not_its_own() -> None:
    record = {"date": "2019-06-01", "period": "agreement-year-3"}
    assert line(ASKED, "2019-07-01", record, signed="2018-06-01").unrecorded == ("agreement-year-2",)
    assert line(ASKED, "2019-07-01", record, signed=None).unrecorded == ()
    # Perhaps signed only after that year.
    assert line(ASKED, "2019-07-01", record, signed="2018-06/2019-02").unrecorded == ()


def test_nothing_is_named_once_nothing_is_owed_any_more() -> None:
    assert line(ASKED, "2023-07-01", {"date": "2020-06-01"}).unrecorded == ()


def test_in_a_later_term_its_own_years_are_named() -> None:
    found = line(ASKED, "2022-07-01", FIRST, {"date": "2020-06-01"})
    assert found.unrecorded == ("second:agreement-year-2",)
