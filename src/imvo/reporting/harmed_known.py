"""What the agreement says beside its doors: what goes on after its end, whom to ask, and what it does with reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from imvo import agreement as agreements
from imvo import words
from imvo.agreement import Agreement, Answer, in_words
from imvo.agreement.model.parties import Party
from imvo.agreement.model.remedy import TrackRules
from imvo.reporting.harmed_doors import label, listed
from imvo.reporting.texts import both, joined
from imvo.tables import Label

UNION = "union"
FOR_OTHERS = (UNION, "ngo")
"""Types of party that speak for those who bear the harm."""


def known(agreement: Agreement, as_of: date) -> Iterable[Label]:
    """Each on a line of its own."""
    remedy = agreement.remedy
    track = next((found for found in remedy.tracks if found.track == "complaint"), None)
    if over(agreement, as_of):
        yield from _afterwards(agreement, track)
    elif remedy.outsiders.access is Answer.YES and remedy.outsiders.instead:
        yield both("cases.harmed.instead", names=listed(remedy.outsiders.instead))
    yield from _for_others(agreement, as_of)
    if remedy.reports:
        said = joined(reports(agreement), " ")
        if over(agreement, as_of):
            yield both("cases.harmed.reports-then", text=said)
        else:
            yield both("cases.harmed.reports", text=said)
    yield from _dispute(agreement, as_of)


def over(agreement: Agreement, as_of: date) -> bool:
    """Whether the agreement surely does not run any more on the day."""
    return agreements.state(agreement, as_of).state in ("ended", "between-terms")


def reports(agreement: Agreement) -> tuple[Label, ...]:
    """What it says on reports from others; where its text leaves open by whom, whom to ask."""
    found = agreement.remedy.reports
    told = tuple(label(report.text) for report in found)
    return (*told, _ask(agreement)) if any(report.note for report in found) else told


def _ask(agreement: Agreement) -> Label:
    unions = [party.name for party in agreement.parties if party.type == UNION]
    if not unions:
        return both("cases.harmed.by-whom")
    return both("cases.harmed.by-whom-ask", names=_named(unions))


def _afterwards(agreement: Agreement, track: TrackRules | None) -> Iterable[Label]:
    if track is not None and track.afterwards:
        yield both("cases.harmed.afterwards", names=listed(track.afterwards))
    else:
        yield both("cases.harmed.afterwards-unknown")
    if not isinstance(agreement.remedy.continues, str):
        yield both("cases.harmed.continues", text=label(agreement.remedy.continues.text))
    elif track is not None:
        yield both("cases.harmed.continues-unknown")


def _for_others(agreement: Agreement, as_of: date) -> Iterable[Label]:
    """Unions and other organisations that are party, but those that surely are not on the day: one may ask them.

    After the end: those of the last day of the term that ended.
    """
    now = agreements.state(agreement, as_of)
    past = over(agreement, as_of)
    day = now.term.ends.first if past and now.term.ends is not None else as_of
    away = set(agreements.parties_on(agreement, day).no)
    there = [party for party in agreement.parties if party.type in FOR_OTHERS and party.id not in away]
    doubted = [] if past else [party for party in there if _perhaps_left(party, as_of)]
    if sure := [party.name for party in there if party not in doubted]:
        key = "cases.harmed.parties-then" if past else "cases.harmed.parties"
        yield both(key, names=_named(sure))
    if doubted:
        yield both("cases.harmed.parties-perhaps", names=_named([party.name for party in doubted]))


def _perhaps_left(party: Party, as_of: date) -> bool:
    """Whether it left, on a day of which only two limits are known, and the day lies between them."""
    lasts = [member.end for member in party.memberships if member.end is not None]
    return any(last.day is None and last.first <= as_of <= last.last for last in lasts)


def _named(names: Sequence[str]) -> Label:
    return Label(**{lang: words.enumeration(list(names), lang) for lang in words.LANGUAGES})


def _dispute(agreement: Agreement, as_of: date) -> Iterable[Label]:
    """Parties have a way of their own: a union may be one."""
    track = next((found for found in agreement.remedy.tracks if found.track == "dispute"), None)
    if track is None:
        return
    route = agreements.remedy_route(agreement, as_of, "dispute")
    if route.reception == "accepted" and agreements.state(agreement, as_of).disputed:
        said = both("cases.harmed.dispute-uncertain")
    else:
        said = Label(**{lang: in_words.say(route.reason, lang) for lang in words.LANGUAGES})
    shut = route.reception in ("refused", "referred")
    if shut and route.because is not None:
        because = label(route.because)
    else:
        because = joined(map(label, route.to or ((track.note,) if track.note else ())), " ")
    yield both("cases.harmed.dispute", said=said, because=because)
