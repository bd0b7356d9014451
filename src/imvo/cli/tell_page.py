"""One agreement on one page, for `imvo agreements show`: a line for each thing, and where to see more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words
from imvo.agreement.names import term_number
from imvo.agreement.remedy import remedy_route, rules
from imvo.agreement.sentences import groups, listed, said, told, when_in_short
from imvo.agreement.truth import Answer
from imvo.cli import show
from imvo.cli.lines import Line
from imvo.cli.tell_agreement import TELLERS, term_in_words
from imvo.cli.tell_content import changed

if TYPE_CHECKING:
    from imvo.agreement.model.duty import Duty
    from imvo.agreement.portrait import Portrait

FIRST = 3  # how many of what is not known are named


def tell(found: Portrait, lang: str) -> None:
    """Print the page."""
    show.title(show.said(found.agreement.names, lang))
    for line in _lines(found, lang):
        show.line(line.text, indent=line.indent, hang=2)


def _lines(found: Portrait, lang: str) -> Iterator[Line]:
    one, state = found.agreement, in_words.standing(found.state, lang)
    yield Line(told("state.on", lang, day=words.day(found.as_of, lang), state=state))
    if found.state.phase is not None:
        yield Line(told("state.phase", lang, name=said(found.state.phase.name, lang)))
    yield Line(f"{told('state.id', lang, id=one.id)}. {told('state.sector', lang, sector=said(one.sector, lang))}.")
    yield from (Line(f"{term_in_words(term, term_number(one, term.id), lang)}.") for term in one.terms)
    yield Line("")
    yield Line(told("part.bound", lang))
    for route in one.binding.routes:
        how = [told(f"bound.kind.{route.kind}", lang), told(f"bound.duties.{route.duties.value}", lang)]
        yield Line(f"{said(route.name, lang)} ({listed(how)})", 2)
    yield Line(words.plural("told.page.parties", len(one.parties), lang), 2)
    yield Line(told("page.themes", lang, names="; ".join(said(theme.wording, lang) for theme in one.themes)))
    yield Line("")
    yield Line(told("page.duties", lang, n=words.count(len(one.duties), lang)))
    yield from (Line(_duty(found, duty, lang), 2) for duty in one.duties)
    yield Line("")
    yield Line(told("page.fees", lang, text=_fees(found, lang)))
    yield Line(told("page.assessment", lang, text=_assessment(found, lang)))
    yield Line(_named(found, lang))
    yield from _complain(found, lang)
    yield Line("")
    yield from _open(found, lang)
    yield Line(told("page.more", lang, parts=", ".join(TELLERS)))


def _duty(found: Portrait, duty: Duty, lang: str) -> str:
    one = found.agreement
    kinds = {kind.id: said(kind.name, lang) for kind in one.party_types}
    only = groups(one, duty.applies.groups, lang)
    let_go = [each.part for owner, each in found.changes if owner is duty and each.answer is not Answer.NO]
    timing = [
        told("page.only", lang, groups=only) if only else None,
        when_in_short(duty.trigger, lang),
        *(changed(change, lang) for change in let_go),
    ]
    who = words.enumeration([kinds[each] for each in duty.actor], lang)
    return told("page.duty", lang, id=duty.id, who=who, when=listed(timing), title=said(duty.title, lang))


def _fees(found: Portrait, lang: str) -> str:
    tariff = found.agreement.binding.fees
    if isinstance(tariff, str):
        return f"{said(None, lang)}."
    items = [each.part for each in found.fees if each.answer is not Answer.NO]
    amounts = [item.amount for item in items if item.amount is not None and item.amount > 0]
    if not amounts:
        return f"{said(None, lang)}."
    low, high = (words.money(bound(amounts), lang, tariff.currency) for bound in (min, max))
    if len(items) == 1:
        each = told(f"fees.each.{items[0].each}", lang)
        return f"{told('fees.item', lang, name=said(items[0].name, lang), amount=low, each=each)}."
    unknown = sum(item.amount is None for item in items)
    number = words.count(len(amounts), lang)
    many = told("page.fees-many", lang, n=number, low=low, high=high)
    return f"{listed([many, words.plural('told.page.fees-unknown', unknown, lang) if unknown else None])}."


def _assessment(found: Portrait, lang: str) -> str:
    scheme = found.agreement.scheme
    kind = told(f"scheme.kind.{scheme.kind}", lang)
    return told("scheme.head", lang, kind=kind, by=said(scheme.by, lang), rhythm=said(scheme.rhythm, lang))


def _named(found: Portrait, lang: str) -> str:
    items = [each.part for each in found.publication if each.part.level == "named" and each.answer is not Answer.NO]
    if not items:
        return told("page.named-none", lang)
    return told("page.named", lang, items=f"{listed(said(item.item, lang) for item in items)}.")


def _complain(found: Portrait, lang: str) -> Iterator[Line]:
    route = remedy_route(found.agreement, found.as_of)
    if not route.to:
        where = ""
    elif route.reception == "referred" or rules(found.agreement, "complaint") is None:
        where = told("page.turn-to", lang, where=f"{listed(said(place, lang) for place in route.to)}.")
    else:
        where = told("page.first-step", lang, step=f"{said(route.to[0], lang)}.")
    yield Line(told("page.complain", lang, text=f"{in_words.say(route.reason, lang)} {where}".rstrip()))
    if rules(found.agreement, "dispute") is not None:
        sentence = in_words.say(remedy_route(found.agreement, found.as_of, "dispute").reason, lang)
        yield Line(told("page.dispute", lang, text=sentence))


def _open(found: Portrait, lang: str) -> Iterator[Line]:
    """What sources disagree about, counted, and what is not known, the first of it named."""
    counts = (("facts", len(found.conflicts)), ("figures", len(found.figure_conflicts)))
    disagree = [words.plural(f"told.page.{kind}", number, lang) for kind, number in counts if number]
    yield Line(told("page.conflicts", lang, what=", ".join(disagree)) if disagree else told("conflict.none", lang))
    unknowns = found.agreement.unknowns
    if unknowns:
        yield Line(words.plural("told.page.unknowns", len(unknowns), lang))
        yield from (Line(said(each.text, lang), 2) for each in unknowns[:FIRST])
