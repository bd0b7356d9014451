"""Minerals: who refines, what is stated of the origin, what asks for a closer look, and the risks that are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from imvo.chain import vocabulary as chain
from imvo.chain.minerals import conformance, flags, issues, origins, places, steps
from imvo.chain.minerals.areas import Areas
from imvo.chain.minerals.data import labels, rules
from imvo.chain.minerals.lexicon import Lexicon, of_chain
from imvo.intake.rmi.minerals import mineral_code, mineral_name
from imvo.intake.values import vocabulary
from imvo.reference import regions
from imvo.reporting.parts import mineral_facts
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Section, Shown
from imvo.reporting.texts import both, labelled
from imvo.tables import Label

_NONE = "–"
_COUNTRIES = (
    "material",
    "country",
    "smelters",
    "lots",
    "kilograms",
    "share",
    "lots_without_kilograms",
    "area",
    "first_rank",
)
_CONFORMANCE = (
    "smelter", "smelter_id", "metal", "state", "scheme", "status_given", "valid_to", "list_date", "suggestion",
)  # fmt: skip
# What a smelter that is not in the list has none of.
_OF_THE_LIST = ("smelter_id", "scheme", "status_given", "valid_to", "list_date", "suggestion")
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
        headline=mineral_facts.headline(found),
        notes=tuple(
            both(f"minerals.{key}") for key in ("place", "list", "recycled", "steps-note", "not-assessed", "read")
        ),
    )


def _shown(assessed: Assessed, found: Results) -> list[Shown]:
    materials = labelled(chain.load(assessed.editions[chain.REGISTER]).materials)
    not_checked = {issues.NOT_CHECKED: both("minerals.not-checked")}
    shown = [
        Shown(
            flags.RESULT,
            _dashed(found[flags.RESULT], "country", "why", "subject"),
            ("kind", "flag", "subject", "country", "why", "source", "file", "row"),
            both("minerals.flags"),
            {"flag": labels("red_flags", "rules"), "source": labels_of(rules("red_flags")["sources"])},
        ),
        Shown(
            origins.RESULT,
            _weighed(found[origins.RESULT]),
            _COUNTRIES,
            both("minerals.countries"),
            {"material": materials},
        ),
    ]
    if found[conformance.RESULT].height:
        listed = found[conformance.RESULT]
        named = {"metal": _named_minerals(listed.get_column("metal").drop_nulls().unique())}
        about = both("minerals.conformance")
        shown.append(Shown(conformance.RESULT, listed, _CONFORMANCE, about, named, dashed=_OF_THE_LIST))
    step_words = {"step": _steps(), "item": labels("steps", "items")}
    shown.append(Shown(steps.RESULT, found[steps.RESULT], (), both("minerals.steps"), step_words))
    if issues.NAMED in found and assessed.agreement is not None:
        wording = [Label(nl=theme.wording.nl, en=theme.wording.en) for theme in assessed.agreement.themes]
        risks = {str(place): text for place, text in enumerate(wording, 1)}
        columns = ("risk", "first_rank", "country", "process", "issues", "most_severe", "nothing_known")
        shown.append(Shown(issues.NAMED, found[issues.NAMED], columns, both("minerals.named"), {"risk": risks}))
    told = ("abuse", "theme", "first_rank", "issues", "most_severe")
    abuses = {"abuse": labels("annex_ii", "abuses")}
    shown.append(Shown(issues.ABUSES, found[issues.ABUSES], told, both("minerals.abuses"), abuses))
    checked = {"oecd": not_checked, "sdg": not_checked}
    shown.append(Shown(issues.REFERENCES, found[issues.REFERENCES], (), both("minerals.references"), checked))
    return shown


def _dashed(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """For the page: what a row has no need of is no unknown."""
    return frame.with_columns(pl.col(columns).fill_null(_NONE))


def _weighed(table: pl.DataFrame) -> pl.DataFrame:
    """Weight is unknown where no lot tells it: nought would read as nothing bought."""
    told = (pl.col("lots") == 0) | (pl.col("lots") > pl.col("lots_without_kilograms"))
    return table.with_columns(pl.when(told).then("kilograms"))


def _named_minerals(given: Iterable[str]) -> dict[str, Label]:
    """Metal as a file spells it -> its name, where it has one."""
    codes = {text: code for text in given if (code := mineral_code(text))}
    return {text: Label(nl=mineral_name(code, "nl"), en=mineral_name(code, "en")) for text, code in codes.items()}


def _steps() -> dict[str, Label]:
    return {
        str(step["step"]): Label(nl=f"{step['step']}. {step['name']['nl']}", en=f"{step['step']}. {step['name']['en']}")
        for step in rules("steps")["steps"]
    }


def labels_of(sources: Mapping[str, Any]) -> dict[str, Label]:
    """Code -> title, of what was read."""
    return {code: Label(**source["title"]) for code, source in sources.items()}


PART = Part("minerals", KINDS, results, section, sites)
