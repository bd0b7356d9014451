"""Demand: which of the buyer's own purchases and tenders ask for proof of sustainable wood, by number and volume."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.wood import bounds

_RESULT = "wood-demand"


def demand(tenders: pl.DataFrame) -> pl.DataFrame:
    """The table `wood-demand`: per kind and unit, whether proof was asked, and of those that asked whether it came.

    By number each row counts one. By volume the rows without a volume are counted apart; each unit stands apart.
    """
    known = tenders.with_columns(pl.col("kind").fill_null("unknown"), pl.col("unit").fill_null("unknown"))
    rows: list[dict[str, Any]] = []
    for kind, chosen in [("all", known), *((str(k[0]), f) for k, f in sorted(known.group_by("kind")))]:
        for question, of in (("asked", chosen), ("shown", chosen.filter(pl.col("asked")))):
            rows.append(_row(kind, question, "number", of, _ones(of)))
            with_volume = of.drop_nulls("volume")
            for unit in with_volume.get_column("unit").unique().sort():
                at = with_volume.filter(pl.col("unit") == unit)
                rows.append(_row(kind, question, unit, of, _volumes(at)))
    return tables.shape(
        pl.DataFrame([row for row in rows if row["rows"]], schema=tables.load(_RESULT).dtypes), tables.load(_RESULT)
    )


def _ones(of: pl.DataFrame) -> pl.DataFrame:
    return of.with_columns(size=pl.lit(1.0), low=pl.lit(1.0), high=pl.lit(1.0))


def _volumes(of: pl.DataFrame) -> pl.DataFrame:
    half = [bounds.half_unit(v, given) or 0.0 for v, given in of.select("volume", "volume_given").iter_rows()]
    spread = pl.Series(half, dtype=pl.Float64)
    low = (pl.col("volume") - spread).clip(lower_bound=0)
    return of.with_columns(size=pl.col("volume"), low=low, high=pl.col("volume") + spread)


def _row(kind: str, question: str, unit: str, of: pl.DataFrame, sized: pl.DataFrame) -> dict[str, Any]:
    answer = pl.col(question)
    yes, no, unknown = (
        float(sized.filter(test).get_column("size").sum()) for test in (answer, ~answer, answer.is_null())
    )
    low, high = sized.get_column("low").to_numpy(), sized.get_column("high").to_numpy()
    sure = sized.select(answer.fill_null(value=False).cast(pl.Float64)).to_series().to_numpy()
    perhaps = sized.select(answer.fill_null(value=True).cast(pl.Float64)).to_series().to_numpy()
    whole = yes + no + unknown
    return {
        "kind": kind,
        "question": question,
        "unit": unit,
        "population": "own-purchases-and-tenders",
        "first_day": of.get_column("date").min(),
        "last_day": of.get_column("date").max(),
        "rows": of.height,
        "rows_without_size": of.height - sized.height,
        "yes": yes,
        "no": no,
        "unknown": unknown,
        "total": whole,
        "share": yes / whole if whole > 0 else None,
        "share_low": bounds.ratio(sure, low, high, upper=False),
        "share_high": bounds.ratio(sure, low, high, upper=True),
        "share_at_most": bounds.ratio(perhaps, low, high, upper=True),
        "coverage": (yes + no) / whole if whole > 0 else None,
    }
