"""Chains from factory to quarry: the situation of each under the agreement, what is known of it, and the areas."""

from __future__ import annotations

import polars as pl

from imvo.chain import extraction
from imvo.chain import vocabulary as chain
from imvo.intake.values import vocabulary
from imvo.reporting import own_chains
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, percent
from imvo.risk.situations import UNSPECIFIED
from imvo.tables import Label

KIND = own_chains.KIND
# Words for the two kinds of place, which the register of each chain reads as one of its processes.
WORKED, EXTRACTED = "processing", "quarry"


def places(given: Given) -> pl.DataFrame:
    """Factories and quarries as sites, and the quarries that some chains do not name."""
    edition = given.editions[chain.REGISTER]
    words = vocabulary.of_folder(edition.folder)
    materials = chain.load(edition).materials
    origin_of = dict(materials.select("id", "fibre_process").iter_rows())
    chains, extracted = given.tables[KIND], _process(words, EXTRACTED)
    named = extraction.sites(chains, origin_of, _process(words, WORKED), extracted)
    return pl.concat([named, extraction.untold_quarries(chains, origin_of, extracted)], how="diagonal")


def _process(words: vocabulary.Vocabulary, text: str) -> str:
    """The step that a word names; a chain whose register does not know it has no more than a step not stated."""
    found = words.read(text)
    return "|".join(sorted(found.of("process") or found.of("stage-word"))) or UNSPECIFIED


def results(assessed: Assessed) -> Results:
    """Visibility per chain, and the areas."""
    chains = assessed.tables[KIND]
    groups = own_chains.groups(assessed.agreement, assessed.participant, chains)
    return {
        extraction.VISIBILITY: extraction.visibility(chains, groups),
        extraction.AREAS: extraction.areas(chains),
    }


def section(assessed: Assessed, found: Results) -> Section:
    """How many chains are known to the factory and the quarry, of how many; then each chain, and the areas."""
    table = found[extraction.VISIBILITY]
    known = [_known(table, name) for name in ("factories", "quarries") if table.height]
    facts = list(known)
    names = _names(assessed)
    grouped = table.get_column("groups").value_counts(sort=True).sort("groups", nulls_last=True)
    for group, n in grouped.iter_rows():
        label = both("extraction.no-group") if group is None else names.get(group, Label(nl=group, en=group))
        facts.append(Fact(label, count(n), both("extraction.chains-of", n=count(table.height))))
    return Section(
        id="extraction",
        title=both("extraction.title"),
        lede=both("extraction.lede"),
        facts=tuple(facts),
        shown=(
            Shown(extraction.VISIBILITY, table, words={"groups": names}),
            Shown(extraction.AREAS, found[extraction.AREAS], lede=both("extraction.areas")),
        ),
        notes=(both("extraction.known"), both("extraction.unknown")),
        headline=tuple(known),
    )


def _names(assessed: Assessed) -> dict[str, Label]:
    if assessed.agreement is None:
        return {}
    return {group.id: Label(nl=group.name.nl, en=group.name.en) for group in assessed.agreement.binding.groups}


def _known(table: pl.DataFrame, name: str) -> Fact:
    """The share of chains that are known, and how far it would reach if what is partly known were known."""
    state, all_ = pl.col(name), table.height
    known = table.filter(state == "known").height
    partly = table.filter(state == "partly").height
    about = both("extraction.share", known=count(known), partly=count(partly), all=count(all_))
    return Fact(both(f"extraction.{name}"), percent(known / all_, 0), about)


PART = Part("extraction", (KIND,), results, section, places)
