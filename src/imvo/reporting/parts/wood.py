"""Wood: shares with their evidence, what certificates leave open, demand, and the published series beside them."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import words
from imvo.agreement import Agreement, in_words
from imvo.chain.wood import demand, evidence, guidelines, published, shares, sites, targets, units
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, joined, number, percent
from imvo.tables import Label, load

PURCHASES, CERTIFICATES, TENDERS = "wood-purchases", "wood-certificates", "wood-tenders"
SERIES_UNIT, SERIES_RULE = "m3-rwe", "chain-of-custody"
# Lines on which work can still be done come first.
_ORDER = ("disputed", "claimed", "none", "evidenced", "verified")


def places(given: Given) -> pl.DataFrame:
    """The forests behind the purchase lines; nothing without a ledger."""
    purchases = given.table(PURCHASES)
    return pl.DataFrame() if purchases is None else sites.sites(purchases)


def results(assessed: Assessed) -> Results:
    """Evidence and shares of a ledger, demand of the tenders, the gaps of certificates, and the published series."""
    found: dict[str, pl.DataFrame] = {}
    lines = None
    purchases, tenders = assessed.table(PURCHASES), assessed.table(TENDERS)
    if purchases is not None:
        lines = evidence.evidence(purchases, assessed.table(CERTIFICATES))
        brought = units.convert(lines, assessed.editions[units.REGISTER], SERIES_UNIT)
        converted = shares.shares(brought, "converted").filter(pl.col("unit") == SERIES_UNIT)
        found |= {"wood-evidence": lines, "wood-shares": pl.concat([shares.shares(lines), converted])}
    if tenders is not None:
        found["wood-demand"] = demand.demand(tenders)
    series = assessed.editions[published.REGISTER]
    found["certificate-gaps"] = guidelines.gaps(assessed.editions[guidelines.REGISTER], assessed.as_of, lines)
    found["wood-published"] = published.published(series)
    if assessed.agreement is not None:
        found["wood-targets"] = targets.targets(assessed.agreement.targets, series, assessed.as_of)
    return found


def section(assessed: Assessed, found: Results) -> Section:
    """The figures of the ledger in its most used unit, of the tenders, and the tables."""
    ledger = _of_ledger(found["wood-shares"], found["wood-evidence"]) if "wood-shares" in found else []
    asked = _of_tenders(found["wood-demand"]) if "wood-demand" in found else []
    # The levels of evidence come first in a ledger; from the least to the most that was shown.
    levels = tuple(reversed(ledger[: len(evidence.LEVELS)]))
    return Section(
        id="wood",
        title=both("wood.title"),
        lede=both("wood.lede"),
        facts=(*ledger, *asked),
        shown=tuple(_shown(assessed, found)),
        notes=tuple(
            both(f"wood.note.{note}") for note in ("claim", "customer", "disputed", "registry", "mix", "clauses")
        ),
        headline=levels or tuple(asked[:1]),
    )


def _of_ledger(table: pl.DataFrame, lines: pl.DataFrame) -> list[Fact]:
    whole = table.filter(
        (pl.col("basis") == "as-delivered") & (pl.col("counting") == SERIES_RULE) & (pl.col("group") == "all")
    )
    if whole.is_empty():
        return []
    main = whole.sort(pl.col("unit") == "unknown", "lines", "unit", descending=[False, True, False]).item(0, "unit")
    rows = {row["level"]: row for row in whole.filter(pl.col("unit") == main).iter_rows(named=True)}
    row = rows["claimed"]
    unit = load("wood-shares").column("unit").choices[main]
    size = {"volume": both("wood.no-volume") if row["volume"] is None else number(row["volume"], 1), "unit": unit}
    silent, elsewhere = int(row["lines_without_volume"]), int(row["lines_in_other_units"])
    outside = [both("wood.outside-about", none=count(silent), other=count(elsewhere)), *_period(row)]
    total = {"lines": count(lines.height)}
    origin, legality = (lines.get_column(name) for name in ("origin", "legality"))
    proven = legality.is_not_null() & (legality != "none").fill_null(value=False)
    return [
        *(_share(level, rows[level], size) for level in reversed(evidence.LEVELS)),
        Fact(both("wood.outside"), count(silent + elsewhere), joined(outside, "; ")),
        *_controlled(row, size),
        Fact(both("wood.origin"), count(lines.height - origin.null_count()), both("wood.origin-about", **total)),
        Fact(both("wood.legality"), count(int(proven.sum())), both("wood.legality-about", **total)),
    ]


def _controlled(row: dict[str, Any], size: dict[str, Label]) -> list[Fact]:
    """The controlled volume, where any volume is known: nought would read as none."""
    if row["controlled"] is None:
        return []
    return [Fact(both("wood.controlled"), number(row["controlled"]), both("wood.controlled-about", **size))]


def _share(level: str, row: dict[str, Any], size: dict[str, Label]) -> Fact:
    title = both(f"wood.level.{level}")
    if row["share"] is None:
        return Fact(title, both("wood.no-share"))
    share, low, high, most = (percent(row[name]) for name in ("share", "share_low", "share_high", "share_at_most"))
    about = [both("wood.of", lines=count(row["lines"]), coverage=percent(row["coverage"]), **size)]
    # Only what differs as printed is told.
    about += [both("wood.rounding", low=low, high=high)] if low != high else []
    about += [both("wood.at-most", most=most)] if most not in (share, high) else []
    return Fact(title, share, joined(about, "; "))


def _period(row: dict[str, Any]) -> list[Label]:
    first, last = row["first_day"], row["last_day"]
    if first is None or last is None:
        return []
    days = {
        name: Label(nl=words.day(value, "nl"), en=words.day(value, "en"))
        for name, value in (("first", first), ("last", last))
    }
    return [both("wood.period", **days)]


def _of_tenders(table: pl.DataFrame) -> list[Fact]:
    chosen = table.filter(
        (pl.col("kind") == "all") & (pl.col("question") == "asked") & (pl.col("unit") == "number")
    ).to_dicts()
    return [
        Fact(
            both("wood.demand"),
            percent(row["share"]),
            both(
                "wood.demand-about",
                rows=count(row["rows"]),
                unknown=count(row["unknown"]),
                most=percent(row["share_at_most"]),
            ),
        )
        for row in chosen
    ]


def _shown(assessed: Assessed, found: Results) -> list[Shown]:
    shown: list[Shown] = []
    told: tuple[str, ...]
    if "wood-shares" in found:
        of_series = (pl.col("basis") == "as-delivered") & (pl.col("counting") == SERIES_RULE)
        told = ("group", "unit", "level", "lines", "volume", "unknown", "share", "share_at_most", "coverage")
        shown.append(Shown("wood-shares", found["wood-shares"].filter(of_series), told, both("wood.shares-lede")))
        rank = {state: place for place, state in enumerate(_ORDER)}
        lines = found["wood-evidence"].sort(
            pl.col("state").replace_strict(rank, return_dtype=pl.Int64), maintain_order=True
        )
        told = (
            "product",
            "class",
            "state",
            "reason",
            "claim",
            "code",
            "volume",
            "unit",
            "group",
            "origin",
            "legality",
            "row",
        )
        shown.append(Shown("wood-evidence", lines, told, both("wood.evidence-lede")))
    if "wood-demand" in found:
        told = ("kind", "question", "unit", "rows", "yes", "no", "unknown", "share", "share_at_most", "coverage")
        shown.append(Shown("wood-demand", found["wood-demand"], told))
    shown.append(_gaps(found["certificate-gaps"]))
    told = ("series", "year", "published", "recomputed", "low", "high", "verdict", "reason")
    series = found["wood-published"].with_columns(pl.col("recomputed", "low", "high").round(2))
    shown.append(Shown("wood-published", series, told, both("wood.published-lede")))
    if "wood-targets" in found:
        told = ("target", "by", "value", "scope", "year", "measured", "measured_scope", "state", "gap")
        names = _targets(assessed.agreement)
        shown.append(Shown("wood-targets", found["wood-targets"], told, both("wood.targets-lede"), names))
    return shown


def _targets(agreement: Agreement | None) -> dict[str, dict[str, Label]]:
    """Targets by what they are about, and their days as days."""
    promised = () if agreement is None else agreement.targets
    days = [one.by for one in promised if one.by is not None]
    return {
        "target": {one.id: Label(nl=one.indicator.nl, en=one.indicator.en) for one in promised},
        "by": {str(day): Label(nl=in_words.day(day, "nl"), en=in_words.day(day, "en")) for day in days},
    }


def _gaps(gaps: pl.DataFrame) -> Shown:
    """What words were read of and is not wholly covered goes before what was not checked."""
    names = {
        code: Label(nl=nl, en=en)
        for code, nl, en in gaps.select("requirement", "requirement_nl", "requirement_en").unique().iter_rows()
    }
    open_ones = gaps.filter(pl.col("state") != "covered").sort(pl.col("state") == "not-checked", maintain_order=True)
    told = ("standard", "version", "in_force", "requirement", "state", "clause", "met_by_firm")
    words_of = {"requirement": names, "version": {guidelines.UNSTATED: both("wood.version-unstated")}}
    return Shown("certificate-gaps", open_ones, told, both("wood.gaps-lede"), words_of)


PART = Part("wood", (PURCHASES, CERTIFICATES, TENDERS), results, section, places)
