"""Minerals: who refines, what is stated of the origin, what asks for a closer look, and the risks that are named."""

from __future__ import annotations

import polars as pl

from imvo.agreement import themes
from imvo.chain import vocabulary as chain
from imvo.chain.minerals import conformance, flags, issues, origins, places, steps
from imvo.chain.minerals.areas import Areas
from imvo.chain.minerals.data import labels, rules
from imvo.chain.minerals.lexicon import Lexicon, of_chain
from imvo.intake.values import vocabulary
from imvo.reference import regions
from imvo.reporting.parts import mineral_facts
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Section, Shown
from imvo.reporting.texts import both, labelled
from imvo.tables import Label

KINDS = ("smelters", "smelter-mines", "mineral-lots", "conformance")


def lexicon(given: Given) -> Lexicon:
    """The words of the chain that is assessed."""
    edition = given.editions[chain.REGISTER]
    return Lexicon(vocabulary.of_folder(edition.folder), chain.load(edition))


def sites(given: Given) -> pl.DataFrame:
    """Smelters, refiners and stated mines as sites."""
    return places.sites(given.tables, lexicon(given))


def results(assessed: Assessed) -> Results:
    """Every table of this part."""
    words = lexicon(assessed)
    delivered = of_chain(assessed.tables, words)
    areas = Areas.of(assessed.editions[assessed.method.likelihood.areas.register_id].table, regions.match)
    found, first_band = assessed.assessment.issues, min(assessed.method.severity.bands.values())
    listed = conformance.on_the_day(delivered, assessed.as_of)
    # Without a list of the user nothing is said of conformance.
    shown = listed if "conformance" in delivered else listed.clear()
    made = {
        flags.RESULT: flags.flags(delivered, flags.Facts(areas, words, listed)),
        conformance.RESULT: shown,
        origins.RESULT: origins.countries(delivered, words, areas, found, first_band),
        steps.RESULT: steps.progress(delivered, listed, assessed.as_of),
        issues.ABUSES: issues.abuses(found, first_band),
        issues.REFERENCES: issues.references(found, assessed.method.stability.top),
    }
    if assessed.agreement is not None:
        made[issues.NAMED] = issues.named_risks(found, assessed.agreement, first_band)
    return made


def section(assessed: Assessed, found: Results) -> Section:
    """Figures with their denominators, then the tables."""
    return Section(
        id="minerals",
        title=both("minerals.title"),
        lede=both("minerals.lede"),
        facts=mineral_facts.facts(assessed.tables, found, lexicon(assessed)),
        shown=tuple(_shown(assessed, found)),
        notes=tuple(
            both(f"minerals.{key}") for key in ("place", "list", "recycled", "steps-note", "not-assessed", "read")
        ),
    )


def _shown(assessed: Assessed, found: Results) -> list[Shown]:
    flagged = found[flags.RESULT]
    texts, grounds = labels("red_flags", "rules"), _grounds()
    materials = labelled(chain.load(assessed.editions[chain.REGISTER]).materials)
    not_checked = {issues.NOT_CHECKED: both("minerals.not-checked")}
    shown = [
        Shown(
            flags.RESULT,
            flagged,
            columns=("kind", "flag", "subject", "country", "why", "source", "file", "row"),
            lede=both("minerals.flags"),
            words={"flag": texts, "source": grounds},
        ),
        Shown(
            origins.RESULT,
            found[origins.RESULT],
            lede=both("minerals.countries"),
            words={"material": materials} | _themes(),
        ),
    ]
    if found[conformance.RESULT].height:
        columns = (
            "smelter",
            "smelter_id",
            "metal",
            "found_by",
            "scheme",
            "state",
            "status_given",
            "valid_to",
            "list_date",
            "suggestion",
        )
        shown.append(Shown(conformance.RESULT, found[conformance.RESULT], columns, both("minerals.conformance")))
    step_names = {
        str(step["step"]): Label(nl=f"{step['step']}. {step['name']['nl']}", en=f"{step['step']}. {step['name']['en']}")
        for step in rules("steps")["steps"]
    }
    shown.append(
        Shown(
            steps.RESULT,
            found[steps.RESULT],
            lede=both("minerals.steps"),
            words={"step": step_names, "item": labels("steps", "items")},
        )
    )
    if issues.NAMED in found and assessed.agreement is not None:
        named = {
            str(n): Label(nl=theme.wording.nl, en=theme.wording.en)
            for n, theme in enumerate(assessed.agreement.themes, 1)
        }
        shown.append(
            Shown(issues.NAMED, found[issues.NAMED], lede=both("minerals.named"), words={"risk": named} | _themes())
        )
    shown.append(
        Shown(
            issues.ABUSES,
            found[issues.ABUSES],
            ("abuse", "theme", "first_rank", "issues", "most_severe"),
            both("minerals.abuses"),
            {"abuse": labels("annex_ii", "abuses")},
        )
    )
    shown.append(
        Shown(
            issues.REFERENCES,
            found[issues.REFERENCES],
            lede=both("minerals.references"),
            words={"oecd": not_checked, "sdg": not_checked},
        )
    )
    return shown


def _grounds() -> dict[str, Label]:
    return {code: Label(**source["title"]) for code, source in rules("red_flags")["sources"].items()}


def _themes() -> dict[str, dict[str, Label]]:
    """Names of themes for columns that hold several."""
    names = {theme.code: Label(nl=theme.name.nl, en=theme.name.en) for theme in themes.load()}
    return {"theme": names, "themes": names}


PART = Part("minerals", KINDS, results, section, sites)
