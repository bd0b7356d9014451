"""One place to turn to, in both languages: what it is called, whether it is open on the day, and what to know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from imvo import words
from imvo.agreement import Agreement, Answer, PartialDate, in_words
from imvo.agreement.agreement_state import state
from imvo.agreement.doors import Door, pages
from imvo.agreement.model.base import Claim, Text
from imvo.agreement.model.content import Term
from imvo.agreement.model.remedy import Case, Committee
from imvo.reporting.texts import both, joined
from imvo.tables import Label

UNKNOWN = "unknown"
COMPLAINT = "complaint"


@dataclass(frozen=True)
class Step:
    """One place to turn to. `code`: open, unknown, not-open-yet or closed; `standing` says it with its days.

    `pages`: addresses of pages of that place, as the agreement's sources give them; `pages_are` says what they are.
    """

    title: Label
    code: str
    standing: Label
    told: tuple[Label, ...]
    steps: tuple[Label, ...] = ()
    pages: tuple[str, ...] = ()
    pages_are: Label | None = None


def step(agreement: Agreement | None, door: Door, as_of: date, firm: Label) -> Step:
    """The door in words. `firm`: what the first door, the participant, is called."""
    standing = _standing(door, as_of)
    if door.kind == "firm":
        do = both("cases.harmed.firm.unsafe"), both("cases.harmed.firm.do")
        return Step(firm, door.standing, standing, do)
    found = () if agreement is None else pages(agreement, door.kind)
    are = both(f"cases.harmed.{door.kind}.page") if found else None
    if agreement is None or door.kind == "contact-point":
        title, do_there = both("cases.harmed.contact-point.title"), (both("cases.harmed.contact-point.do"),)
        return Step(title, door.standing, standing, do_there, pages=found, pages_are=are)
    procedure = door.kind == COMPLAINT and door.standing != "closed"
    return Step(
        title=both(f"cases.harmed.{door.kind}.title", agreement=named(agreement, as_of)),
        code=door.standing,
        standing=standing,
        told=tuple(_told(agreement, door, as_of)),
        steps=tuple(map(label, door.steps)) if procedure else (),
        pages=found,
        pages_are=are,
    )


def named(agreement: Agreement, as_of: date) -> Label:
    """The name of the agreement, or of the term that counts on the day where that has one of its own."""
    own = state(agreement, as_of).term.name
    return Label(nl=agreement.names.nl, en=agreement.names.en) if own is None else label(own)


def _standing(door: Door, as_of: date) -> Label:
    day_of = {"day": day(as_of)}
    if door.kind == "contact-point":
        return both("cases.harmed.standing.contact-point")
    if door.kind == "firm":
        return both("cases.harmed.standing.always")
    if door.claims:
        return both("cases.harmed.standing.disputed", **day_of)
    if door.standing in ("open", "unknown"):
        return _perhaps_open(door, as_of)
    shut = door.standing == "closed"
    known, name = (door.closes, "closes") if shut else (door.opens, "opens")
    if known is None:
        return both(f"cases.harmed.standing.{door.standing}-unknown", **day_of)
    return both(f"cases.harmed.standing.{door.standing}", **day_of, **{name: day(known)})


def _perhaps_open(door: Door, as_of: date) -> Label:
    key, days = f"cases.harmed.standing.{door.standing}", {"day": day(as_of)}
    # Without a procedure of its own the days are those of the agreement.
    until = "until" if door.kind == COMPLAINT else "ends"
    if door.closes is None:
        begun = door.opens is not None and door.opens.on_or_before(as_of) is Answer.YES and until == "ends"
        return both(f"{key}-began", **days, opens=day(door.opens)) if begun and door.opens else both(key, **days)
    if "/" in str(door.closes):  # no day, month or year: somewhere between two days that no source links
        return both(f"{key}-{until}-least", **days, closes=day(door.closes.first))
    return both(f"{key}-{until}", **days, closes=day(door.closes))


def _told(agreement: Agreement, door: Door, as_of: date) -> Iterable[Label]:
    """What to know of a door of the agreement."""
    shut = door.standing == "closed"
    if door.claims:
        yield both("cases.harmed.claims", claims=joined(map(_claim, door.claims), "; "))
    if door.kind == "party":
        yield both("cases.harmed.party.past") if shut else both("cases.harmed.party.do", steps=listed(door.steps))
    elif door.kind == "not-found":
        sourced = door.because if agreement.remedy.outsiders.sources else None
        if shut:
            yield both("cases.harmed.not-found.past")
        else:
            yield both("cases.harmed.not-found.do") if sourced is None else label(sourced)
            yield secretariat(agreement, state(agreement, as_of).term)
    else:
        yield from _procedure(agreement, door, as_of, shut=shut)


def _claim(claim: Claim) -> Label:
    said = day(PartialDate.parse(str(claim.value)))
    return said if claim.note is None else both("cases.harmed.claim", day=said, note=label(claim.note))


def _procedure(agreement: Agreement, door: Door, as_of: date, *, shut: bool) -> Iterable[Label]:
    found = next(track for track in agreement.remedy.tracks if track.track == COMPLAINT)
    if shut and door.because is not None:
        yield label(door.because)
    else:
        yield both("cases.harmed.complaint.who", who=label(found.who))
        yield from _decides(agreement, as_of)
    yield _limit(door)
    if cases := [case for case in agreement.remedy.cases if case.track == COMPLAINT and case.filed and case.decided]:
        yield both("cases.harmed.complaint.took", cases=joined(map(_took, cases), "; "))
    if shut:
        return
    yield _secret(agreement.remedy.cases)
    if door.steps:
        yield both("cases.harmed.complaint.company")


def _decides(agreement: Agreement, as_of: date) -> Iterable[Label]:
    committee = agreement.remedy.committee
    if not isinstance(committee, Committee) or committee.independent is not Answer.YES:
        return
    there = Answer.UNKNOWN if committee.since is None else committee.since.on_or_before(as_of)
    decisions = label(committee.decisions)
    if there is Answer.NO:
        yield both("cases.harmed.complaint.decides-later", decisions=decisions)
    elif committee.members and there is Answer.YES:
        members = {lang: words.enumeration(list(committee.members), lang) for lang in words.LANGUAGES}
        yield both("cases.harmed.complaint.decides", members=Label(**members), decisions=decisions)
    else:
        yield both("cases.harmed.complaint.decides-unnamed", decisions=decisions)


def _limit(door: Door) -> Label:
    if door.time_limit is None:
        return both("cases.harmed.complaint.no-limit")
    return both("cases.harmed.complaint.limit", limit=label(door.time_limit))


def _took(case: Case) -> Label:
    assert case.filed is not None
    assert case.decided is not None
    return both("cases.harmed.complaint.case", filed=day(case.filed), decided=day(case.decided))


def _secret(cases: Iterable[Case]) -> Label:
    """Whether a name can stay out of what is published, as far as published cases show it."""
    for case in cases:
        if case.track == COMPLAINT and case.anonymised:
            name = words.enumeration(list(case.anonymised), "en")
            return both("cases.harmed.complaint.secret", name=Label(nl=name, en=name))
    return both("cases.harmed.complaint.secret-unknown")


def secretariat(agreement: Agreement, term: Term) -> Label:
    """Whom to ask. Of a later term whose text is not known, its secretariat is not either."""
    name = agreement.governance.secretariat
    if name == UNKNOWN:
        return both("cases.harmed.not-found.ask-whom")
    later = term != agreement.terms[0] and term.duties is not Answer.YES
    return both(f"cases.harmed.not-found.{'ask-earlier' if later else 'ask'}", secretariat=Label(nl=name, en=name))


def day(value: PartialDate | date) -> Label:
    """A day in words, with what is known of it."""
    return Label(**{lang: in_words.day(PartialDate.of(value), lang) for lang in words.LANGUAGES})


def label(text: Text) -> Label:
    """A text of a definition."""
    return Label(nl=text.nl, en=text.en)


def listed(texts: Iterable[Text]) -> Label:
    """Several of them in one sentence."""
    return joined(map(label, texts), "; ")
