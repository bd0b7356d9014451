"""The value chain of a commodity, from long list to short list."""

from __future__ import annotations

import polars as pl

from imvo.chain.loans import value_chain
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import HEADLINE, Fact, Section, Shown
from imvo.reporting.texts import both, count
from imvo.tables import Label

KIND = "value-chain-map"
_COLUMNS = ("commodity", "list", "step", "country", "theme", "scale", "scope", "irremediability",
            "highest", "source")  # fmt: skip


def results(assessed: Assessed) -> Results:
    """The short list."""
    return {value_chain.RESULT: value_chain.shortlist(assessed.tables[KIND])}


def section(_assessed: Assessed, found: Results) -> Section:
    """Per commodity how many rows are on the short list, of how many; and every row with its reason."""
    table = found[value_chain.RESULT]
    facts = []
    for (commodity,), part in table.group_by("commodity", maintain_order=True):
        short = part.filter(pl.col("list") == "short").height
        silent = part.filter(pl.col("list") == "not-judged").height
        level = part.get_column("cut").drop_nulls()
        named = Label(nl=str(commodity), en=str(commodity))
        cut = count(level[0]) if len(level) else both("value-chain.no-cut")
        about = both("value-chain.of", all=count(part.height), silent=count(silent), cut=cut)
        facts.append(Fact(both("value-chain.short", commodity=named), count(short), about))
    return Section(
        id="value-chain",
        title=both("value-chain.title"),
        lede=both("value-chain.lede"),
        facts=tuple(facts),
        shown=(Shown(value_chain.RESULT, table, _COLUMNS, dashed=("source",)),),
        notes=(both("value-chain.order"), both("value-chain.not-judged")),
        headline=tuple(facts[:HEADLINE]),
    )


PART = Part("value-chain", (KIND,), results, section)
