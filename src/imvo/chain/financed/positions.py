"""The table `financed-positions`: holdings after look-through and loans alike, each with how far it can be assessed."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from imvo import tables
from imvo.chain.financed.sectors import UNSPECIFIED
from imvo.intake.values.vocabulary import Vocabulary

RESULT = "financed-positions"
# States in which a position is looked at by the risk method; of the others nothing is said.
ASSESSED = ("sector-country", "sector", "sector-unknown", "undisclosed")


@dataclass(frozen=True)
class Named:
    """What names need: the words of the chain."""

    words: Vocabulary


def state(assessed: pl.Expr, undisclosed: pl.Expr) -> pl.Expr:
    """How far a position can be assessed: by sector and country, by sector, or not, and why not."""
    known = pl.col("sector") != UNSPECIFIED
    return (
        pl.when(undisclosed)
        .then(pl.lit("undisclosed"))
        .when(~assessed)
        .then(pl.lit("not-assessed"))
        .when(~known)
        .then(pl.lit("sector-unknown"))
        .when(pl.col("country").is_null())
        .then(pl.lit("sector"))
        .otherwise(pl.lit("sector-country"))
        .alias("state")
    )


def numbered(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The table `financed-positions` of these parts: columns of it without `position`, in the order given."""
    declared = tables.load(RESULT)
    filled = [part for part in parts if part.height]
    if not filled:
        return tables.empty(declared)
    joined = pl.concat([part.select(name for name in declared.dtypes if name != "position") for part in filled])
    return tables.shape(joined.with_row_index("position", offset=1), declared)
