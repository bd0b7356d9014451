"""The themes, duties and targets of an agreement in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words
from imvo.agreement import themes as common_themes
from imvo.agreement.ledger import line_of
from imvo.agreement.sentences import amount, applies, by, cited, day, exempt, said, since, told, when
from imvo.cli.lines import Line, noted, remarked

if TYPE_CHECKING:
    from imvo.agreement.model.duty import Change, Duty
    from imvo.agreement.model.target import Target
    from imvo.agreement.portrait import Portrait


def themes(found: Portrait, lang: str) -> Iterator[Line]:
    """Every theme in the agreement's own words, with the common themes it covers."""
    names = common(lang)
    for theme in found.agreement.themes:
        shared = ", ".join(names[code] for code in theme.common)
        fits = told("themes.common", lang, names=shared) if shared else told("themes.none", lang)
        number = "" if theme.number is None else f"{theme.number}. "
        line = f"{number}{said(theme.wording, lang)} ({fits})"
        yield from noted(theme, Line(cited(line, theme.sources)), lang)


def common(lang: str) -> dict[str, str]:
    """The names of the common themes by their codes, in their order."""
    return {theme.code: said(theme.name, lang) for theme in common_themes.load()}


def duties(found: Portrait, lang: str) -> Iterator[Line]:
    """Every duty of every kind of party: the monitored ones first, in the order of the definition."""
    for duty in found.agreement.duties:
        mark = "" if duty.status == "sourced" else f" ({told(f'status.{duty.status}', lang)})"
        yield Line(cited(f"{duty.id}: {said(duty.title, lang)}{mark}", duty.sources))
        yield from (Line(text, 2) for text in _duty(found, duty, lang))
        yield from _public(duty, lang)
        yield from _course(duty, lang)
        yield from remarked(duty, 2, lang)


def _duty(found: Portrait, duty: Duty, lang: str) -> Iterator[str]:
    one = found.agreement
    kinds = {kind.id: said(kind.name, lang) for kind in one.party_types}
    yield told("duty.who", lang, who=words.enumeration([kinds[each] for each in duty.actor], lang))
    rule = applies(one, duty.applies, lang)
    if rule:
        yield told("duty.applies", lang, rule=rule)
    if duty.exempt:
        yield told("duty.exempt", lang, groups=exempt(one, duty.exempt, lang))
    yield told("duty.when", lang, when=when(duty.trigger, lang))
    yield told("duty.what", lang, text=said(duty.deliverable, lang))
    yield told("duty.evidence", lang, text=said(duty.evidence, lang))
    for each in duty.evidence_for:
        groups = exempt(one, each.groups, lang)
        told_ = told("duty.evidence-for", lang, groups=groups, text=said(each.evidence, lang))
        yield cited(told_, each.sources)
    yield told("duty.check", lang, text=said(duty.check, lang))
    yield told("duty.consequence", lang, text=said(duty.consequence, lang))
    if isinstance(duty.prerequisite, str):
        yield told("duty.before", lang, duties=said(duty.prerequisite, lang))
    else:
        before = [f"{said(one.duty(each).title, lang)} ({each})" for each in duty.prerequisite]
        yield told("duty.before", lang, duties="; ".join(before))
    if duty.oecd_steps:
        steps = [f"{step} ({told(f'step.{step}', lang)})" for step in duty.oecd_steps]
        yield told("duty.steps", lang, steps=", ".join(steps))
    if duty.themes:
        yield told("duty.themes", lang, themes=", ".join(common(lang)[code] for code in duty.themes))


def _public(duty: Duty, lang: str) -> Iterator[Line]:
    """What the participant itself has to tell the public, and whether more criteria are known."""
    public = duty.public_account
    if public is None:
        return
    asks = "; ".join(said(ask.what, lang) for ask in public.asks) or told("duty.public-unknown", lang)
    yield from noted(public, Line(cited(told("duty.public", lang, what=asks), public.sources), 2), lang)
    criteria = public.criteria if isinstance(public.criteria, str) else public.criteria.text
    yield Line(told("duty.public-criteria", lang, text=said(criteria, lang)), 2)


def _course(duty: Duty, lang: str) -> Iterator[Line]:
    """What became of a promise: whether it was let go, and what was delivered of it."""
    for change in duty.changes:
        values = {"what": said(change.what, lang), "reason": said(change.reason, lang)}
        text = told("duty.change.why", lang, change=changed(change, lang), **values)
        yield from noted(change, Line(cited(text, change.sources), 2), lang)
    promise = duty.promise
    if promise is None:
        return
    bounds = {"low": words.number(promise.low, lang), "high": words.number(promise.high, lang)}
    text = told("duty.promise", lang, **bounds, unit=said(promise.unit, lang), years=str(promise.years))
    yield from noted(promise, Line(cited(text, promise.sources), 2), lang)
    account = line_of(duty).reason
    if account is not None:
        yield Line(in_words.say(account, lang), 4)
    for done in promise.delivered:
        key = "duty.planned" if done.planned else "duty.delivered"
        text = told(key, lang, what=said(done.what, lang), day=day(done.date, lang))
        yield from noted(done, Line(cited(text, done.sources), 4), lang)


def changed(change: Change, lang: str) -> str:
    """That a promise was let go or narrowed, and since when."""
    when_ = by(change.on, lang) if change.kind == "abandoned" else since(change.on, lang)
    return told(f"duty.change.{change.kind}", lang, when=when_)


def targets(found: Portrait, lang: str) -> Iterator[Line]:
    """Every target with its population and how it is measured, and whether the two are about the same."""
    if not found.agreement.targets:
        yield Line(told("none", lang))
    for target in found.agreement.targets:
        yield Line(cited(_value(target, lang), target.sources))
        yield Line(told("target.population", lang, text=said(target.population, lang)), 2)
        yield from _measure(target, lang)
        if target.yearly is not None:
            values = {"first": str(target.yearly.first), "last": str(target.yearly.last)}
            change = words.number(target.yearly.change, lang)
            yield Line(told("target.yearly", lang, **values, change=change, unit=said(target.unit, lang)), 2)
        yield Line(told(f"target.character.{target.character}", lang), 2)
        yield from remarked(target, 2, lang)


def _value(target: Target, lang: str) -> str:
    name, due = said(target.indicator, lang), by(target.by, lang)
    if target.value is None:
        return told("target.no-value", lang, indicator=name, by=due)
    values = {"value": amount(target.value, lang), "unit": said(target.unit, lang)}
    return told(f"target.value.{target.direction}", lang, indicator=name, by=due, **values)


def _measure(target: Target, lang: str) -> Iterator[Line]:
    measure = target.measure
    if isinstance(measure, str):
        yield Line(told("target.not-measured", lang, text=said(measure, lang)), 2)
        return
    text = told("target.measured", lang, what=said(measure.what, lang), population=said(measure.population, lang))
    yield from noted(measure, Line(cited(text, measure.sources), 2), lang)
    if measure.scope != target.scope:
        yield Line(told("target.scopes", lang), 2)
