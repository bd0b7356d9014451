"""The calendar is valid iCalendar, repeats byte for byte, and says what it leaves out."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from imvo.agreement.loader import loads
from imvo.agreement.model.base import Text
from imvo.reporting import calendar
from imvo.reporting.windows_ahead import windows_ahead
from tests.agreement.conftest import SMALL

DAY = date(2019, 7, 4)
EACH_YEAR = "{kind: agreement-year, from: 1, each_year: true, due: end-of-year}"
SECOND = """\
    sources: [S1]
  - id: second
    signed: 2022-01-01
    starts: 2022-01-01
    ends: 2023-12-31
    duties: yes
"""


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def small():
    return SMALL.replace("ends: unknown", "ends: 2023-12-31")


def asked(agreement, day=DAY, signed="2016-07-04"):
    who = room.Participant(role="company", signed=None if signed is None else room.PartialDate.parse(signed))
    return [(agreement, room.duties(agreement, who, day))]


def read(text):
    """A small reader of its own: unfolds, checks the form of every line, and gives the components with their fields."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode("utf-8")) <= 75
    found, open_ = [], []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        match = re.fullmatch(r"([A-Z-]+)(;[A-Z-]+=[^:;]+)*:(.*)", line)
        assert match, line
        name, value = match[1], match[3]
        if name == "BEGIN":
            open_.append({"": value})
        elif name == "END":
            assert open_[-1][""] == value
            found.append(open_.pop())
        else:
            assert name not in open_[-1]
            open_[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    assert not open_
    return found


def events(text):
    return [part for part in read(text) if part[""] == "VEVENT"]


def test_a_due_day_is_one_all_day_event():
    found = events(calendar.write(asked(room.load("textile")), DAY, "en"))
    assert found
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"} <= set(event)
        start, end = (date.fromisoformat(event[name]) for name in ("DTSTART", "DTEND"))
        assert end - start == timedelta(days=1)
    assert any(event["UID"] == "textile.TX-D3.2019@imvo" and event["DTSTART"] == "20190704" for event in found)


def test_a_month_stands_on_all_its_days_and_says_so(small):
    agreement = loads(small.replace("due: 2021-06-30", "due: 2021-06"), "small.yaml")
    text = calendar.write(asked(agreement, date(2021, 1, 1), "2020-03-01"), date(2021, 1, 1), "nl")
    (event,) = [event for event in events(text) if ".D2" in event["UID"]]
    assert (event["DTSTART"], event["DTEND"]) == ("20210601", "20210701")
    assert "dag niet bekend" in event["SUMMARY"]


def test_unknown_days_are_counted_not_drawn(small):
    agreement = loads(small.replace("due: 2021-06-30", "due: unknown"), "small.yaml")
    given_ = asked(agreement, date(2021, 1, 1), None)
    assert "2 duties that have no known day are not in it" in calendar.summary(given_, "en")
    text = calendar.write(given_, date(2021, 1, 1), "en")
    assert not events(text)
    # A calendar without any component is not valid.
    assert [part[""] for part in read(text)] == ["VJOURNAL", "VCALENDAR"]


def test_every_duty_is_counted_once():
    given_ = asked(room.load("textile"))
    numbers = [int(n) for n in re.findall(r"\d+", calendar.summary(given_, "en"))]
    assert sum(numbers) == len(given_[0][1])


def test_what_is_not_owed_is_left_out():
    given_ = asked(room.load("textile"), date(2023, 1, 1))
    assert not events(calendar.write(given_, date(2023, 1, 1), "nl"))


def test_the_stamp_is_no_clock(monkeypatch):
    given_ = asked(room.load("textile"))
    first = calendar.write(given_, DAY, "en")
    assert first == calendar.write(given_, DAY, "en")
    assert {event["DTSTAMP"] for event in events(first)} == {"20190704T000000Z"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert {event["DTSTAMP"] for event in events(calendar.write(given_, DAY, "en"))} == {"20231114T221320Z"}


def test_ids_stay_and_are_apart():
    agreement = room.load("textile")
    on_days = [
        {event["UID"] for event in events(calendar.write(asked(agreement, day), day, "en"))}
        for day in (DAY, date(2019, 7, 3))
    ]
    assert on_days[0] & on_days[1]
    one, other = (calendar.write(asked(agreement), DAY, "nl", whose) for whose in ("a", "b"))
    assert not {event["UID"] for event in events(one)} & {event["UID"] for event in events(other)}
    found = [event["UID"] for event in events(one)]
    assert len(found) == len(set(found))


def test_two_agreements_in_one_calendar(small):
    both = [*asked(room.load("textile")), *asked(loads(small, "small.yaml"), date(2021, 1, 1), "2020-03-01")]
    text = calendar.write(both, DAY, "nl")
    name = read(text)[-1]["X-WR-CALNAME"]
    assert "Klein convenant" in name
    assert {event["UID"].split(".")[0] for event in events(text)} == {"textile", "small"}


def titled(title):
    """The title of the one event of a calendar, read back."""
    state = room.duties(
        room.load("textile"), room.Participant(role="company", signed=room.PartialDate.parse("2016")), DAY
    )[2]
    state = replace(state, title=Text(nl=title, en=title), due=room.PartialDate.parse("2019-07-04"), state="due")
    (event,) = events(calendar.write([(room.load("textile"), [state])], DAY, "nl"))
    return event["SUMMARY"].removesuffix(" (TX-D3)")


@given(st.text(min_size=1, max_size=200))
def test_any_title_comes_back_without_control_characters(title):
    assert titled(title) == re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", title.replace("\r\n", "\n").replace("\t", " "))


def test_spaces_that_do_not_break_stay_and_a_tab_is_a_space():
    assert titled("10\u00a0tonnes\u202fa\tyear\x07") == "10\u00a0tonnes\u202fa year"


def windows(found, duty):
    return sorted((event["DTSTART"], event["UID"]) for event in found if f".{duty}." in event["UID"])


def test_later_windows_of_what_comes_back_are_in_it():
    agreement, who = room.load("textile"), room.Participant(role="company", signed=room.PartialDate.parse("2016-07-04"))
    ((_, states),) = given_ = asked(agreement)
    later = windows_ahead(agreement, who, states, DAY)
    found = events(calendar.write(given_, DAY, "en", ahead=[later]))
    assert windows(found, "TX-D3") == [(f"{n}0704", f"textile.TX-D3.{n}@imvo") for n in (2019, 2020)]
    years = [("20200703", "textile.TX-D2.year-4@imvo"), ("20210703", "textile.TX-D2.year-5@imvo")]
    assert windows(found, "TX-D2") == years
    assert len({event["UID"] for event in found}) == len(found) == len(later) + len(windows_now(given_))
    assert {state.state for state in later} == {"not-yet"}


def test_the_summary_says_whether_later_windows_are_in_it():
    agreement, who = room.load("textile"), room.Participant(role="company", signed=room.PartialDate.parse("2016-07-04"))
    ((_, states),) = given_ = asked(agreement)
    later = windows_ahead(agreement, who, states, DAY)
    inside = len(windows_now(given_)) + len(later)
    with_later = calendar.summary(given_, "en", [later])
    assert with_later.startswith(f"{inside} days in the calendar; {len(later)} of these are in later windows")
    assert "only the window of this day" not in with_later
    assert "only the window of this day is in it" in calendar.summary(given_, "en")


def windows_now(given_):
    return events(calendar.write(given_, DAY, "en"))


def test_no_window_after_who_left_or_after_the_end():
    agreement, end = room.load("textile"), room.PartialDate.parse
    stays, leaves = (
        room.Participant(role="company", signed=end("2016-07-04"), left=left) for left in (None, end("2020-01-01"))
    )
    for who in (stays, leaves):
        states = room.duties(agreement, who, DAY)
        last = end("2021-12-31") if who.left is None else who.left
        for state in windows_ahead(agreement, who, states, DAY):
            assert state.due.after(last) is room.Answer.NO
    assert windows_ahead(agreement, leaves, room.duties(agreement, leaves, DAY), DAY) == []
    ended = date(2023, 1, 1)
    assert windows_ahead(agreement, stays, room.duties(agreement, stays, ended), ended) == []


def test_what_is_for_another_kind_of_party_has_no_windows_ahead():
    agreement, who = room.load("textile"), room.Participant(role="union", signed=room.PartialDate.parse("2016-07-04"))
    assert windows_ahead(agreement, who, room.duties(agreement, who, DAY), DAY) == []


def test_the_same_year_of_two_terms_is_two_events(small):
    two = small.replace("trigger: {kind: calendar, due: 2021-06-30}", f"trigger: {EACH_YEAR}")
    two = two.replace("ends: 2023-12-31\n", f"ends: 2021-12-31\n{SECOND}")
    agreement = loads(two, "small.yaml")
    found = [
        {event["UID"] for event in events(calendar.write(asked(agreement, day, "2020-03-01"), day, "en"))}
        for day in (date(2020, 6, 1), date(2022, 6, 1))
    ]
    assert "small.D2.agreement-year-1@imvo" in found[0]
    assert "small.D2.second:agreement-year-1@imvo" in found[1]
    assert found[0] & found[1] == {"small.D1.year-1@imvo"}  # counted from the own signature: one and the same year


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n"), max_size=300))
def test_folding_cuts_no_letter_and_comes_back(line):
    pieces = list(calendar.fold(line))
    assert all(len(piece.encode("utf-8")) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
