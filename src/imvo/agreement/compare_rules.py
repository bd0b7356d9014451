"""Complaints and assessment of several agreements side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from imvo.agreement.comparison import Cell, Entry, Row, Word, cell_of, row_of
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.remedy import Track
from imvo.agreement.model.scheme import INDEPENDENT, Block, MonitoringRound, RequiredShare
from imvo.agreement.portrait import since
from imvo.agreement.remedy import remedy_route, rules
from imvo.agreement.truth import Answer

TRACKS: tuple[Track, ...] = ("complaint", "dispute")


def _word(answer: Answer) -> Word:
    if answer is Answer.UNKNOWN:
        return "not-known"
    return "yes" if answer is Answer.YES else "no"


def remedy(agreements: Sequence[Agreement], as_of: date) -> list[Row]:
    """Who can complain, who decides, and for each track who, within which time, and whether it is open on the day."""

    def committee(agreement: Agreement) -> Cell:
        body = agreement.remedy.committee
        if isinstance(body, str):
            return Cell(word=body)
        start = None if body.since is None else str(body.since)
        return Cell((Entry(code="compare.since", values=(("day", start),), sources=body.sources),))

    def independent(agreement: Agreement) -> Cell:
        body = agreement.remedy.committee
        return Cell(word=body if isinstance(body, str) else _word(body.independent))

    def decisions(agreement: Agreement) -> Cell:
        body = agreement.remedy.committee
        return Cell(word=body) if isinstance(body, str) else Cell((Entry(body.decisions, sources=body.sources),))

    def continues(agreement: Agreement) -> Cell:
        said = agreement.remedy.continues
        return Cell(word=said) if isinstance(said, str) else Cell((Entry(said.text, sources=said.sources),))

    rows = [
        row_of("access", agreements, lambda one: Cell(word=_word(one.remedy.outsiders.access))),
        row_of(
            "instead",
            agreements,
            lambda one: cell_of((Entry(place) for place in one.remedy.outsiders.instead), "none-known"),
        ),
        row_of("committee", agreements, committee),
        row_of("independent", agreements, independent),
        row_of("decisions", agreements, decisions),
    ]
    for track in TRACKS:
        rows += _track(agreements, as_of, track)
    return [*rows, row_of("continues", agreements, continues)]


def _track(agreements: Sequence[Agreement], as_of: date, track: Track) -> list[Row]:
    def who(agreement: Agreement) -> Cell:
        found = rules(agreement, track)
        return (
            Cell(word=_without(agreement, track)) if found is None else Cell((Entry(found.who, sources=found.sources),))
        )

    def limits(agreement: Agreement) -> Cell:
        found = rules(agreement, track)
        if found is None:
            return Cell(word=_without(agreement, track))
        return Cell(word="not-known") if found.time_limits is None else Cell((Entry(found.time_limits),))

    def on_day(agreement: Agreement) -> Cell:
        if rules(agreement, track) is None:
            return Cell(word=_without(agreement, track))
        return Cell((Entry(code=remedy_route(agreement, as_of, track).reason.key),))

    return [
        row_of(track, agreements, who),
        row_of(f"{track}-limits", agreements, limits),
        row_of(f"{track}-on-day", agreements, on_day),
    ]


def _without(agreement: Agreement, track: Track) -> Word:
    """Why there is no such track: it is said to be closed to outsiders, it was not found, or none is named."""
    remedy = agreement.remedy
    if track == "complaint":
        return "no" if remedy.outsiders.access is Answer.NO else "not-known"
    return remedy.committee if isinstance(remedy.committee, str) else "none-known"


def assessment(agreements: Sequence[Agreement], as_of: date) -> list[Row]:
    """In which way participants are assessed, by whom, against which bars, and in which version on the day."""

    def kind(agreement: Agreement) -> Cell:
        scheme = agreement.scheme
        if scheme.kind in ("none", "unknown"):
            return Cell(word="no" if scheme.kind == "none" else "not-known")
        return Cell((Entry(code=f"scheme.kind.{scheme.kind}", sources=scheme.sources),))

    def independent(agreement: Agreement) -> Cell:
        if not agreement.scheme.monitors:
            return Cell(word="not-known")
        return Cell(word="yes" if any(each.kind in INDEPENDENT for each in agreement.scheme.monitors) else "no")

    def versions(agreement: Agreement) -> Cell:
        found = agreement.scheme.versions
        in_force = [(each.start, each) for each in found if each.start and since(each.start, as_of) is Answer.YES]
        latest = max(in_force, key=lambda dated: dated[0].last, default=None)
        return cell_of([] if latest is None else [Entry(latest[1].change, sources=latest[1].sources)], "none-known")

    return [
        row_of("kind", agreements, kind),
        row_of(
            "monitors",
            agreements,
            lambda one: cell_of(
                (Entry(m.who, f"scheme.watcher.{m.kind}", sources=m.sources) for m in one.scheme.monitors), "not-known"
            ),
        ),
        row_of("independent-monitor", agreements, independent),
        row_of("rhythm", agreements, lambda one: Cell((Entry(one.scheme.rhythm),))),
        row_of("thresholds", agreements, lambda one: cell_of(map(_threshold, one.scheme.thresholds), "none-known")),
        row_of("blocks", agreements, lambda one: cell_of(map(_block, one.scheme.blocks), "none-known")),
        row_of("classes", agreements, _classes),
        row_of("rounds", agreements, lambda one: cell_of(map(_round, one.scheme.rounds), "none-known")),
        row_of("versions", agreements, versions),
    ]


def _threshold(required: RequiredShare) -> Entry:
    values = (("year", required.year), ("share", required.share))
    return Entry(code="scheme.threshold", values=values, sources=required.sources)


def _block(block: Block) -> Entry:
    return Entry(block.name, "scheme.weight", (("n", block.weight),), sources=block.sources)


def _classes(agreement: Agreement) -> Cell:
    scheme = agreement.scheme
    found = [Entry(each.name, sources=each.sources) for each in scheme.classes]
    if scheme.scale is not None:
        scale = next(each for each in agreement.binding.scales if each.id == scheme.scale)
        found += [Entry(band.name, sources=scale.sources) for band in scale.bands]
    return cell_of(found, "none-known")


def _round(found: MonitoringRound) -> Entry:
    day = None if found.reference is None else str(found.reference)
    return Entry(code="compare.round", values=(("round", found.id), ("day", day)), sources=found.sources)
