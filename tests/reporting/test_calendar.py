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
from tests.agreement.conftest import SMALL

DAY = date(2019, 7, 4)


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


@given(st.text(min_size=1, max_size=200))
def test_any_title_comes_back(title):
    plain = "".join(letter for letter in title.replace("\r\n", "\n") if letter.isprintable() or letter == "\n")
    state = room.duties(
        room.load("textile"), room.Participant(role="company", signed=room.PartialDate.parse("2016")), DAY
    )[2]
    state = replace(state, title=Text(nl=title, en=title), due=room.PartialDate.parse("2019-07-04"), state="due")
    (event,) = events(calendar.write([(room.load("textile"), [state])], DAY, "nl"))
    assert event["SUMMARY"] == f"{plain} (TX-D3)"


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n"), max_size=300))
def test_folding_cuts_no_letter_and_comes_back(line):
    pieces = list(calendar.fold(line))
    assert all(len(piece.encode("utf-8")) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
