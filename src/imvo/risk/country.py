"""How far the facts about a country move the index: one interval of steps per country and measure."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.reference import Edition
from imvo.risk.method import Measure, Method

STEPS = {"low": pl.Int8, "value": pl.Int8, "high": pl.Int8}


def installed(editions: Mapping[str, Edition], method: Method) -> list[Measure]:
    """The measures whose register is at hand, in the order of the method."""
    return [measure for measure in method.likelihood.country if measure.register_id in editions]


def steps(countries: list[str], measure: Measure, edition: Edition) -> pl.DataFrame:
    """One row per country: `low`, `value`, `high` steps (-1, 0, +1), `known`, and what decides.

    What decides: `indicator`, `number`, `year`.

    A country absent from a full register may be better or worse: -1 to +1, ranked at 0. A register that is not full, or
    may not lower, never gives a step down; its steps are null where it has nothing to say.
    """
    may_lower, absent = _may_lower(measure, edition), unknown(measure, edition)
    # Every country with every indicator: one figure that is missing is as unknown as a country that is.
    grid = pl.DataFrame({"country": countries}, schema={"country": pl.String}).join(
        pl.DataFrame({"indicator": list(measure.indicators)}), how="cross"
    )
    classed = grid.join(
        _classed(edition.table, measure), on=["country", "indicator"], how="left", maintain_order="left"
    ).with_columns(known=pl.col("number").is_not_null())
    classed = classed.with_columns(
        pl.when("known").then(name).otherwise(pl.lit(step, dtype=pl.Int8)).alias(name)
        for name, step in zip(STEPS, absent, strict=True)
    )
    worst = classed.sort(
        ["country", "value", "high", "known", "indicator"],
        descending=[False, True, True, True, False],
        nulls_last=True,
    )
    frame = worst.group_by("country", maintain_order=True).agg(
        pl.col("low", "value", "high").max(),
        pl.col("indicator", "number", "year", "known").first(),
    )
    return frame if may_lower else _only_up(frame)


def unknown(measure: Measure, edition: Edition) -> tuple[int | None, int | None, int | None]:
    """Steps of a country of which the register says nothing, and of an unknown country: it may be any country."""
    if edition.register.kind != "full":
        return (None, None, None)
    return (-1, 0, 1) if _may_lower(measure, edition) else (None, None, 1)


def _may_lower(measure: Measure, edition: Edition) -> bool:
    return edition.register.may_lower and measure.down_at is not None


def _only_up(frame: pl.DataFrame) -> pl.DataFrame:
    """No step down, and silence rather than 0 where nothing points up: silence must not stop another measure."""
    return frame.with_columns(pl.when(pl.col(name) > 0).then(name).alias(name) for name in STEPS)


def _classed(table: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    sign = 1.0 if measure.worse == "high" else -1.0
    number, error = pl.col("value"), pl.col("error").fill_null(0.0)

    def step(shift: float) -> pl.Expr:
        badness = sign * number + shift * measure.z * error
        up = badness >= sign * measure.up_at
        down = badness <= sign * measure.down_at if measure.down_at is not None else pl.lit(False)
        return pl.when(up).then(1).when(down).then(-1).otherwise(0).cast(pl.Int8)

    return (
        table.filter(pl.col("indicator").is_in(list(measure.indicators)) & pl.col("value").is_not_null())
        .with_columns(low=step(-1.0), high=step(1.0), ranked=step(0.0), number=number)
        .with_columns(value=pl.col("ranked"))
        .select("country", "indicator", "number", "year", *STEPS)
    )


def treaties(edition: Edition, method: Method) -> pl.DataFrame:
    """Per country and theme: `open`, the instruments not ratified or not known, joined by a bar; empty when all are.

    Countries that the register does not list at all are absent here: everything about them is unknown.
    """
    rows = _instruments(edition, method)
    every = rows.select("theme", "instrument").unique().join(rows.select("country").unique(), how="cross")
    full = every.join(rows, on=["country", "theme", "instrument"], how="left")
    return (
        full.with_columns(pl.col("value").fill_null("unknown"))
        .sort("country", "theme", "instrument")
        .group_by("country", "theme", maintain_order=True)
        .agg(open=pl.col("instrument").filter(pl.col("value") != "yes").unique(maintain_order=True).str.join("|"))
    )


def informed_by_treaties(edition: Edition, method: Method) -> list[str]:
    """Themes on which an instrument bears that the method uses."""
    return _instruments(edition, method).get_column("theme").unique().sort().to_list()


def _instruments(edition: Edition, method: Method) -> pl.DataFrame:
    used = edition.table.filter(pl.col("instrument").is_in(list(method.likelihood.status.instruments)))
    return used.with_columns(theme=pl.col("theme").str.split("|")).explode("theme").drop_nulls("theme")
