"""Deadlines that pass or move, and promises that are let go, narrowed or kept, as dated events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from imvo.agreement.dates import PartialDate
from imvo.agreement.event import Event
from imvo.agreement.model.base import Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.triggers.calendar import CalendarDay
from imvo.agreement.model.triggers.rounds import Rounds
from imvo.agreement.model.triggers.situation import Situation
from imvo.agreement.sentences import moves


def deadlines(agreement: Agreement, until: date) -> Iterator[Event]:
    """The deadlines up to a day that are the same for everybody, each with its last day; and those that were moved."""
    for duty in agreement.duties:
        trigger, name = duty.trigger, named(duty)
        if isinstance(trigger, CalendarDay):
            if trigger.due is not None:
                yield Event.last("deadline", trigger.due, duty.sources, duty=name)
            for move, now in moves(trigger):
                values = {"was": move.was, "now": now, "why": move.reason}
                yield Event.of("moved", move.on, move.sources, duty=name, **values)
        elif isinstance(trigger, Rounds):
            for one in trigger.rounds:
                yield Event.last("deadline-round", one.due, one.sources, duty=name, round=one.id)
        elif not trigger.by_signature:
            for due in _due_days(agreement, duty, until):
                yield Event.last("deadline", due, duty.sources, duty=name)


def promises(agreement: Agreement) -> Iterator[Event]:
    """What became of promises: waived, abandoned, of another scope, delivered."""
    for duty in agreement.duties:
        for change in duty.changes:
            yield Event.of(change.kind, change.on, change.sources, duty=named(duty), what=change.what)
        for done in () if duty.promise is None else duty.promise.delivered:
            if not done.planned:
                yield Event.of("delivered", done.date, done.sources, duty=named(duty), what=done.what)


def named(duty: Duty) -> Text:
    """The title of a duty with its id."""
    return Text(nl=f"{duty.title.nl} ({duty.id})", en=f"{duty.title.en} ({duty.id})")


def _due_days(agreement: Agreement, duty: Duty, until: date) -> list[PartialDate]:
    """The days by which it is due in any term, without repeats, in their order."""
    found: dict[str, PartialDate] = {}
    for term in agreement.terms:
        for spell in duty.trigger.spells(Situation(None, term.starts, term.ends, term.signed, until)):
            if spell.phase == "due" and spell.due is not None:
                found[str(spell.due)] = spell.due
    return sorted(found.values(), key=lambda day: (day.first, day.last))
