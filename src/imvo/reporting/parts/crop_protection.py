"""Crop protection: growers by tier; use by substance, class and hectare; what is listed, approved or not known."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.chain import crop_protection, substances
from imvo.chain import vocabulary as chain
from imvo.chain.crop_protection import growers, records, sums
from imvo.chain.substances.known import LATER, REGISTER
from imvo.chain.unlisted import unlisted
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, number, percent
from imvo.tables import Label, empty, load

KIND, APPROVALS, SITES = "crop-protection", "substance-approvals", "sites"
# Steps that stand behind a record of crop protection, as far as the chain's vocabulary has them.
STEPS = ("growing-unspecified", "spraying")
MOST_HAZARDOUS = ("Ia", "Ib")
# Columns on the page; the files beside it hold all.
SUBSTANCES = (
    "name", "who_class", "rotterdam", "stockholm", "approval", "records", "active_kilograms",
    "records_without_active", "suggestion",
)  # fmt: skip
INTENSITY = (
    "grower", "country", "crop", "year", "records", "counted", "active_kilograms", "hectares", "active_per_hectare",
)  # fmt: skip
NOT_CHECKED, NONE = "not-checked", "\N{EN DASH}"


def places(given: Given) -> pl.DataFrame:
    """Growers of the records that are in no list of sites."""
    used = given.table(KIND)
    if used is None:
        return empty(load(SITES))
    known = set(chain.load(given.editions[chain.REGISTER]).processes.get_column("id"))
    steps = "|".join(step for step in STEPS if step in known) or None
    named = used.select(
        "row", "file", "sheet", "country", "country_given", name="grower", product_given="crop",
        processes=pl.lit(steps, dtype=pl.String),
    )  # fmt: skip
    listed = given.table(SITES)
    return unlisted(named, [] if listed is None else [listed.select("name", "country")])


def results(assessed: Assessed) -> Results:
    """Growers by tier; each record as read, and the sums by substance, class and hectare."""
    used = assessed.table(KIND)
    used = empty(load(KIND)) if used is None else used
    known = substances.known(assessed.editions[REGISTER], assessed.table(APPROVALS), assessed.as_of)
    read = crop_protection.read(used, known)
    return {
        growers.RESULT: crop_protection.by_tier(assessed.sites),
        records.RESULT: read,
        sums.SUBSTANCES: crop_protection.by_substance(read, used, known),
        sums.BY_CLASS: crop_protection.by_class(read),
        sums.INTENSITY: crop_protection.per_hectare(read),
    }


def section(assessed: Assessed, found: Results) -> Section:
    """The figures, each with what it rests on, and the tables."""
    read, named = found[records.RESULT], found[sums.SUBSTANCES]
    register = assessed.editions[REGISTER].table
    labels = {en: Label(nl=nl, en=en) for nl, en in register.select("name_nl", "name_en").iter_rows()}
    used_here = _used(read, named, labels) if read.height else []
    facts = [_tiers(assessed.sites), *used_here]
    notes = ["listed", "unknown", "who", "amounts", "area"]
    approvals = assessed.table(APPROVALS)
    notes += ["no-approvals" if approvals is None else "approvals", "files"]
    unchecked = {NOT_CHECKED: both("protection.not-checked")}
    words = {"name": labels, "suggestion": labels, "rotterdam": unchecked, "stockholm": unchecked}
    return Section(
        id="crop-protection",
        title=both("protection.title"),
        lede=both("protection.lede"),
        facts=tuple(facts),
        shown=(
            Shown(growers.RESULT, found[growers.RESULT]),
            Shown(sums.BY_CLASS, _rounded(found[sums.BY_CLASS])),
            Shown(sums.SUBSTANCES, _on_page(named), columns=SUBSTANCES, words=words),
            Shown(sums.INTENSITY, _rounded(found[sums.INTENSITY]), columns=INTENSITY),
        ),
        notes=tuple(both(f"protection.{note}") for note in notes),
        headline=tuple(used_here[1:2]),  # records of the most hazardous classes
    )


def _on_page(named: pl.DataFrame) -> pl.DataFrame:
    """The substances with those that are listed first; an empty cell of a convention says that it was not checked."""
    ordered = _rounded(named.sort(~_listed(), maintain_order=True))
    unchecked = pl.col("rotterdam", "stockholm").fill_null(NOT_CHECKED)
    return ordered.with_columns(unchecked, pl.col("suggestion").fill_null(NONE))


def _rounded(table: pl.DataFrame) -> pl.DataFrame:
    """Kilograms to two decimals."""
    return table.with_columns(pl.col("active_kilograms").round(2))


def _tiers(sites: pl.DataFrame) -> Fact:
    silent = sites.get_column("tier").null_count()
    share = percent(silent / sites.height) if sites.height else both("protection.none")
    about = both("protection.tier-of", silent=count(silent), all=count(sites.height))
    return Fact(both("protection.tier-unknown"), share, about)


def _used(read: pl.DataFrame, named: pl.DataFrame, labels: Mapping[str, Label]) -> list[Fact]:
    """How much active substance, in which classes, how much of it is not known, what is listed."""
    active = read.get_column("active_kilograms")
    told, total = active.len() - active.null_count(), float(active.sum())
    rows = {"told": count(told), "all": count(read.height)}
    facts = [Fact(both("protection.active"), _kilograms(total), both("protection.active-of", **rows))]
    hazardous = pl.col("hazard_class").is_in(MOST_HAZARDOUS)
    for label, chosen in (("hazardous", hazardous), ("unclassed", pl.col("hazard_class").is_null())):
        some = read.filter(chosen.fill_null(value=False))
        about = both(
            "protection.class-of", rows=count(some.height), all=count(read.height),
            kg=_kilograms(float(some.get_column("active_kilograms").sum())), total=_kilograms(total),
        )  # fmt: skip
        facts.append(Fact(both(f"protection.{label}"), percent(some.height / read.height), about))
    unknown = read.filter(pl.col("unknown_parts") > 0).height
    about = both("protection.unknown-of", rows=count(unknown), all=count(read.height))
    facts.append(Fact(both("protection.unknown-substance"), percent(unknown / read.height), about))
    listed = [labels[name] for name in named.filter(_listed()).get_column("name").sort()]
    names = Label(nl=", ".join(one.nl for one in listed), en=", ".join(one.en for one in listed))
    value = names if listed else both("protection.none-found")
    facts.append(Fact(both("protection.conventions"), value, both("protection.conventions-of")))
    return facts


def _listed() -> pl.Expr:
    """Whether a substance was listed on the assessed day, as far as the register knows."""
    there = [(pl.col(name) != LATER).fill_null(value=False) for name in ("rotterdam", "stockholm")]
    return there[0] | there[1]


def _kilograms(amount: float) -> Label:
    said = count(amount) if amount >= 100 else number(round(amount, 2))
    return both("protection.kilograms", kg=said)


PART = Part("crop-protection", (KIND, APPROVALS), results, section, places)
