"""What each row that came back does to the risks, so that only what did something is named as a cause."""

from __future__ import annotations

import polars as pl

from imvo.action import Heard, answers
from imvo.action.findings import NOTHING, STATE

PLACE = ("file", "sheet", "row")
BEHIND = ("adds-site", "shows-stage")
"""Effects of an answer that show, or hide again, a step behind the products."""
_MOVING = (*answers.FILLING, "shows-stage")
_FRAME = {"file": pl.String(), "sheet": pl.String(), "row": pl.UInt32(), "at": pl.UInt32(), "answer": pl.String(),
          "finding": pl.String(), "why": pl.String()}  # fmt: skip


def of(heard: Heard) -> pl.DataFrame:
    """`file`, `sheet`, `row`; `at`: the site that an answer is about; `answer`, `finding`: their effects; `why`: why a
    finding does no more. An answer may count as a finding too, and then has both.
    """
    said, seen = (heard.results.get(name) for name in (answers.STATES, STATE))
    empty = pl.DataFrame(schema=_FRAME)
    told = empty.select(*PLACE, "at", "answer") if said is None else said.select(*PLACE, "at", answer="effect")
    found = empty.select(*PLACE, "finding", "why") if seen is None else seen.select(*PLACE, "why", finding="effect")
    both = told.join(found, on=list(PLACE), how="full", coalesce=True, nulls_equal=True)
    return both.select(pl.col(name).cast(dtype) for name, dtype in _FRAME.items()).unique(PLACE, maintain_order=True)


def moving(rows: pl.DataFrame, effects: pl.DataFrame | None, touched: pl.Series) -> pl.DataFrame:
    """The `rows` that fill something in, add something, or count as seen; all of them where no effect is known.

    `touched`: rows of the sites that changed; an answer that differs from another is a cause of that alone.
    """
    if effects is None:
        return rows
    seen = pl.col("finding").fill_null(NOTHING) != NOTHING
    differs = (pl.col("answer") == "conflict") & pl.col("at").is_in(touched.implode())
    return _at(rows, effects.filter(pl.col("answer").is_in(_MOVING) | seen | differs))


def otherwise(rows: pl.DataFrame, then: pl.DataFrame | None, now: pl.DataFrame | None) -> pl.DataFrame:
    """The `rows` that do something else `now` than `then`; all of them where one of the two is not known."""
    if then is None or now is None:
        return rows
    does = ["answer", "finding", "why"]
    both = then.join(now, on=list(PLACE), how="full", coalesce=True, nulls_equal=True, suffix="_now")
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_now")) for name in does)
    return _at(rows, both.filter(differs))


def behind(effects: pl.DataFrame | None) -> pl.DataFrame:
    """The places of answers that show a step behind the products."""
    if effects is None:
        return pl.DataFrame(schema={name: _FRAME[name] for name in PLACE})
    return effects.filter(pl.col("answer").is_in(BEHIND)).select(PLACE)


def _at(rows: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    return rows.join(places.select(PLACE).unique(), on=list(PLACE), how="semi", nulls_equal=True)
