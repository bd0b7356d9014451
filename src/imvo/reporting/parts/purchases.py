"""Products by origin, with the most severe issues of the steps behind each."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from imvo.chain import product_places, purchases
from imvo.chain import vocabulary as chain
from imvo.chain.units import lines_behind
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, labelled, percent

KIND = "purchases"


def places(given: Given) -> pl.DataFrame:
    """Where what was bought is made and grows, as sites."""
    words = chain.load(given.editions[chain.REGISTER])
    return product_places.sites(given.tables[KIND], words.requires(), words.made_by())


def results(assessed: Assessed) -> Results:
    """Amounts by product and origin, with the most severe issues behind each."""
    words = chain.load(assessed.editions[chain.REGISTER])
    found = product_places.places(assessed.tables[KIND], words.requires(), words.made_by())
    first = min(assessed.method.severity.bands.values())
    issues = assessed.assessment.issues.filter(pl.col("severity_band") == first, pl.col("site_known"))
    severe = product_places.severe(found, issues.select("process", "country", "issue"))
    return {purchases.RESULT: purchases.origins(assessed.tables[KIND], severe)}


def section(assessed: Assessed, found: Results) -> Section:
    """How much is known back to an origin, and the table."""
    table = found[purchases.RESULT]
    weighed = table.filter(pl.col("unit") == "kg")
    total = float(weighed.get_column("amount").sum())
    lines = dict(zip(("lines", "other", "none"), map(count, lines_behind(table)), strict=True))
    # Where no line gives a weight, it is unknown: nought would read as nothing bought.
    told = weighed.get_column("amount").count() > 0
    weight = both("purchases.kilograms", kg=count(total)) if told else both("purchases.no-weight")
    facts = [Fact(both("purchases.total"), weight, both("purchases.of", **lines))]
    if total:
        known = float(weighed.filter(pl.col("country").is_not_null()).get_column("amount").sum())
        about = both("purchases.of-weight", kg=count(total))
        facts.append(Fact(both("purchases.known-origin"), percent(known / total), about))
    words = {"product": labelled(chain.load(assessed.editions[chain.REGISTER]).products)}
    return Section(
        id="purchases",
        title=both("purchases.title"),
        lede=both("purchases.lede"),
        facts=tuple(facts),
        shown=(Shown(purchases.RESULT, table, words=words),),
        notes=(both("purchases.origin"), both("purchases.claims"), both("purchases.customer")),
        headline=tuple(replace(fact, label=both("purchases.origin-stated")) for fact in facts[1:]) or tuple(facts),
    )


PART = Part("purchases", (KIND,), results, section, places)
