"""One agreement in words, part by part, for `imvo agreements show`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words
from imvo.agreement.names import term_number
from imvo.agreement.sentences import cited, claim, day, field, listed, said, told
from imvo.cli import show, tell_content, tell_people, tell_rules
from imvo.cli.lines import Line, noted

if TYPE_CHECKING:
    from imvo.agreement.conflicts import Conflict
    from imvo.agreement.model.content import Figure, Term
    from imvo.agreement.portrait import Portrait

Teller = Callable[["Portrait", str], Iterator[Line]]


def parts(chosen: Sequence[str]) -> list[str]:
    """The parts to tell, in their order; each of them when `all` is among the chosen."""
    return [part for part in TELLERS if "all" in chosen or part in chosen]


def tell(found: Portrait, chosen: Sequence[str], lang: str) -> None:
    """Print the parts, each under its title."""
    show.title(show.said(found.agreement.names, lang))
    for part in parts(chosen):
        show.line()
        show.title(told(f"part.{part}", lang))
        for line in TELLERS[part](found, lang):
            show.line(line.text, indent=line.indent, hang=2)


def _state(found: Portrait, lang: str) -> Iterator[Line]:
    one = found.agreement
    names, state = one.names, in_words.standing(found.state, lang)
    yield Line(told("state.on", lang, day=words.day(found.as_of, lang), state=state))
    if found.state.phase is not None:
        yield Line(told("state.phase", lang, name=said(found.state.phase.name, lang)))
    yield Line(told("state.id", lang, id=one.id))
    other = names.en if lang == "nl" else names.nl
    yield from noted(names, Line(cited(told("state.other-name", lang, name=other), names.sources)), lang)
    if names.short_nl and names.short_en:
        yield Line(told("state.short", lang, nl=names.short_nl, en=names.short_en))
    elif names.short_nl or names.short_en:
        yield Line(told("state.short-one", lang, name=str(names.short_nl or names.short_en)))
    yield Line(told("state.sector", lang, sector=said(one.sector, lang)))
    if one.text.pages is not None:
        yield Line(cited(words.plural("told.state.text", one.text.pages, lang), one.text.sources))
    yield from _steering(found, lang)
    for offer in one.offers:
        name = told(f"state.offer.{offer.kind}", lang, name=said(offer.name, lang))
        yield from noted(offer, Line(cited(name, offer.sources)), lang)
    for remark in one.remarks:
        yield from noted(remark, Line(cited(said(remark.text, lang), remark.sources)), lang)


def _steering(found: Portrait, lang: str) -> Iterator[Line]:
    steer = found.agreement.governance
    kinds = {kind.id: said(kind.name, lang) for kind in found.agreement.party_types}
    who = {name: _or_unknown(getattr(steer, name), lang) for name in ("chair", "secretariat")}
    yield from noted(steer, Line(cited(told("state.steering", lang, **who), steer.sources)), lang)
    if steer.seats:
        seats = ", ".join(f"{kinds[seat.type]} {seat.seats}" for seat in steer.seats)
        yield Line(told("state.seats", lang, seats=seats))
    if steer.meetings is not None:
        yield Line(said(steer.meetings, lang))


def _or_unknown(text: str, lang: str) -> str:
    return told("unknown", lang) if text == "unknown" else text


def _terms(found: Portrait, lang: str) -> Iterator[Line]:
    for term in found.agreement.terms:
        number = term_number(found.agreement, term.id)
        yield from noted(term, Line(cited(term_in_words(term, number, lang), term.sources)), lang)
        for phase in term.phases:
            days = {"start": day(phase.start, lang), "end": day(phase.end, lang)}
            name = told("term.phase", lang, name=said(phase.name, lang), **days)
            yield from noted(phase, Line(cited(name, phase.sources), 2), lang)
        for key, text in (("condition", term.condition), ("successor", term.successor)):
            if text is not None:
                yield Line(told(f"term.{key}", lang, text=said(text, lang)), 2)


def term_in_words(term: Term, number: str, lang: str) -> str:
    """The days of a term and for how long it was concluded."""
    days = {name: day(getattr(term, name), lang) for name in ("signed", "starts", "ends")}
    agreed = None if term.agreed is None else told("term.agreed", lang, day=day(term.agreed, lang))
    years = None
    if term.years is not None:
        whole = term.years == int(term.years)
        length = words.number(term.years, lang)
        years = (
            words.plural("told.term.years", int(term.years), lang)
            if whole
            else told("term.years-number", lang, n=length)
        )
    return listed([told("term.one", lang, n=number, **days), agreed, years])


def _figures(found: Portrait, lang: str) -> Iterator[Line]:
    figures = found.agreement.figures
    yield Line(words.plural("told.figures.count", len(figures), lang))
    disagree = sum(figure.status == "conflicting" for figure in figures)
    if disagree:
        yield Line(words.plural("told.figures.disagree", disagree, lang))


def _conflicts(found: Portrait, lang: str) -> Iterator[Line]:
    if not found.conflicts and not found.figure_conflicts:
        yield Line(told("conflict.none", lang))
    for one in found.conflicts:
        names = {"part": _part_of(one.where, lang), "subject": _subject(found, one, lang)}
        if one.key is not None:
            claims = listed(claim(each, lang) for each in one.claims)
            yield Line(told("conflict.fact", lang, **names, field=field(one.key, lang), claims=claims))
        else:
            yield Line(cited(told("conflict.bare", lang, **names), one.sources))
    for figure in found.figure_conflicts:
        values = listed(cited(figure_value(row, lang), row.sources) for row in figure.rows)
        names = {"metric": figure.metric, "period": figure.period, "population": figure.population}
        yield Line(told("conflict.figure", lang, **names, claims=values))


def _part_of(where: Sequence[str], lang: str) -> str:
    """The title of the part in which a key of the definition is shown."""
    shown = {"binding": "fees" if "fees" in where else "bound", "scheme": "assessment", "handed_in": "handed-in"}
    part = shown.get(where[0], where[0])
    return told(f"part.{part if part in TELLERS else 'state'}", lang)


def _subject(found: Portrait, one: Conflict, lang: str) -> str:
    """What a conflict is about: in the words of the definition, the name of a party, or the ids that lead to it."""
    if one.subject is not None:
        return said(one.subject, lang).rstrip(".")
    names = {party.id: party.name for party in found.agreement.parties}
    steps = [each for each in one.where[1:] if each != "memberships" and not each.isdecimal()]
    return ", ".join(names.get(each, each) for each in steps or one.where)


def figure_value(row: Figure, lang: str) -> str:
    """A published value or its bounds, with its unit and its note."""
    low, high = (None if bound is None else words.number(bound, lang) for bound in (row.low, row.high))
    if row.value is not None:
        value = words.number(row.value, lang)
    elif low is not None and high is not None:
        value = f"{low}\N{EN DASH}{high}"
    else:
        value = f"> {low}" if low is not None else f"< {high}"
    return f"{value} {row.unit} ({row.note})" if row.note else f"{value} {row.unit}"


def _unknowns(found: Portrait, lang: str) -> Iterator[Line]:
    for fact in found.agreement.unknowns:
        looked = told("consulted", lang, sources=", ".join(fact.consulted)) if fact.consulted else ""
        yield Line(f"{said(fact.text, lang)} ({looked})" if looked else said(fact.text, lang))


def _sources(found: Portrait, lang: str) -> Iterator[Line]:
    for key, source in found.agreement.sources.items():
        parts = [source.title, source.address, told("incomplete", lang) if source.incomplete else None]
        yield Line(f"{key}: {listed(parts)}")


TELLERS: dict[str, Teller] = {
    "state": _state,
    "terms": _terms,
    "parties": tell_people.parties,
    "bound": tell_people.bound,
    "fees": tell_people.fees,
    "themes": tell_content.themes,
    "duties": tell_content.duties,
    "targets": tell_content.targets,
    "assessment": tell_rules.assessment,
    "handed-in": tell_rules.handed_in,
    "publication": tell_rules.publication,
    "remedy": tell_rules.remedy,
    "figures": _figures,
    "conflicts": _conflicts,
    "unknowns": _unknowns,
    "sources": _sources,
}
