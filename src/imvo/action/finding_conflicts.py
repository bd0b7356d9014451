"""Findings of one site and theme that do not agree: harm was seen, and elsewhere it was looked for and not seen."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.action.evidence import STATES
from imvo.action.withdrawn import WITHDRAWN

NAME = "finding-conflicts"
EACH = 5  # findings of each side, by site and theme
_OF = ("finding", "kind", "date", "evidence", "effect", "why")


def table(states: pl.DataFrame) -> pl.DataFrame:
    """Pairs of harm and no harm at one site about one theme, side by side, and which of the two counts.

    Of each side the first EACH, the best proven and then the latest, so that thousands do not make millions of pairs.
    The table of that name. No harm counts only where the method lets it lower something in spite of the harm.
    """
    counted = states.filter(
        pl.col("at").is_not_null(),
        ~pl.col("why").is_in(["said-twice", "later-than-day", "unclear", WITHDRAWN]).fill_null(value=False),
    )
    best = pl.col("evidence").replace_strict({state: n for n, state in enumerate(STATES)}, return_dtype=pl.Int8)
    first = pl.struct(-best, -pl.col("date").dt.epoch("d"), "finding").rank("ordinal").over("at", "theme", "direction")
    counted = counted.filter(first <= EACH)
    harm = _side(counted, "harm", ("site", "country"))
    good = _side(counted, "no-harm", ())
    pairs = harm.join(good, on=["at", "theme"], how="inner")
    lowers = pl.col("no_harm_effect") == "lowers"
    counts = pl.when(lowers).then(pl.lit("no-harm")).otherwise(pl.lit("harm"))
    ordered = pairs.with_columns(counts=counts).sort("site", "at", "theme", "harm_finding", "no_harm_finding")
    return tables.shape(ordered, tables.load(NAME))


def _side(rows: pl.DataFrame, direction: str, more: tuple[str, ...]) -> pl.DataFrame:
    prefix = direction.replace("-", "_")
    return rows.filter(pl.col("direction") == direction).select(
        "at", "theme", *more, *(pl.col(name).alias(f"{prefix}_{name}") for name in _OF)
    )
