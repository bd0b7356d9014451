"""Rules on scales and groups: whether everybody falls in exactly one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import floor

from imvo.agreement.bands import holds
from imvo.agreement.lint.findings import Finding, Rule, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.situation import Band
from imvo.agreement.yaml_file import Document

FROM_EVER, FOR_EVER = float("-inf"), float("inf")


def bands_overlap(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Values that lie in two printed bands; milder when the scale's convention says in which they count."""
    rule = Rule(document, "bands-overlap")
    for i, scale in enumerate(agreement.binding.scales):
        shared: dict[bool, list[str]] = {True: [], False: []}
        for one, other in combinations(scale.bands, 2):
            both = _shared(one, other)
            if both is not None:
                edge = both[0] == both[1] and scale.shared_edge == "upper"
                shared[edge].append(_printed(*both))
        spot = Spot(("binding", "scales", i), scale.measure, scale.sources)
        if shared[False]:
            yield from rule.found("warning", "two-bands", spot, unit=scale.unit, values=tuple(shared[False]))
        if shared[True]:
            yield from rule.found("info", "convention", spot, unit=scale.unit, values=tuple(shared[True]))


def _shared(one: Band, other: Band) -> tuple[float, float] | None:
    """The values that both bands hold: first and last, equal for a single one."""
    low, high = max(_low(one), _low(other)), min(_high(one), _high(other))
    if low > high:
        return None
    if low == high and not (holds(one, low) and holds(other, low)):
        return None
    return low, high


def bands_gap(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Values between two printed bands that lie in none; milder when no whole number does."""
    rule = Rule(document, "bands-gap")
    for i, scale in enumerate(agreement.binding.scales):
        gaps: dict[bool, list[str]] = {True: [], False: []}
        first, *others = sorted(scale.bands, key=lambda band: (_low(band), _high(band)))
        reach = first  # the band that goes furthest so far; a wide one may hold those that begin after it
        for upper in others:
            if _apart(reach, upper):
                gaps[_whole_between(reach, upper)].append(_printed(_high(reach), _low(upper)))
            reach = max(reach, upper, key=lambda band: (_high(band), band.below is None))
        spot = Spot(("binding", "scales", i), scale.measure, scale.sources)
        if gaps[True]:
            yield from rule.found("warning", "whole", spot, unit=scale.unit, values=tuple(gaps[True]))
        if gaps[False]:
            yield from rule.found("info", "fractions", spot, unit=scale.unit, values=tuple(gaps[False]))


def _apart(lower: Band, upper: Band) -> bool:
    """Whether values between the two lie in neither."""
    low, high = _high(lower), _low(upper)
    return low < high or (low == high and not (holds(lower, low) or holds(upper, low)))


def _whole_between(lower: Band, upper: Band) -> bool:
    low, high = _high(lower), _low(upper)
    first = floor(low) if low == floor(low) and not holds(lower, low) else floor(low) + 1
    return first < high or (first == high and not holds(upper, high))


def group_unclear(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Groups of which cannot be told who is in them, and the duties and fees that depend on it."""
    rule = Rule(document, "group-unclear")
    binding = agreement.binding
    for i, group in enumerate(binding.groups):
        if group.when or group.band is not None or group.members:
            continue
        duties = tuple(
            duty.id
            for duty in agreement.duties
            if group.id in (*duty.applies.groups, *duty.exempt, *(g for each in duty.evidence_for for g in each.groups))
        )
        say = "not-defined" if group.definition is None else "not-decidable"
        spot = Spot(("binding", "groups", i), group.name, group.sources, duties=duties)
        yield from rule.found("info", say, spot)


def _low(band: Band) -> float:
    return FROM_EVER if band.low is None else band.low


def _high(band: Band) -> float:
    return FOR_EVER if band.high is None else band.high


def _printed(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
