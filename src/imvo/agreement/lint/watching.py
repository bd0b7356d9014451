"""Rules on who looks whether the agreement is kept, and who may see what was found."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.agreement.lint.findings import Finding, Rule, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.scheme import INDEPENDENT
from imvo.agreement.yaml_file import Document


def no_independent_monitor(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Nobody apart from those assessed, and those who answer for them, looks whether duties are met."""
    rule = Rule(document, "no-independent-monitor")
    scheme = agreement.scheme
    if any(monitor.kind in INDEPENDENT for monitor in scheme.monitors):
        return
    spots = [Spot(("scheme", "monitors", i), monitor.who, monitor.sources) for i, monitor in enumerate(scheme.monitors)]
    yield from rule.found("warning", "only", spots)
    if not spots:
        spot = Spot(("scheme",), sources=scheme.sources)
        if scheme.kind == "none":
            yield from rule.found("warning", "none", spot)
        else:
            yield from rule.found("info", "not-known", spot)


def no_company_level_publication(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Nothing that is published says of a participant by name how it did."""
    rule = Rule(document, "no-company-level-publication")
    if not agreement.publication:
        yield from rule.found("info", "not-known", Spot(("scheme",), sources=agreement.text.sources))
        return
    results = [(i, entry) for i, entry in enumerate(agreement.publication) if entry.about == "results"]
    if any(entry.level == "named" for _, entry in results):
        return
    own = any(item.to == "public" for item in agreement.handed_in)
    looked_at = results or enumerate(agreement.publication)
    spots = [Spot(("publication", i), entry.item, entry.sources) for i, entry in looked_at]
    yield from rule.found("warning", "own-account" if own else "none", spots)
