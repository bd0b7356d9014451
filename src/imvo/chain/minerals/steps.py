"""The five steps of the OECD guidance on minerals: what of each the delivered files hold, and on what ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.minerals.data import rules
from imvo.chain.minerals.evidence import documented

RESULT = "mineral-steps"


@dataclass(frozen=True)
class Count:
    """Of how many it is said, of how many of these on evidence, of how many it is said not to be so, of all."""

    claimed: int = 0
    evidenced: int = 0
    said_not: int = 0
    of: int = 0

    @property
    def state(self) -> str:
        if self.claimed:
            whole = self.evidenced == self.claimed
            return "evidenced" if whole else "partly-evidenced" if self.evidenced else "claimed"
        return "said-not" if self.said_not else "not-known"


def progress(delivered: Mapping[str, pl.DataFrame], conformance: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """The table `mineral-steps`: every item of every step, those of which nothing is in hand too.

    `conformance`: the table `smelter-conformance`, empty when the user supplied no list.
    """
    known = rules("steps")
    rows = []
    for item in known["items"]:
        count = _count(item, delivered, conformance, as_of)
        rows.append({"step": item["step"], "item": item["id"], "state": count.state, **vars(count)})
    return tables.shape(pl.DataFrame(rows), tables.load(RESULT))


def _count(
    item: Mapping[str, Any], delivered: Mapping[str, pl.DataFrame], conformance: pl.DataFrame, as_of: date
) -> Count:
    if item["of"] == "answers":
        return _answers(item, delivered.get("mineral-declarations"))
    if item["of"] == "lots":
        return _lots(item["measure"], delivered.get("mineral-lots"), as_of)
    if item["measure"] == "conformant":
        return _conformant(conformance)
    return _smelters(item["measure"], delivered.get("smelters"))


def _answers(item: Mapping[str, Any], answers: pl.DataFrame | None) -> Count:
    """An answer in a template is what somebody says: never evidence."""
    if answers is None:
        return Count()
    asked = answers.filter(pl.col("topic").is_in(item["topics"])).get_column("answer")
    yes, no = rules("steps")["yes_answers"], rules("steps")["no_answers"]
    return Count(int(asked.is_in(yes).sum()), 0, int(asked.is_in(no).sum()), len(asked))


def _smelters(measure: str, smelters: pl.DataFrame | None) -> Count:
    if smelters is None:
        return Count()
    named = pl.coalesce("smelter_name_given", "smelter_id", "smelter_lookup_given").is_not_null()
    unknown = pl.col("lookup_choice").eq_missing(pl.lit("not-identified"))
    says = {"named": named & ~unknown, "origin": pl.col("origin").is_not_null()}[measure]
    return Count(smelters.filter(says).height, 0, 0, smelters.height)


def _lots(measure: str, lots: pl.DataFrame | None, as_of: date) -> Count:
    if lots is None:
        return Count()
    refined = pl.col("refiner").is_not_null() | pl.col("smelter_id").is_not_null()
    says = {"origin": pl.col("origin").is_not_null(), "refiner": refined}[measure]
    stated = lots.filter(says)
    return Count(stated.height, stated.filter(documented(as_of)).height, 0, lots.height)


def _conformant(conformance: pl.DataFrame) -> Count:
    """Smelters of which some entry holds on the day; evidenced where the list itself is dated."""
    subject = ["smelter", "smelter_id", "metal"]
    by = conformance.group_by(subject).agg(
        holds=(pl.col("state") == "conformant").any(),
        dated=((pl.col("state") == "conformant") & pl.col("list_date").is_not_null()).any(),
        lapsed=pl.col("state").is_in(["expired", "not-conformant"]).all(),
    )
    held, dated, lapsed = (int(by.get_column(name).sum()) for name in ("holds", "dated", "lapsed"))
    return Count(held, dated, lapsed, by.height)
