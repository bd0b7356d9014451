"""Duties with a known day as a calendar file (RFC 5545), for one participant under one or more agreements.

No clock: the stamp is SOURCE_DATE_EPOCH or the day asked about, and an event keeps its UID as long as it is about the
same period of the same duty, so that a calendar that is imported again moves a day rather than doubling it.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from imvo import words
from imvo.agreement import Agreement, DutyState, in_words
from imvo.agreement.sentences import by, said, told
from imvo.reporting.windows_ahead import returns

# What is over, or was never owed, needs no day in anybody's calendar.
FREE = ("not-applicable", "exempt", "waived", "delivered")
_LINE = 75  # octets, the line break not counted (RFC 5545, 3.1)

Asked = Sequence[tuple[Agreement, Sequence[DutyState]]]
Ahead = Sequence[Sequence[DutyState]]


def write(asked: Asked, as_of: date, lang: str, whose: str | None = None, ahead: Ahead | None = None) -> str:
    """The calendar: CRLF, lines of at most 75 octets. `whose` keeps the events of several participants apart.

    `ahead`: for each of `asked` the later windows of what comes back (`windows_ahead`); None: they are left out.
    A day known only to the month or the year stands on all the days that it may be, and says so. Without any day it
    holds one entry of the journal that says that, because a calendar without an entry is not valid.
    """
    stamp = _stamp(as_of)
    name = words.enumeration([said_name(agreement, lang) for agreement, _ in asked], lang)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//imvo//duties//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(told('calendar.name', lang, agreement=name))}")
    whole = asked if ahead is None else [(one, [*now, *later]) for (one, now), later in zip(asked, ahead, strict=True)]
    events = [line for agreement, states in whole for line in _events(agreement, states, as_of, lang, stamp, whose)]
    lines += events or _nothing(asked, as_of, lang, stamp, whose)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line))


def summary(asked: Asked, lang: str, ahead: Ahead | None = None) -> str:
    """One sentence: how many days are in the calendar, and how many duties are not, and why. `ahead`: as in `write`."""
    states = [state for _, found in asked for state in found]
    later = sum(map(len, ahead or ()))
    inside = sum(map(_dated, states)) + later
    free = sum(state.state in FREE for state in states)
    undated = len(states) + later - inside - free
    parts = [words.plural("told.calendar.count", inside, lang) if inside else told("calendar.none", lang)]
    parts += [words.plural("reporting.calendar.ahead", later, lang)] if later else []
    parts += [words.plural(f"told.calendar.{key}", n, lang) for key, n in (("undated", undated), ("free", free)) if n]
    coming_back = any(_dated(state) and returns(one, state) for one, found in asked for state in found)
    parts += [words.text("reporting.calendar.current_only", lang)] if ahead is None and coming_back else []
    return "; ".join(parts) + "."


def said_name(agreement: Agreement, lang: str) -> str:
    """The name of an agreement in one language."""
    return agreement.names.nl if lang == "nl" else agreement.names.en


def fold(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets; each after the first begins with a space, no letter is cut."""
    piece, room = "", _LINE
    for letter in line:
        size = len(letter.encode("utf-8"))
        if size > room:
            yield piece
            piece, room = " ", _LINE - 1
        piece, room = piece + letter, room - size
    yield piece


def _dated(state: DutyState) -> bool:
    return state.due is not None and state.state not in FREE


def _events(
    agreement: Agreement, states: Iterable[DutyState], as_of: date, lang: str, stamp: str, whose: str | None
) -> Iterator[str]:
    seen: dict[str, int] = {}
    for state in states:
        if not _dated(state):
            continue
        assert state.due is not None
        # A period names its term too, from the second term on.
        parts = [whose, agreement.id, state.id, state.period]
        uid = ".".join(part for part in parts if part)
        seen[uid] = seen.get(uid, 0) + 1
        if seen[uid] > 1:  # one duty twice in one period: for other chains
            uid = f"{uid}.{seen[uid]}"
        yield "BEGIN:VEVENT"
        yield f"UID:{_escaped(uid)}@imvo"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{state.due.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{state.due.last + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_escaped(_title(state, lang))}"
        yield f"DESCRIPTION:{_escaped(_description(agreement, state, as_of, lang))}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _nothing(asked: Asked, as_of: date, lang: str, stamp: str, whose: str | None) -> list[str]:
    uid = ".".join(part for part in (whose, *(agreement.id for agreement, _ in asked), "none") if part)
    return [
        "BEGIN:VJOURNAL",
        f"UID:{_escaped(uid)}@imvo",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{as_of:%Y%m%d}",
        f"SUMMARY:{_escaped(summary(asked, lang))}",
        "END:VJOURNAL",
    ]


def _title(state: DutyState, lang: str) -> str:
    assert state.due is not None
    values = {"title": said(state.title, lang), "id": state.id}
    if state.due.day is not None:
        return told("calendar.event", lang, **values)
    return told("calendar.event-partial", lang, **values, by=by(state.due, lang))


def _description(agreement: Agreement, state: DutyState, as_of: date, lang: str) -> str:
    assert state.due is not None
    now = in_words.state(state.state, lang)
    lines = [
        said_name(agreement, lang),
        said(state.deliverable, lang),
        told("duty.evidence", lang, text=said(state.evidence, lang)),
        told("calendar.partial", lang) if state.due.day is None else "",
        told("calendar.chains", lang, chains=", ".join(state.chains)) if state.chains else "",
        told("calendar.state", lang, day=words.day(as_of, lang), state=now) + " " + in_words.say(state.reason, lang),
        told("calendar.no-accusation", lang) if state.state == "passed-without-record" else "",
    ]
    return "\n".join(line for line in lines if line)


def _stamp(as_of: date) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    )
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text as RFC 5545 (3.3.11) writes it, a tab as a space; other control characters have no place in it."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    # Half a pair of surrogates cannot be written as UTF-8 at all.
    return "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cs"))
