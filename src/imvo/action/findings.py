"""Findings tied to their sites and weighed by their evidence, ready for the method; and what became of each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from imvo import tables
from imvo.action import finding_conflicts, urgent, withdrawn
from imvo.action.evidence import STATES, judged
from imvo.action.findings_amiss import lines
from imvo.action.returned import FINDINGS, Returned
from imvo.action.sites_named import NONE, located
from imvo.reference.normal import key
from imvo.risk import findings as weighing
from imvo.risk.findings import FRAME
from imvo.risk.method import Method

STATE, URGENT = "finding-states", "urgent-cases"
LATER, TWICE, UNCLEAR = "later-than-day", "said-twice", "unclear"
NEEDED = ("theme", "kind", "direction")
"""What a finding must tell to count. One that does not is kept, and is urgent all the same where it says so."""
NOTHING = "nothing"


@dataclass(frozen=True)
class Seen:
    """`findings`: the frame that the method reads. The rest as in `Heard`."""

    findings: pl.DataFrame
    results: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=lambda: tables.empty(tables.load("rejected")))


def weigh(
    sites: pl.DataFrame,
    returned: Returned,
    of_answers: pl.DataFrame,
    method: Method,
    as_of: date,
    lang: str,
    *,
    mend: bool = True,
) -> Seen:
    """Every finding with the row of its site and its evidence; without `mend`, nothing of what could be mended.

    Numbered by what it says, so that neither its place in a file nor the order of files plays a part.
    """
    rows = pl.concat([returned.tables[FINDINGS], of_answers])
    if rows.is_empty():
        return Seen(weighing.none())
    every = withdrawn.marked(_numbered(judged(located(rows, sites)), returned.carried, as_of))
    used = every.filter(pl.col("amiss").is_null())
    frame = used.with_columns(row="at").select(pl.col(name).cast(dtype) for name, dtype in FRAME.items())
    states = _states(every, sites, weighing.effects(frame, as_of, method), returned.carried, as_of)
    results = {STATE: tables.shape(states, tables.load(STATE))}
    cases = urgent.cases(states)
    if cases.height:
        results[URGENT] = tables.shape(cases, tables.load(URGENT))
    conflicts = finding_conflicts.table(states)
    if conflicts.height:
        results[finding_conflicts.NAME] = conflicts
    return Seen(frame, results, lines(every if mend else every.clear(), sites, lang))


_SAID = ("site", "site_id", "country", "theme", "kind", "direction", "date", "source", "text")
_PROOF = ("document", "page", "mark", "verified_by", "urgent", "file", "sheet", "row")


def _numbered(placed: pl.DataFrame, carried: frozenset[str], as_of: date) -> pl.DataFrame:
    """Add `finding`, and to `amiss` what keeps a row from counting: a later day, or that it is there already.

    Of rows that say the same the best proven counts; of those the one of this run before a carried one.
    """
    rank = pl.col("evidence").replace_strict({state: n for n, state in enumerate(STATES)}, return_dtype=pl.Int8)
    said = [pl.coalesce(name, f"{name}_given") for name in NEEDED]
    same = [pl.coalesce(pl.format("#{}", "at"), _form("site")), *said, "date"]
    ordered = placed.with_columns(
        _earlier=pl.col("file").is_in(sorted(carried)), _rank=rank, _source=_form("source"), _text=_form("text")
    ).sort(
        *_SAID,
        "_rank",
        "_earlier",
        *_PROOF,
        descending=[name == "_rank" for name in (*_SAID, "_rank", "_earlier", *_PROOF)],
        nulls_last=True,
    )
    numbered = ordered.with_columns(finding=pl.int_range(1, pl.len() + 1, dtype=pl.UInt32))
    best = pl.col("finding").sort_by("_rank", "_earlier", "finding", descending=[True, False, False]).first()
    first = best.over([*same, "_source", "_text"])
    # A report that comes back better proven keeps the mark that somebody is in danger.
    return numbered.with_columns(
        urgent=pl.col("urgent").any().over([*same, "_source", "_text"]),
        amiss=pl.when(pl.col("finding") != first)
        .then(pl.lit(TWICE))
        .when(pl.col("amiss").is_not_null())
        .then("amiss")
        .when(pl.col("date") > as_of)
        .then(pl.lit(LATER))
        .when(pl.any_horizontal(pl.col(name).is_null() for name in NEEDED))
        .then(pl.lit(UNCLEAR))
        .when(pl.col("at").is_null())
        .then(pl.lit(NONE)),
    )


def _form(name: str) -> pl.Expr:
    return pl.col(name).map_elements(key, return_dtype=pl.String, skip_nulls=True)


def _states(
    every: pl.DataFrame, sites: pl.DataFrame, effects: pl.DataFrame, carried: frozenset[str], as_of: date
) -> pl.DataFrame:
    """One row per finding, with what it does and why, by site and theme."""
    listed = sites.select(at="row", _name="name", _country="country")
    done = effects.select("finding", "effect", _why="why")
    year = pl.lit(as_of).dt.offset_by("-1y")
    return (
        every.join(listed, on="at", how="left")
        .join(done, on="finding", how="left")
        .with_columns(
            site=pl.coalesce("_name", "site"),
            country=pl.coalesce("_country", "country"),
            effect=pl.col("effect").fill_null(NOTHING),
            why=pl.coalesce("amiss", "_why"),
            old=pl.col("date") < year,
            carried=pl.col("file").is_in(sorted(carried)),
            urgent=urgent.reasons(every),
        )
        .sort("site", "at", "theme", "finding", nulls_last=True)
    )
