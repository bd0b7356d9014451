"""Rules on targets: whether anybody can say that they were reached, and whether they can be."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.agreement.lint.findings import Finding, Rule, Severity, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.target import Target, Yearly
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document

UNKNOWN = "unknown"  # the word for a population or a scope that is not known


def target_incomplete(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Targets without a population, a measure, a value or a date."""
    rule = Rule(document, "target-incomplete")
    lacks: dict[tuple[Severity, str], list[Spot]] = {}
    for i, target in enumerate(agreement.targets):
        for part, key in _missing(target):
            unsure = target.status == "unknown" or (part == "measure" and target.measure == "not-known")
            lacks.setdefault(("info" if unsure else "warning", part), []).append(_spot(i, target, key))
    for (severity, part), spots in sorted(lacks.items()):
        yield from rule.found(severity, f"{part}-{'not-known' if severity == 'info' else 'none-known'}", spots)


def _missing(target: Target) -> Iterator[tuple[str, str]]:
    """What a target lacks, and the key at which that shows. Where sources disagree it does not lack."""
    disputed = {claim.of for claim in target.claims}
    if target.scope == UNKNOWN:
        yield "population", "scope"
    if isinstance(target.measure, str):
        yield "measure", "measure"
    if target.value is None and "value" not in disputed:
        yield "value", "value"
    if target.by is None and "by" not in disputed:
        yield "date", "by"


def out_of_reach(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Targets that the least yearly steps do not reach; weak only, because the text says "at least"."""
    rule = Rule(document, "target-out-of-reach")
    for i, target in enumerate(agreement.targets):
        yearly = target.yearly
        # From above to a value ("at most"): where it begins is no part of a target, so the way there is not known.
        if yearly is None or target.value is None or target.direction == "at-most":
            continue
        years = _years(target, yearly)
        most = abs(yearly.change) * years
        if most >= target.value:
            continue
        values = {"change": abs(yearly.change), "years": years, "sum": most, "value": target.value}
        spot = _spot(i, target, "yearly")
        if "%" in target.unit.en and abs(yearly.change) < 100:
            compound = round(100 * (1 - (1 - abs(yearly.change) / 100) ** years), 1)
            yield from rule.found("warning", "percent", spot, unit=target.unit, compound=compound, **values)
        else:
            yield from rule.found("warning", "steps", spot, unit=target.unit, **values)


def _years(target: Target, yearly: Yearly) -> int:
    """How many of the yearly steps fall before the target's own date."""
    last = yearly.last if target.by is None else min(yearly.last, target.by.last.year)
    return max(0, last - yearly.first + 1)


def other_scope(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Targets that are followed in a series about another population."""
    rule = Rule(document, "measure-other-scope")
    for i, target in enumerate(agreement.targets):
        measure = target.measure
        if isinstance(measure, str) or UNKNOWN in (measure.scope, target.scope) or measure.scope == target.scope:
            continue
        spot = Spot(("targets", i, "measure"), target.indicator, (*target.sources, *measure.sources))
        yield from rule.found("warning", "scope", spot, target=target.population, measure=measure.population)


def outside_term(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Targets for a date before the agreement was signed, or after it ends."""
    rule = Rule(document, "target-outside-term")
    signed, ends = agreement.terms[0].signed, agreement.terms[-1].ends
    before = [
        _spot(i, target, "by")
        for i, target in enumerate(agreement.targets)
        if target.by is not None and signed is not None and target.by.before(signed) is Answer.YES
    ]
    after = [
        _spot(i, target, "by")
        for i, target in enumerate(agreement.targets)
        if target.by is not None and ends is not None and target.by.after(ends) is Answer.YES
    ]
    if signed is not None:
        yield from rule.found("info", "before", before, day=signed)
    if ends is not None:
        yield from rule.found("warning", "after", after, day=ends)


def character_unknown(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Targets of which it is not known whether they were agreed or only serve to follow progress."""
    spots = [
        _spot(i, target, "character")
        for i, target in enumerate(agreement.targets)
        if target.character == "unknown" and target.value is not None
    ]
    yield from Rule(document, "target-character-unknown").found("info", "character", spots)


def _spot(i: int, target: Target, key: str) -> Spot:
    return Spot(("targets", i, key), target.indicator, target.sources)
