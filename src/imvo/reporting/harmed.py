"""Where someone who is harmed can go on the day of the dossier: each step in both languages, for page and workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import polars as pl

from imvo import agreement as agreements
from imvo import words
from imvo.agreement import Agreement, Answer, PartialDate, in_words
from imvo.agreement.doors import Door, doors
from imvo.agreement.model.base import Text
from imvo.agreement.model.remedy import Committee
from imvo.reporting.texts import both, joined
from imvo.tables import Label

UNKNOWN = "unknown"
FIRM = ("firm", "company", "bedrijf", "onderneming", "organisatie")
FOR_OTHERS = ("union", "ngo")
"""Types of party that speak for those who bear the harm."""
_KNOWN = "who", "reach", "languages", "open_to", "anonymous", "no_retaliation"


@dataclass(frozen=True)
class Step:
    """One place to turn to. `code`: open, unknown, not-open-yet or closed; `standing` says it with its days."""

    title: Label
    code: str
    standing: Label
    told: tuple[Label, ...]
    steps: tuple[Label, ...] = ()


@dataclass(frozen=True)
class Contact:
    """Who answers, or the mechanism behind an issue, as people filled it in; None: not stated."""

    who: str | None
    reach: str | None
    languages: str | None
    open_to: str | None
    anonymous: bool | None
    no_retaliation: bool | None


@dataclass(frozen=True)
class Harmed:
    """`to`: the steps in order; `shut`: what is not open on the day. `behind`: key of an issue -> its mechanisms.

    `reports`: what the agreement says on reports from others, as long as it runs; it stands in `know` too.
    """

    to: tuple[Step, ...] = ()
    shut: tuple[Step, ...] = ()
    know: tuple[Label, ...] = ()
    reports: tuple[Label, ...] = ()
    firm: tuple[Contact, ...] = ()
    behind: Mapping[str, tuple[Contact, ...]] = field(default_factory=lambda: MappingProxyType({}))


def harmed(agreement: Agreement | None, as_of: date, participant: str | None, contacts: pl.DataFrame) -> Harmed:
    """Everything the section tells. `contacts`: the table `plan-contacts`."""
    who = _who(participant)
    found = [(door, _step(agreement, door, as_of, who)) for door in doors(agreement, as_of)]
    own = _contacts(contacts)
    return Harmed(
        to=tuple(step for door, step in found if door.standing in ("open", "unknown")),
        shut=tuple(step for door, step in found if door.standing not in ("open", "unknown")),
        know=(both("cases.harmed.none"),) if agreement is None else tuple(_know(agreement, as_of)),
        reports=() if agreement is None or _over(agreement, as_of) else _reports(agreement),
        firm=own.get(FIRM[0], ()),
        behind={key: rows for key, rows in own.items() if key != FIRM[0]},
    )


def _who(participant: str | None) -> Label:
    return both("cases.harmed.unnamed") if participant is None else Label(nl=participant, en=participant)


def _contacts(rows: pl.DataFrame) -> dict[str, tuple[Contact, ...]]:
    """What each is about -> who answers; that of the firm under its first word."""
    found: dict[str, tuple[Contact, ...]] = {}
    known = rows.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in _KNOWN))
    for about, *told in known.sort("about", *_KNOWN, nulls_last=True).select("about", *_KNOWN).iter_rows():
        key = FIRM[0] if about.strip().casefold() in FIRM else about.strip()
        found[key] = (*found.get(key, ()), Contact(*told))
    return found


def _step(agreement: Agreement | None, door: Door, as_of: date, who: Label) -> Step:
    standing = _standing(door, as_of)
    if door.kind == "firm":
        do = both("cases.harmed.firm.do"), both("cases.harmed.firm.unsafe")
        return Step(both("cases.harmed.firm.title", participant=who), door.standing, standing, do)
    if agreement is None or door.kind == "contact-point":
        title = both("cases.harmed.contact-point.title")
        return Step(title, door.standing, standing, (both("cases.harmed.contact-point.do"),))
    name = Label(nl=agreement.names.nl, en=agreement.names.en)
    procedure = door.kind == "complaint" and door.standing != "closed"
    return Step(
        title=both(f"cases.harmed.{door.kind}.title", agreement=name),
        code=door.standing,
        standing=standing,
        told=tuple(_told(agreement, door)),
        steps=tuple(map(_label, door.steps)) if procedure else (),
    )


def _standing(door: Door, as_of: date) -> Label:
    if door.kind in ("firm", "contact-point"):
        return both("cases.harmed.standing.always")
    key, days = door.standing, {"day": _day(as_of)}
    # Without a procedure of its own the days are those of the agreement.
    until = "until" if door.kind == "complaint" else "ends"
    if key in ("open", "unknown") and door.closes is not None:
        return both(f"cases.harmed.standing.{key}-{until}", **days, closes=_day(door.closes))
    if key == "closed":
        if door.closes is None:
            return both("cases.harmed.standing.closed-unknown", **days)
        return both("cases.harmed.standing.closed", **days, closes=_day(door.closes))
    if key == "not-open-yet":
        if door.opens is None:
            return both("cases.harmed.standing.not-open-yet-unknown", **days)
        return both("cases.harmed.standing.not-open-yet", **days, opens=_day(door.opens))
    return both(f"cases.harmed.standing.{key}", **days)


def _told(agreement: Agreement, door: Door) -> Iterable[Label]:
    """What to know of a door of the agreement."""
    shut = door.standing == "closed"
    if door.kind == "party":
        yield both("cases.harmed.party.past") if shut else both("cases.harmed.party.do", steps=_listed(door.steps))
    elif door.kind == "not-found":
        yield (both("cases.harmed.not-found.past") if shut else both("cases.harmed.not-found.do"))
        if not shut:
            yield _secretariat(agreement)
    else:
        yield from _procedure(agreement, door, shut=shut)


def _procedure(agreement: Agreement, door: Door, *, shut: bool) -> Iterable[Label]:
    found = next(track for track in agreement.remedy.tracks if track.track == "complaint")
    if shut and door.because is not None:
        yield _label(door.because)
        return
    yield both("cases.harmed.complaint.who", who=_label(found.who))
    committee = agreement.remedy.committee
    if isinstance(committee, Committee) and committee.independent is Answer.YES:
        decisions = _label(committee.decisions)
        if committee.members:
            members = {lang: words.enumeration(list(committee.members), lang) for lang in words.LANGUAGES}
            yield both("cases.harmed.complaint.decides", members=Label(**members), decisions=decisions)
        else:
            yield both("cases.harmed.complaint.decides-unnamed", decisions=decisions)
    if door.time_limit is None:
        yield both("cases.harmed.complaint.no-limit")
    else:
        yield both("cases.harmed.complaint.limit", limit=_label(door.time_limit))


def _secretariat(agreement: Agreement) -> Label:
    name = agreement.governance.secretariat
    if name == UNKNOWN:
        return both("cases.harmed.not-found.ask-whom")
    return both("cases.harmed.not-found.ask", secretariat=name)


def _know(agreement: Agreement, as_of: date) -> Iterable[Label]:
    """What the agreement says beside its doors: what goes on after its end, and what it does with reports."""
    remedy = agreement.remedy
    over = _over(agreement, as_of)
    track = next((found for found in remedy.tracks if found.track == "complaint"), None)
    if over:
        if track is not None and track.afterwards:
            yield both("cases.harmed.afterwards", names=_listed(track.afterwards))
        else:
            yield both("cases.harmed.afterwards-unknown")
        if not isinstance(remedy.continues, str):
            yield both("cases.harmed.continues", text=_label(remedy.continues.text))
        elif track is not None:
            yield both("cases.harmed.continues-unknown")
    elif remedy.outsiders.access is Answer.YES and remedy.outsiders.instead:
        yield both("cases.harmed.instead", names=_listed(remedy.outsiders.instead))
    if not over:
        yield from _for_others(agreement, as_of)
    if remedy.reports:
        said = joined(_reports(agreement), " ")
        yield both("cases.harmed.reports-then", text=said) if over else both("cases.harmed.reports", text=said)
    yield from _dispute(agreement, as_of)


def _for_others(agreement: Agreement, as_of: date) -> Iterable[Label]:
    """Unions and other organisations that are party, but those that surely are not on the day: one may ask them."""
    away = set(agreements.parties_on(agreement, as_of).no)
    names = [party.name for party in agreement.parties if party.type in FOR_OTHERS and party.id not in away]
    if names:
        listed = {lang: words.enumeration(names, lang) for lang in words.LANGUAGES}
        yield both("cases.harmed.parties", names=Label(**listed))


def _over(agreement: Agreement, as_of: date) -> bool:
    return agreements.state(agreement, as_of).state in ("ended", "between-terms")


def _reports(agreement: Agreement) -> tuple[Label, ...]:
    return tuple(_label(report.text) for report in agreement.remedy.reports)


def _dispute(agreement: Agreement, as_of: date) -> Iterable[Label]:
    """Parties have a way of their own: a union may be one."""
    if not any(track.track == "dispute" for track in agreement.remedy.tracks):
        return
    route = agreements.remedy_route(agreement, as_of, "dispute")
    said = {lang: in_words.say(route.reason, lang) for lang in words.LANGUAGES}
    shut = route.reception in ("refused", "referred")
    because = _label(route.because) if shut and route.because is not None else joined(map(_label, route.to), " ")
    yield both("cases.harmed.dispute", said=Label(**said), because=because)


def _day(value: PartialDate | date) -> Label:
    return Label(**{lang: in_words.day(PartialDate.of(value), lang) for lang in words.LANGUAGES})


def _label(text: Text) -> Label:
    return Label(nl=text.nl, en=text.en)


def _listed(texts: Iterable[Text]) -> Label:
    return joined(map(_label, texts), "; ")
