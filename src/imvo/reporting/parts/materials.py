"""Materials and volumes: what was bought, how much of it is said to be certified or recycled, what is not known."""

from __future__ import annotations

import polars as pl

from imvo.chain import materials
from imvo.chain import vocabulary as chain
from imvo.chain.units import lines_behind
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, labelled, percent

KIND = "materials"


def results(assessed: Assessed) -> Results:
    """The amounts by material and way of production."""
    return {materials.RESULT: materials.amounts(assessed.tables[KIND])}


def section(assessed: Assessed, found: Results) -> Section:
    """Totals in kilograms, the shares claimed, and the table."""
    table = found[materials.RESULT]
    names = labelled(chain.load(assessed.editions[chain.REGISTER]).materials)
    weighed = table.filter(pl.col("unit") == "kg")
    total = amount_of(weighed)
    lines = dict(zip(("lines", "other", "none"), map(count, lines_behind(table)), strict=True))
    # Where no line gives a weight, it is unknown: nought would read as nothing bought.
    told = weighed.get_column("amount").count() > 0
    weight = both("materials.kilograms", kg=count(total)) if told else both("materials.no-weight")
    facts = [Fact(both("materials.total"), weight, both("materials.of", **lines))]
    if total:
        for claim in ("certified", "recycled", None):
            amount = amount_of(weighed.filter(pl.col("production").eq_missing(pl.lit(claim))))
            key = f"materials.{claim or 'unstated'}"
            facts.append(Fact(both(key), percent(amount / total), both("materials.of-weight", kg=count(total))))
    return Section(
        id="materials",
        title=both("materials.title"),
        lede=both("materials.lede"),
        facts=tuple(facts),
        shown=(Shown(materials.RESULT, _on_page(table), words={"material": names}),),
        notes=(both("materials.claims"), both("materials.customer"), both("materials.units")),
        headline=tuple(facts[1:2]),
    )


def _on_page(table: pl.DataFrame) -> pl.DataFrame:
    """What is made in the ordinary way has no scheme: that is no unknown."""
    none = (pl.col("production") == "conventional").fill_null(value=False) & pl.col("scheme").is_null()
    return table.with_columns(scheme=pl.when(none).then(pl.lit("\N{EN DASH}")).otherwise("scheme"))


def amount_of(table: pl.DataFrame) -> float:
    """The sum of the amounts."""
    return float(table.get_column("amount").sum())


PART = Part("materials", (KIND,), results, section)
