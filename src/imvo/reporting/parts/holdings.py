"""Funds and portfolios: what was counted, whether sums agree, funds inside funds, and codes that do not hold."""

from __future__ import annotations

import polars as pl

from imvo.chain.financed import RESULT as POSITIONS
from imvo.intake.holdings import fund_links
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.parts.positions import FUNDS, HOLDINGS, positions_of
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count
from imvo.tables import Label, load

COUNTED, LINKS, CYCLES, TOTALS, FAULTS = (
    "holders-counted", "fund-links", "fund-cycles", "exposure-totals", "identifier-faults",
)  # fmt: skip
_FUND_COLUMNS = ("holder_id", "holder_name", "currency", "valuation_date", "stated_value", "sum_value", "difference",
                 "tolerance", "agrees", "positions", "without_value")  # fmt: skip

_FAULT_COLUMNS, _FAULTS_SHOWN = ("file", "row", "what", "code", "state", "name"), 20


def results(assessed: Assessed) -> Results:
    """What was counted, the links between funds, and the account of the look-through where there was one."""
    found = positions_of(assessed)
    if found.counted is None or found.through is None:
        return {}
    # Of a fund that was delivered twice only what counts is its content.
    links = fund_links(pl.concat([found.counted.lines, found.counted.aside]))
    told = {LINKS: links, CYCLES: found.through.cycles, TOTALS: found.through.totals}
    return {COUNTED: found.counted.holders, **{name: table for name, table in told.items() if table.height}}


def section(assessed: Assessed, found: Results) -> Section:
    """How many funds were held, of how many the content was delivered; and the tables that account for every amount."""
    words = {"holder": _ways(found)}
    shown = [
        Shown(name, _told(found[name]), lede=both(f"investments.{name}"), words=words if name == TOTALS else {})
        for name in (COUNTED, LINKS, TOTALS, CYCLES)
        if name in found
    ]
    funds, faults = assessed.table(FUNDS), assessed.table(FAULTS)
    if funds is not None and funds.height:
        shown.insert(1, Shown(FUNDS, funds, _FUND_COLUMNS, lede=both("investments.funds")))
    if faults is not None and faults.height:
        shown.append(failed_codes(faults))
    return Section(
        id="holdings",
        title=both("investments.title"),
        lede=both("investments.lede"),
        facts=tuple(_facts(found, faults)),
        shown=tuple(shown),
        notes=(both("investments.shares"), both("investments.once")),
    )


def _told(table: pl.DataFrame) -> pl.DataFrame:
    """A value is unknown where no position tells it: nought would read as nothing held."""
    if not {"positions", "without_value", "value"} <= set(table.columns):
        return table
    return table.with_columns(pl.when(pl.col("positions") > pl.col("without_value")).then("value"))


def failed_codes(faults: pl.DataFrame) -> Shown:
    """The codes that do not hold, as a table."""
    ordered = faults.sort("file", "sheet", "row", "field", nulls_last=True)
    return Shown(FAULTS, ordered, _FAULT_COLUMNS, lede=both("investments.faults"), most=_FAULTS_SHOWN)


def _ways(found: Results) -> dict[str, Label]:
    """`EUR direct` of the account -> the currency and the way of holding in words."""
    ways, totals = load(POSITIONS).column("means").choices, found.get(TOTALS)
    codes = [] if totals is None else totals.get_column("holder").to_list()
    said = {}
    for code in codes:
        currency, way = code.split(" ", 1)
        said[code] = Label(nl=f"{currency}, {ways[way].nl}", en=f"{currency}, {ways[way].en}")
    return said


def _facts(found: Results, faults: pl.DataFrame | None) -> list[Fact]:
    facts: list[Fact] = []
    links = found.get(LINKS)
    if links is not None:
        known = links.filter(pl.col("content") != "none").height
        facts.append(
            Fact(both("investments.known"), count(known), both("investments.of-funds", all=count(links.height)))
        )
    cycles = found.get(CYCLES)
    if cycles is not None:
        facts.append(Fact(both("investments.cycles"), count(cycles.get_column("cycle").n_unique()), _in_cycles(cycles)))
    if faults is not None:
        for what in ("isin", "lei", "cic"):
            wrong = faults.filter(pl.col("what") == what)
            if wrong.height:
                about = both("investments.different", n=count(wrong.get_column("code").n_unique()))
                facts.append(Fact(both(f"investments.fault.{what}"), count(wrong.height), about))
    return facts


def _in_cycles(cycles: pl.DataFrame) -> Label:
    return both("investments.in-cycles", funds=count(cycles.get_column("fund").n_unique()))


PART = Part("holdings", (HOLDINGS,), results, section)
