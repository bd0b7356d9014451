"""How participants are assessed, what is handed in and published, and where complaints go: in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words
from imvo.agreement.model.scheme import INDEPENDENT
from imvo.agreement.names import round_of_scheme
from imvo.agreement.sentences import a_day, cited, day, facts, listed, said, since, told
from imvo.agreement.truth import Answer
from imvo.cli.lines import Line, noted
from imvo.cli.tell_people import band

if TYPE_CHECKING:
    from imvo.agreement.model.base import Text
    from imvo.agreement.model.remedy import TrackRules
    from imvo.agreement.model.scheme import Monitor, MonitoringRound
    from imvo.agreement.portrait import Portrait, Stage
    from imvo.agreement.remedy import RemedyRoute


def assessment(found: Portrait, lang: str) -> Iterator[Line]:
    """By whom, on what, with which thresholds and results, in which rounds, and in which version on the day."""
    scheme = found.agreement.scheme
    head = {"kind": told(f"scheme.kind.{scheme.kind}", lang), "by": said(scheme.by, lang)}
    text = told("scheme.head", lang, **head, rhythm=said(scheme.rhythm, lang))
    yield from noted(scheme, Line(cited(text, scheme.sources)), lang)
    for each in scheme.monitors:
        yield from noted(each, Line(cited(monitor(each, lang), each.sources)), lang)
    if not scheme.monitors:
        yield Line(told("scheme.no-monitor", lang))
    if scheme.evidence_needs:
        needs = words.enumeration([told(f"scheme.need.{need}", lang) for need in scheme.evidence_needs], lang)
        yield Line(told("scheme.needs", lang, what=needs))
    yield from _results(found, lang)
    for one, stage in found.rounds:
        name = round_of_scheme(found.agreement, one.id, lang)
        yield from noted(one, Line(cited(_round(one, name, stage, lang), one.sources)), lang)
        for move in one.moved:
            values = {"was": a_day(move.was, lang), "now": a_day(one.reference, lang), "on": day(move.on, lang)}
            moved = told("when.moved", lang, **values, reason=said(move.reason, lang))
            yield from noted(move, Line(cited(moved, move.sources), 2), lang)
    for version in found.versions:
        part = version.part
        values = {"since": since(part.start, lang), "change": said(part.change, lang)}
        text = told(f"scheme.version.{version.answer.value}", lang, **values)
        yield from noted(part, Line(cited(text, part.sources)), lang)
    for remark in scheme.remarks:
        yield from noted(remark, Line(cited(said(remark.text, lang), remark.sources)), lang)


def monitor(each: Monitor, lang: str) -> str:
    """Who assesses, and whether that is not independent."""
    key = "scheme.monitor" if each.kind in INDEPENDENT else "scheme.monitor-not"
    return told(key, lang, who=said(each.who, lang), kind=told(f"scheme.watcher.{each.kind}", lang))


def percent(value: float | None, lang: str) -> str:
    """A number of per cent, or that it is not known."""
    return told("unknown", lang) if value is None else told("scheme.weight", lang, n=words.number(value, lang))


def _results(found: Portrait, lang: str) -> Iterator[Line]:
    scheme = found.agreement.scheme
    for block in scheme.blocks:
        text = told("scheme.block", lang, name=said(block.name, lang), weight=percent(block.weight, lang))
        yield from noted(block, Line(cited(text, block.sources)), lang)
    for required in scheme.thresholds:
        text = told("scheme.threshold", lang, year=str(required.year), share=percent(required.share, lang))
        if required.share is None:
            text = told("scheme.threshold-unknown", lang, year=str(required.year))
        yield from noted(required, Line(cited(text, required.sources)), lang)
    for result in scheme.classes:
        wanted = facts(found.agreement, result.when, lang)
        bounds = said(result.bounds, lang) if result.bounds is not None or not wanted else wanted
        text = told("scheme.class", lang, name=said(result.name, lang), bounds=bounds)
        yield from noted(result, Line(cited(text, result.sources)), lang)
    if scheme.scale is not None:
        scale = next(each for each in found.agreement.binding.scales if each.id == scheme.scale)
        bands = listed(band(each, lang) for each in scale.bands)
        yield Line(told("scheme.scale", lang, measure=said(scale.measure, lang), bands=bands))


def _round(one: MonitoringRound, name: str, stage: Stage, lang: str) -> str:
    def span(key: str, first: object, last: object) -> str | None:
        if first is None and last is None:
            return None
        days = {"first": day(first, lang), "last": day(last, lang)}  # type: ignore[arg-type]
        return told(f"scheme.{key}", lang, **days)

    dates = [
        told(f"scheme.stage.{stage}", lang),
        told("scheme.reference", lang, day=day(one.reference, lang)),
        span("answers", one.answers_from, one.answers_to),
        span("reply", one.reply_from, one.reply_to),
        None if one.reported is None else told("scheme.reported", lang, day=day(one.reported, lang)),
        span("covers", one.covers_from, one.covers_to),
        None if one.method is None else said(one.method, lang),
    ]
    return told("scheme.round", lang, name=name, dates=listed(dates))


def handed_in(found: Portrait, lang: str) -> Iterator[Line]:
    """What a participant hands in, and who may see it."""
    if not found.agreement.handed_in:
        yield Line(told("none", lang))
    for each in found.agreement.handed_in:
        text = told(f"handed.{each.to}", lang, what=said(each.what, lang))
        yield from noted(each, Line(cited(text, each.sources)), lang)


def publication(found: Portrait, lang: str) -> Iterator[Line]:
    """What is published, at which level, what is kept back and why."""
    if not found.publication:
        yield Line(told("none", lang))
    for each in found.publication:
        part = each.part
        item = told("publication.item", lang, item=said(part.item, lang), level=told(f"level.{part.level}", lang))
        text = listed(
            [
                item,
                told("publication.shown", lang, what=_particulars(part.shown, lang)) if part.shown else None,
                told("publication.withheld", lang, what=_particulars(part.withheld, lang)) if part.withheld else None,
                None if part.rhythm is None else told("publication.rhythm", lang, text=said(part.rhythm, lang)),
                None if part.reason is None else told("publication.reason", lang, text=said(part.reason, lang)),
                None if part.start is None else since(part.start, lang),
                None if each.answer is Answer.YES else told(f"publication.on.{each.answer.value}", lang),
            ]
        )
        yield from noted(part, Line(cited(text, part.sources)), lang)


def _particulars(texts: Iterable[Text], lang: str) -> str:
    return words.enumeration([said(each, lang) for each in texts], lang)


def remedy(found: Portrait, lang: str) -> Iterator[Line]:
    """Who can complain, who decides, each track with its steps and what becomes of a new case on the day."""
    rules = found.agreement.remedy
    access = told(f"remedy.outsiders.{rules.outsiders.access.value}", lang)
    yield from noted(rules.outsiders, Line(cited(access, rules.outsiders.sources)), lang)
    for place in rules.outsiders.instead:
        yield Line(told("remedy.instead", lang, where=said(place, lang)), 2)
    yield from _committee(found, lang)
    if not rules.tracks:
        yield Line(told("remedy.no-track", lang))
    for track, route in zip(rules.tracks, found.tracks, strict=True):
        yield from noted(track, Line(cited(told(f"remedy.track.{track.track}", lang), track.sources)), lang)
        yield from (Line(text, 2) for text in _track(track, route, lang))
    goes_on = rules.continues
    if isinstance(goes_on, str):
        yield Line(told("remedy.continues", lang, text=said(goes_on, lang)))
    else:
        text = told("remedy.continues", lang, text=said(goes_on.text, lang))
        yield from noted(goes_on, Line(cited(text, goes_on.sources)), lang)
    for report in rules.reports:
        text = told("remedy.report", lang, text=said(report.text, lang))
        yield from noted(report, Line(cited(text, report.sources)), lang)
    yield from _cases(found, lang)


def _committee(found: Portrait, lang: str) -> Iterator[Line]:
    body = found.agreement.remedy.committee
    if isinstance(body, str):
        yield Line(told("remedy.no-committee", lang, text=said(body, lang)))
        return
    values = {
        "since": since(body.since, lang),
        "independent": told(f"answer.{body.independent.value}", lang),
        "members": ", ".join(body.members) or told("unknown", lang),
    }
    yield from noted(body, Line(cited(told("remedy.committee", lang, **values), body.sources)), lang)
    yield Line(told("remedy.decisions", lang, text=said(body.decisions, lang)), 2)


def _track(track: TrackRules, route: RemedyRoute, lang: str) -> Iterator[str]:
    yield told("remedy.who", lang, text=said(track.who, lang))
    yield told("remedy.days", lang, first=day(track.opens, lang), last=day(track.closes, lang))
    today = in_words.say(route.reason, lang)
    yield told("remedy.on", lang, day=words.day(route.as_of, lang), sentence=today)
    yield told("remedy.closed", lang, text=said(track.closed_because, lang))
    yield told("remedy.limits", lang, text=said(track.time_limits, lang))
    for number, step in enumerate(track.steps, 1):
        yield told("remedy.step", lang, n=str(number), text=said(step, lang))
    for place in track.afterwards:
        yield told("remedy.afterwards", lang, text=said(place, lang))


def _cases(found: Portrait, lang: str) -> Iterator[Line]:
    for each in found.cases:
        case = each.case
        by = ", ".join(said(None, lang) if name == "unknown" else name for name in case.by) or said(None, lang)
        yield Line(told(f"remedy.case.{case.track}", lang, name=case.name, by=by, against=case.against))
        for event in each.events:
            text = told("remedy.event", lang, day=day(event.date, lang), what=said(event.what, lang))
            yield from noted(event, Line(cited(text, event.sources), 2), lang)
        if each.state != "over":
            yield Line(told(f"remedy.case-{each.state}", lang), 2)
        if each.across is not None:
            yield Line(told("remedy.case-across", lang, day=day(each.across, lang)), 2)
        if each.state == "over":
            outcome = told("remedy.outcome", lang, text=said(case.outcome.text, lang))
            yield from noted(case.outcome, Line(cited(outcome, case.outcome.sources), 2), lang)
