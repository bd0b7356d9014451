"""Rules on the way in for people who are harmed."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.agreement.lint.findings import OF_WORD, Finding, Rule, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document


def outsiders_cannot_complain(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """People from outside have no route to complain through the agreement, or none is known."""
    rule = Rule(document, "outsiders-cannot-complain")
    outsiders = agreement.remedy.outsiders
    spot = Spot(("remedy", "outsiders"), sources=outsiders.sources)
    if outsiders.access is Answer.NO:
        yield from rule.found("error", "closed", spot)
    elif outsiders.access is Answer.UNKNOWN:
        yield from rule.found("info", "not-known", spot)
    elif not any(side.by == "outsider" for track in agreement.remedy.tracks for side in track.sides):
        yield from rule.found("info", "no-track", spot)


def no_committee(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """No body that decides on complaints and disputes, or one that is not independent."""
    rule = Rule(document, "no-committee")
    committee = agreement.remedy.committee
    at = ("remedy", "committee")
    if isinstance(committee, str):
        spot = Spot(at, sources=agreement.remedy.outsiders.sources)
        yield from rule.found(OF_WORD[committee], committee, spot)
        return
    spot = Spot(at, sources=committee.sources)
    if committee.independent is Answer.NO:
        yield from rule.found("warning", "not-independent", spot)
    elif committee.independent is Answer.UNKNOWN:
        yield from rule.found("info", "independence-not-known", spot)


def time_limits_unknown(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Procedures of which is not known how long each step may take."""
    rule = Rule(document, "time-limits-unknown")
    for i, track in enumerate(agreement.remedy.tracks):
        if track.time_limits is None:
            spot = Spot(("remedy", "tracks", i, "time_limits"), sources=track.sources)
            yield from rule.found("info", track.track, spot)


def after_the_end(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """What becomes of a complaint that was filed before the end."""
    continues = agreement.remedy.continues
    if isinstance(continues, str):
        spot = Spot(("remedy", "continues"), sources=agreement.remedy.outsiders.sources)
        yield from Rule(document, "complaint-after-the-end").found(OF_WORD[continues], continues, spot)
