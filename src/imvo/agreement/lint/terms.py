"""Rules on terms, fees and parties: what has to be known to say who owes what, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from imvo.agreement.dates import PartialDate
from imvo.agreement.lint.findings import Finding, Rule, Spot, Value
from imvo.agreement.model.content import Phase, Term
from imvo.agreement.model.definition import Agreement
from imvo.agreement.term_arithmetic import term_check
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document


def does_not_add_up(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Terms whose start and length do not give the end that is stated."""
    rule = Rule(document, "term-does-not-add-up")
    for i, term in enumerate(agreement.terms):
        check = term_check(term)
        if check.consistent is not Answer.NO:
            continue
        begins, full_on, last = term.starts, check.full_on, check.last_day
        if begins is None or full_on is None or last is None or term.ends is None or term.years is None:
            continue
        spot = Spot(("terms", i, "ends"), _number(i), term.sources)
        phase = next((phase for phase in term.phases if _extends(phase, term.ends, full_on)), None)
        values: dict[str, Value] = {"begins": begins, "years": term.years, "counted": last, "stated": term.ends}
        if phase is None:
            yield from rule.found("warning", "differs", spot, **values)
        else:
            yield from rule.found("info", "extended", spot, phase=phase.name, **values)


def _extends(phase: Phase, ends: PartialDate, anniversary: PartialDate) -> bool:
    """A phase of its own bridges the time from the counted end to the stated one."""
    return (
        phase.start is not None
        and phase.end is not None
        and phase.start.after(anniversary) is not Answer.YES
        and phase.end.same_day(ends) is not Answer.NO
    )


def day_unknown(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Terms of which a day is not known; for a later term also its length."""
    rule = Rule(document, "term-unknown")
    for i, term in enumerate(agreement.terms):
        missing = tuple(key for key in ("signed", "starts", "ends") if getattr(term, key) is None)
        spot = Spot(("terms", i), _number(i), term.sources)
        if i == 0:
            if missing:
                yield from rule.found("info", "first", spot, keys=missing)
        elif missing or term.years is None:
            keys = (*missing, *(("years",) if term.years is None else ()))
            yield from rule.found("info", "later", spot, keys=keys)


def terms_overlap(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Terms that begin before the one before them has ended."""
    rule = Rule(document, "terms-overlap")
    for i, (earlier, later) in enumerate(pairwise(agreement.terms), 1):
        if earlier.ends is None or later.starts is None:
            continue
        if later.starts.on_or_before(earlier.ends) is Answer.YES:
            spot = Spot(("terms", i, "starts"), _number(i), _sources(earlier, later))
            yield from rule.found("warning", "order", spot, ends=earlier.ends, starts=later.starts)


def _number(place: int) -> str:
    """What a term is called in a sentence: its number."""
    return str(place + 1)


def _sources(*terms: Term) -> tuple[str, ...]:
    return tuple(key for term in terms for key in term.sources)


def party_without_day(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Parties of which is not known since when; worse to miss where years are counted from the own signature."""
    rule = Rule(document, "party-without-day")
    counted = tuple(duty.id for duty in agreement.duties if duty.trigger.by_signature)
    participants, others = [], []
    for i, party in enumerate(agreement.parties):
        for j, membership in enumerate(party.memberships):
            if membership.start is not None or membership.role == "refused":
                continue
            at = ("parties", i, "memberships", j)
            if membership.role == "participant" and counted:
                participants.append(Spot(at, party.name, membership.sources, duties=counted))
            else:
                others.append(Spot(at, party.name, membership.sources))
    yield from rule.found("info", "counted", participants)
    yield from rule.found("info", "others", others)


def fees_unknown(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """What it costs to take part is not known, as a whole or for some."""
    rule = Rule(document, "fees-unknown")
    fees = agreement.binding.fees
    if isinstance(fees, str):
        yield from rule.found("info", fees, Spot(("binding", "fees"), sources=agreement.text.sources))
        return
    spots = [
        Spot(("binding", "fees", "items", i), item.name, item.sources)
        for i, item in enumerate(fees.items)
        if item.amount is None
    ]
    yield from rule.found("info", "item", spots)
