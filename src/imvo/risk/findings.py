"""What was seen at a site, as the method reads it: what each finding does to the likelihood there, and why not more."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import polars as pl

from imvo.risk.method import Method

FRAME = MappingProxyType(
    {
        "finding": pl.UInt32(),
        "row": pl.UInt32(),
        "theme": pl.String(),
        "kind": pl.String(),
        "direction": pl.String(),
        "evidence": pl.String(),
        "date": pl.Date(),
    }
)
"""Columns of the findings of one assessment. `row` is that of the site; `evidence`: claimed, evidenced or verified."""

EFFECTS = MappingProxyType(
    {
        "finding": pl.UInt32(),
        "row": pl.UInt32(),
        "theme": pl.String(),
        "effect": pl.String(),
        "why": pl.String(),
        "low": pl.Int8(),
        "value": pl.Int8(),
        "high": pl.Int8(),
    }
)
"""Columns of `effects`."""

RAISES, OPENS, LOWERS, NOTHING = "raises", "opens", "lowers", "nothing"
HARM, NO_HARM, MENDED = "harm", "no-harm", "mended"
PROVEN = ("evidenced", "verified")
_PLACE = ["row", "theme"]


def none() -> pl.DataFrame:
    """No findings."""
    return pl.DataFrame(schema=dict(FRAME))


def effects(findings: pl.DataFrame, as_of: date | None, method: Method) -> pl.DataFrame:
    """What each finding does at its site and theme: EFFECTS, one row per finding, by its number.

    `effect`: `raises` (the classes are at least `low`, `value`, `high`; an empty one is left as it is), `opens` (the
    highest class is `high`), `lowers` (by that many classes, 0 or below; empty for `mended`, which takes away the harm
    before it), or `nothing`. What is lowered stays above the lowest class that the site has without findings.

    `why`: why it does nothing, or not all that its kind could do. not-assessed: no theme of this assessment; claimed;
    undated; later: than `as_of`; aged; kind-barred, theme-barred: by the method such a finding never lowers, or not for
    this theme; blocked-by-harm; mended: the harm has been mended since, or, of a finding that says so, this is what it
    does; nothing-to-mend: no dated harm before it.

    Without `as_of` nothing is known to be fresh: harm counts, and good news does not.
    """
    judged = _judged(findings.select(FRAME.keys()), as_of, method)
    lowers = pl.col("why").is_null() | ((pl.col("direction") == MENDED) & (pl.col("why") == MENDED))
    effect = (
        pl.when(~pl.col("assessed"))
        .then(pl.lit(NOTHING))
        .when("live")
        .then(pl.lit(RAISES))
        .when("aged")
        .then(pl.lit(OPENS))
        .when(lowers)
        .then(pl.lit(LOWERS))
        .otherwise(pl.lit(NOTHING))
    )
    counted = judged.with_columns(effect=effect).with_columns(_contributions(method))
    return counted.select(pl.col(name).cast(dtype) for name, dtype in EFFECTS.items()).sort("finding")


def _judged(findings: pl.DataFrame, as_of: date | None, method: Method) -> pl.DataFrame:
    """Add `assessed`, what harm stands (`live`, `aged`), whether aged harm is at the place (`held`), and `why`."""
    rules, day, direction = method.findings, pl.col("date"), pl.col("direction")
    frame = findings.with_columns(
        assessed=pl.col("theme").is_in(list(method.themes)),
        proven=pl.col("evidence").is_in(PROVEN),
        before=pl.lit(value=False) if as_of is None else (day <= as_of).fill_null(value=False),
        old=_older(day, as_of, rules.harm.years),
        stale=_older(day, as_of, rules.no_harm.years),
        rights_holder=pl.col("kind").is_in(list(rules.rights_holders)),
    )
    credible = (direction == MENDED) & pl.col("proven") & pl.col("before") & pl.col("rights_holder")
    frame = frame.with_columns(
        mended_on=day.filter(credible).max().over(_PLACE), first_harm=day.filter(direction == HARM).min().over(_PLACE)
    )
    stands = (direction == HARM) & (day >= pl.col("mended_on")).fill_null(value=True)
    frame = frame.with_columns(live=stands & ~pl.col("old"), aged=stands & pl.col("old"))
    frame = frame.with_columns(blocked=pl.col("live").any().over(_PLACE), held=pl.col("aged").any().over(_PLACE))
    return frame.with_columns(why=_why(method))


def _older(day: pl.Expr, as_of: date | None, years: int) -> pl.Expr:
    """True where the day is known and lies more than so many years before `as_of`."""
    if as_of is None:
        return pl.lit(value=False)
    return (day < pl.lit(as_of).dt.offset_by(f"-{years}y")).fill_null(value=False)


def _why(method: Method) -> pl.Expr:
    rules, direction = method.findings.no_harm, pl.col("direction")
    theme_barred = pl.col("kind").is_in(list(rules.barred.kinds)) & pl.col("theme").is_in(list(rules.barred.themes))
    never = ~pl.col("kind").is_in(list(rules.steps))
    ranked = [kind for kind, step in rules.steps.items() if step.value]
    # Harm that has aged holds the highest class open, so a finding that lowers no other class does nothing beside it.
    outweighed = pl.col("blocked") | (pl.col("held") & ~pl.col("kind").is_in(ranked))
    unsure = (
        pl.when(~pl.col("assessed"))
        .then(pl.lit("not-assessed"))
        .when(pl.col("live") | pl.col("aged"))
        .then(
            pl.when("aged")
            .then(pl.lit("aged"))
            .when(~pl.col("proven"))
            .then(pl.lit("claimed"))
            .when(pl.col("date").is_null())
            .then(pl.lit("undated"))
        )
        .when(direction == HARM)
        .then(pl.lit(MENDED))
        .when(~pl.col("proven"))
        .then(pl.lit("claimed"))
        .when(pl.col("date").is_null())
        .then(pl.lit("undated"))
        .when(~pl.col("before"))
        .then(pl.lit("later"))
    )
    mended = (
        pl.when(~pl.col("rights_holder"))
        .then(pl.lit("kind-barred"))
        .when((pl.col("first_harm") < pl.col("date")).fill_null(value=False))
        .then(pl.lit(MENDED))
        .otherwise(pl.lit("nothing-to-mend"))
    )
    good = (
        pl.when("stale")
        .then(pl.lit("aged"))
        .when(never)
        .then(pl.lit("kind-barred"))
        .when(theme_barred)
        .then(pl.lit("theme-barred"))
        .when(outweighed)
        .then(pl.lit("blocked-by-harm"))
    )
    certain = pl.when(direction == MENDED).then(mended).when(direction == NO_HARM).then(good)
    return pl.coalesce(unsure, certain)


def _contributions(method: Method) -> list[pl.Expr]:
    """`low`, `value`, `high` of the effect; a claim lifts no lowest class, and aged harm holds the highest one open."""
    floors, steps = method.findings.harm.floors, method.findings.no_harm.steps
    raises, opens = pl.col("effect") == RAISES, pl.col("effect") == OPENS
    lowers = (pl.col("effect") == LOWERS) & (pl.col("direction") == NO_HARM)
    held = pl.lit(0, dtype=pl.Int8)
    low = pl.when(raises & pl.col("proven")).then(_of_kind({kind: floor.low for kind, floor in floors.items()}))
    value = pl.when(raises).then(_of_kind({kind: floor.value for kind, floor in floors.items()}))
    high = pl.when(raises).then(_of_kind({kind: floor.high or floor.value for kind, floor in floors.items()}))
    down = _of_kind({kind: -step.value for kind, step in steps.items()})
    down_high = pl.when("held").then(held).otherwise(_of_kind({kind: -step.high for kind, step in steps.items()}))
    return [
        low.when(lowers).then(held).alias("low"),
        value.when(lowers).then(down).alias("value"),
        high.when(opens).then(pl.lit(method.likelihood.highest)).when(lowers).then(down_high).alias("high"),
    ]


def _of_kind(classes: dict[str, int]) -> pl.Expr:
    return pl.col("kind").replace_strict(classes, default=None, return_dtype=pl.Int8)
