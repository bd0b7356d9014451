"""What changed in an agreement between two days: dated events from every part of the definition, in their order.

Plain data. An event counts from the first day on which the new situation holds; a day that is known too coarsely to
tell leaves it unsure, and one that is not known at all is bounded by the days of the agreement itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from imvo.agreement.agreement_state import AgreementState, state
from imvo.agreement.dates import PartialDate
from imvo.agreement.event import Code, Event
from imvo.agreement.events_of_duties import deadlines, promises
from imvo.agreement.events_of_parties import memberships
from imvo.agreement.model.content import Publication
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.fees import FeeItem
from imvo.agreement.portrait import first_day
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class Changes:
    """`events`: what surely lies within the days; `unsure`: what perhaps does; both in the order of their days.

    `by_signature`: how many duties have days of their own for each participant, which therefore are no events here.
    """

    agreement: Agreement
    before: AgreementState
    after: AgreementState
    events: tuple[Event, ...]
    unsure: tuple[Event, ...]
    by_signature: int


def changes(agreement: Agreement, start: date, end: date) -> Changes:
    """What changed after `start`, up to and including `end`. ValueError when `end` comes first."""
    if end < start:
        raise ValueError(f"{end} comes before {start}")
    events, unsure = [], []
    for event in sorted(_events(agreement, end), key=_place):
        since = event.since or _some_day(agreement)
        answer = since.after(start) & since.on_or_before(end)
        if answer is Answer.YES:
            events.append(event)
        elif answer is Answer.UNKNOWN:
            unsure.append(replace(event, sure=Answer.UNKNOWN))
    return Changes(
        agreement,
        state(agreement, start),
        state(agreement, end),
        tuple(events),
        tuple(unsure),
        sum(duty.trigger.by_signature for duty in agreement.duties),
    )


def _place(event: Event) -> tuple[date, date]:
    """Where an event stands in the order: by the day that is shown, the unknown ones last."""
    shown = event.on
    return (date.max, date.max) if shown is None else (shown.first, shown.last)


def _some_day(agreement: Agreement) -> PartialDate:
    """What is not known at all happened on some day since the agreement was agreed."""
    first = first_day(agreement)
    return PartialDate(date.min if first is None else first.first, date.max)


def _events(agreement: Agreement, until: date) -> Iterator[Event]:
    yield from _terms(agreement)
    yield from memberships(agreement)
    yield from _scheme(agreement)
    yield from deadlines(agreement, until)
    yield from promises(agreement)
    yield from _targets(agreement)
    yield from _remedy(agreement)
    for item in agreement.publication:
        yield from _from(item, "published", item.item)
    fees = agreement.binding.fees
    for fee in () if isinstance(fees, str) else fees.items:
        yield from _from(fee, "fee-from", fee.name)
        if fee.end is not None:
            yield Event.last("fee-to", fee.end, fee.sources, item=fee.name)


def _from(part: Publication | FeeItem, kind: str, name: object) -> Iterator[Event]:
    if part.start is not None:
        yield Event.of(kind, part.start, part.sources, item=name)


def _terms(agreement: Agreement) -> Iterator[Event]:
    for term in agreement.terms:
        for kind, day in (("agreed", term.agreed), ("signed", term.signed), ("starts", term.starts)):
            if day is not None:
                yield Event.of(f"term-{kind}", day, term.sources, term=term.id)
        if term.ends is not None:
            yield Event.last("term-ends", term.ends, term.sources, term=term.id)
        for phase in term.phases:
            if phase.start is not None:
                yield Event.of("phase-starts", phase.start, phase.sources, phase=phase.name)
            if phase.end is not None:
                yield Event.last("phase-ends", phase.end, phase.sources, phase=phase.name)


def _scheme(agreement: Agreement) -> Iterator[Event]:
    scheme = agreement.scheme
    for one in scheme.rounds:
        for kind, day in (
            ("round-reference", one.reference),
            ("round-answers", one.answers_from),
            ("round-reply", one.reply_from),
            ("round-reported", one.reported),
        ):
            if day is not None:
                yield Event.of(kind, day, one.sources, round=one.id)
        for kind, day in (("round-answers-over", one.answers_to), ("round-reply-over", one.reply_to)):
            if day is not None:
                yield Event.last(kind, day, one.sources, round=one.id)
        for move in one.moved:
            yield Event.of("round-moved", move.on, move.sources, round=one.id, was=move.was, why=move.reason)
    for version in scheme.versions:
        yield Event.of("version", version.start, version.sources, change=version.change)
    signed = agreement.terms[0].signed
    for required in scheme.thresholds if signed is not None else ():
        assert signed is not None
        begins = signed.plus_years(required.year - 1)
        last = agreement.terms[0].ends
        if last is None or begins.after(last) is not Answer.YES:
            kind = "threshold" if required.share is not None else "threshold-unknown"
            values = {} if required.share is None else {"share": required.share}
            yield Event.of(kind, begins, required.sources, year=str(required.year), **values)


def _targets(agreement: Agreement) -> Iterator[Event]:
    for target in agreement.targets:
        if target.by is not None:
            yield Event.last("target", target.by, target.sources, target=target.indicator)


def _remedy(agreement: Agreement) -> Iterator[Event]:
    remedy = agreement.remedy
    if not isinstance(remedy.committee, str):
        yield Event.of("committee", remedy.committee.since, remedy.committee.sources)
    for track in remedy.tracks:
        name = Code(f"remedy.track.{track.track}")
        yield Event.of("track-opens", track.opens, track.sources, track=name)
        yield Event.last("track-closes", track.closes, track.sources, track=name, why=track.closed_because)
    for case in remedy.cases:
        for event in case.events:
            yield Event.of("case", event.date, event.sources, case=case.name, what=event.what)
