"""Red flags of a purchased lot: where it comes from and through, and what stands on its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from imvo.chain.minerals.areas import Areas
from imvo.chain.minerals.data import rules
from imvo.chain.minerals.evidence import documented
from imvo.chain.minerals.lexicon import Lexicon

Row = Mapping[str, Any]
Why = tuple[str | None, str | None]
Rule = Callable[[Row], Iterable[Why]]
_SAYS = ("origin", "mine", "kind")


def rules_of(areas: Areas, lexicon: Lexicon, lots: pl.DataFrame) -> dict[str, Rule]:
    """Rule by rule, for a row of the table `mineral-lots`."""
    papers = lots.select("file", "sheet", "row", documented=documented()).iter_rows()
    proven = {(file, sheet, row) for file, sheet, row, has in papers if has}
    twofold = _contradictions(lots)

    def has_paper(row: Row) -> bool:
        return (row["file"], row["sheet"], row["row"]) in proven

    def recycled(row: Row) -> bool:
        return row["kind"] == "recycled" or bool(lexicon.recycled & set((row["material"] or "").split("|")))

    return {
        "origin-unknown": lambda row: [] if row["origin"] else [(None, row["origin_given"])],
        "origin-listed": lambda row: _origin(row, areas, "listed"),
        "origin-partly-listed": lambda row: _origin(row, areas, "partly"),
        "transit-listed": lambda row: _transit(row, areas, "listed"),
        "transit-partly-listed": lambda row: _transit(row, areas, "partly"),
        "refiner-not-named": lambda row: [] if row["refiner"] or row["smelter_id"] else [(None, row["supplier"])],
        "recycled-without-evidence": lambda row: (
            [(None, row["kind_given"] or row["material_given"])] if recycled(row) and not has_paper(row) else []
        ),
        "recycled-with-mine": lambda row: [(None, row["mine"])] if recycled(row) and row["mine"] else [],
        "document-missing": lambda row: (
            [(None, row["document"])]
            if not recycled(row) and not has_paper(row) and any(row[name] not in (None, "unknown") for name in _SAYS)
            else []
        ),
        "document-after-delivery": _late,
        "amount-differs": _differs,
        "lot-contradicts": lambda row: [(None, twofold[row["lot"]])] if row["lot"] in twofold else [],
    }


def _origin(row: Row, areas: Areas, state: str) -> Iterable[Why]:
    said = row["origin_region"] or row["origin_given"]
    return [(row["origin"], said)] if areas.state(row["origin"], row["origin_region"]) == state else []


def _transit(row: Row, areas: Areas, state: str) -> Iterable[Why]:
    for country in (row["transit"] or "").split("|") if row["transit"] else ():
        if areas.state(country, row["transit_region"]) == state:
            yield country, f"{country}: {row['transit_region'] or row['transit_given'] or country}"


def _late(row: Row) -> Iterable[Why]:
    paper, came = row["document_date"], row["delivered"]
    return [(None, f"{paper} > {came}")] if paper and came and paper > came else []


def _differs(row: Row) -> Iterable[Why]:
    bought, paper = row["amount"], row["document_amount"]
    if bought is None or paper is None:
        return []
    limit = rules("red_flags")["amounts_differ"]["above"] * max(bought, paper)
    return (
        [(None, f"{bought:g} / {paper:g} {row['unit_given'] or row['unit'] or ''}".strip())]
        if abs(bought - paper) > limit
        else []
    )


def _contradictions(lots: pl.DataFrame) -> dict[str, str]:
    """Number of a lot -> what its rows state, where they state different countries or kinds."""
    numbered = lots.filter(pl.col("lot").is_not_null())
    by = numbered.group_by("lot").agg(pl.col("origin", "kind").drop_nulls().unique().sort())
    return {
        row["lot"]: ", ".join([*row["origin"], *row["kind"]])
        for row in by.iter_rows(named=True)
        if len(row["origin"]) > 1 or len(row["kind"]) > 1
    }
