"""Rules on the themes of an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.agreement.lint.findings import Finding, Rule, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document

ASSESSES = 2  # the due-diligence step in which risks are identified and assessed


def theme_without_duty(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Themes that no duty is about; milder when a duty asks to look at risks in general."""
    rule = Rule(document, "theme-without-duty")
    about = {code for duty in agreement.duties for code in duty.themes}
    general = tuple(duty.id for duty in agreement.duties if ASSESSES in duty.oecd_steps and not duty.themes)
    spots = [
        Spot(("themes", i), theme.wording, theme.sources, theme.common, general)
        for i, theme in enumerate(agreement.themes)
        if about.isdisjoint(theme.common)
    ]
    if general:
        yield from rule.found("info", "general-only", spots)
        return
    yield from rule.found("warning", "none", [spot for spot in spots if spot.themes])
    yield from rule.found("info", "no-common-theme", [spot for spot in spots if not spot.themes])


def step_without_duty(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Steps of due diligence that no duty serves, in imvo's own reading of the duties."""
    served = {step for duty in agreement.duties for step in duty.oecd_steps}
    missing = tuple(str(step) for step in range(1, 7) if step not in served)
    spot = Spot(("duties",), sources=agreement.text.sources)
    if missing and served:
        yield from Rule(document, "step-without-duty").found("info", "steps", spot, steps=missing)
