"""Rules on duties: whether it can be shown, checked and acted upon that they were met, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.lint.findings import OF_WORD, Finding, Rule, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.triggers.calendar import CalendarDay
from imvo.agreement.model.triggers.rounds import Rounds
from imvo.agreement.model.triggers.untimed import NotStated
from imvo.agreement.model.triggers.years import AgreementYear, MembershipYear
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document, Where

Part = Literal["evidence", "check", "consequence"]


def without_evidence(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Duties of which nobody says, or nobody knows, what shows that they were met."""
    yield from _without(agreement, document, "evidence")


def without_check(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Duties of which nobody says, or nobody knows, who looks whether they were met."""
    yield from _without(agreement, document, "check")


def without_consequence(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Duties of which nobody says, or nobody knows, what follows when they are not met."""
    yield from _without(agreement, document, "consequence")


def _without(agreement: Agreement, document: Document, part: Part) -> Iterator[Finding]:
    rule = Rule(document, f"duty-without-{part}")
    for word, severity in OF_WORD.items():
        spots = [
            _spot(i, duty, part)
            for i, duty in enumerate(agreement.duties)
            if getattr(duty, part) == word and not (part == "evidence" and duty.evidence_for)
        ]
        yield from rule.found(severity, word, spots)


def without_moment(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Duties of which the sources do not state when they are owed, or state it only in part."""
    rule = Rule(document, "duty-without-moment")
    spots: dict[str, list[Spot]] = {"not-stated": [], "day-unknown": [], "day-in-year": [], "exemption-unknown": []}
    for i, duty in enumerate(agreement.duties):
        trigger = duty.trigger
        kind = None
        if isinstance(trigger, NotStated):
            kind = "not-stated"
        elif isinstance(trigger, CalendarDay) and trigger.due is None:
            kind = "day-unknown"
        elif isinstance(trigger, MembershipYear | AgreementYear) and trigger.due == "unknown":
            kind = "day-in-year"
        elif isinstance(trigger, Rounds) and any(
            one.exempt is not None and one.exempt.signed_after is None for one in trigger.rounds
        ):
            kind = "exemption-unknown"
        if kind is not None:
            spots[kind].append(_spot(i, duty, "trigger"))
    for kind, found in spots.items():
        yield from rule.found("warning" if kind == "not-stated" else "info", kind, found)


def deadline_outside_term(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Deadlines that lie before the signature or the start of the first term, or after the end of the last one."""
    rule = Rule(document, "deadline-outside-term")
    first, last = agreement.terms[0], agreement.terms[-1]
    before_signature, before_start, after_end = [], [], []
    for i, duty in enumerate(agreement.duties):
        for where, due in _deadlines(i, duty):
            spot = Spot(where, duty.id, duty.sources, duties=(duty.id,))
            if first.signed is not None and due.before(first.signed) is Answer.YES:
                before_signature.append(spot)
            elif first.starts is not None and due.before(first.starts) is Answer.YES:
                before_start.append(spot)
            elif last.ends is not None and due.after(last.ends) is Answer.YES:
                after_end.append(spot)
    if first.signed is not None:
        yield from rule.found("error", "before-signature", before_signature, day=first.signed)
    if first.starts is not None:
        yield from rule.found("warning", "before-start", before_start, day=first.starts)
    if last.ends is not None:
        yield from rule.found("warning", "after-end", after_end, day=last.ends)


def changed_without_reason(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Promises that were let go, rescoped or moved while the reason, or the day of it, is not known."""
    rule = Rule(document, "changed-without-reason")
    spots = []
    for i, duty in enumerate(agreement.duties):
        for j, change in enumerate(duty.changes):
            if change.reason is None or change.on is None:
                spots.append(Spot(("duties", i, "changes", j), duty.id, change.sources, duties=(duty.id,)))
        for j, move in enumerate(duty.trigger.moved if isinstance(duty.trigger, CalendarDay) else ()):
            if move.reason is None or move.on is None:
                spots.append(Spot(("duties", i, "trigger", "moved", j), duty.id, move.sources, duties=(duty.id,)))
    yield from rule.found("info", "change", spots)


def signatory_without_duty(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Kinds of party that sign while no duty is theirs."""
    owing = {actor for duty in agreement.duties for actor in duty.actor}
    signing: dict[str, tuple[str, ...]] = {}
    for party in agreement.parties:
        for membership in party.memberships:
            if membership.role in ("signatory", "participant"):
                signing[party.type] = (*signing.get(party.type, ()), *membership.sources)
    spots = [
        Spot(("party_types", i), kind.name, signing[kind.id])
        for i, kind in enumerate(agreement.party_types)
        if kind.id in signing and kind.id not in owing
    ]
    yield from Rule(document, "signatory-without-duty").found("warning", "kind", spots)


def _spot(i: int, duty: Duty, part: str) -> Spot:
    return Spot(("duties", i, part), duty.id, duty.sources, duty.themes, (duty.id,))


def _deadlines(i: int, duty: Duty) -> Iterator[tuple[Where, PartialDate]]:
    at: Where = ("duties", i, "trigger")
    if isinstance(duty.trigger, CalendarDay):
        for j, move in enumerate(duty.trigger.moved):
            yield (*at, "moved", j, "was"), move.was
        if duty.trigger.due is not None:
            yield (*at, "due"), duty.trigger.due
    elif isinstance(duty.trigger, Rounds):
        for j, one in enumerate(duty.trigger.rounds):
            yield (*at, "rounds", j, "due"), one.due
