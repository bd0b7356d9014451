"""The facts behind each cause, told once: source, edition and what each contributes."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo import tables
from imvo.reference import Edition
from imvo.risk import country, likelihood
from imvo.risk.findings import LOWERS, MENDED, OPENS, RAISES
from imvo.risk.method import Measure, Method

GRADES = "process-grades"
SITE = "site"
FINDINGS = "findings"
ABSENT = "absent"
_ENDS = ("low", "contribution", "high")


def tell(
    evaluated: pl.DataFrame,
    facts: likelihood.Facts,
    editions: Mapping[str, Edition],
    processes: pl.DataFrame,
    method: Method,
) -> pl.DataFrame:
    """The table `signals`: for each cause where it starts, the steps, what widens, the floors, and the findings."""
    present = evaluated.filter("occurs")
    parts = [_starts(evaluated)]
    parts += [_measure(present, measure, facts, processes) for measure in country.installed(editions, method)]
    parts += [_areas(present, method), _treaties(present, method), *_sites(present, method)]
    parts += [_floors(present, facts), _seen(evaluated, facts)]
    dates = pl.DataFrame(
        {
            "register": list(editions),
            "edition": [edition.edition for edition in editions.values()],
            "later": [edition.later for edition in editions.values()],
        },
        schema={"register": pl.String, "edition": pl.String, "later": pl.Boolean},
    )
    frame = pl.concat([part.with_columns(part=pl.lit(i)) for i, part in enumerate(parts)])
    frame = frame.join(dates, on="register", how="left").with_columns(
        later=pl.coalesce("fact_later", "later", pl.lit(False))
    )
    frame = frame.sort("cause", "part", "register", "indicator", "subject", "value")
    frame = frame.with_columns(order=pl.int_range(1, pl.len() + 1).over("cause").clip(upper_bound=255).cast(pl.UInt8))
    frame = frame.unique(["cause", "order"], keep="first", maintain_order=True)
    return tables.shape(frame, tables.load("signals"))


def grounds(evaluated: pl.DataFrame, signals: pl.DataFrame) -> pl.DataFrame:
    """Per cause: `later` (a fact later than the assessed date counts) and `judgement` (no sourced fact behind it)."""
    # What was only claimed is no source.
    claimed = (pl.col("register") == FINDINGS) & pl.col("value").str.contains("/claimed", literal=True)
    working = signals.filter(
        pl.col("known") & pl.col("effect").is_in(["start", "step", "floor", "widen"]) & ~claimed.fill_null(value=False)
    )
    per_cause = working.group_by("cause").agg(
        pl.col("later").any(),
        sourced=(~pl.col("judgement") & pl.col("effect").is_in(["start", "floor"])).any(),
    )
    frame = evaluated.select("cause").join(per_cause, on="cause", how="left", maintain_order="left")
    return frame.select("cause", pl.col("later").fill_null(False), judgement=~pl.col("sourced").fill_null(False))


def _signed(column: str) -> pl.Expr:
    number = pl.col(column)
    text = number.cast(pl.String)
    return pl.when(number > 0).then(pl.concat_str(pl.lit("+"), text)).otherwise(text)


def _shape(frame: pl.DataFrame, **columns: pl.Expr | str | bool | None) -> pl.DataFrame:
    defaults: dict[str, pl.Expr | str | bool | None] = {
        "indicator": None,
        "value": None,
        "known": True,
        "reference_date": None,
        "judgement": False,
        "fact_later": None,
    }
    given = defaults | columns
    order = [
        "register",
        "indicator",
        "subject",
        "value",
        "known",
        "reference_date",
        "effect",
        *_ENDS,
        "judgement",
        "fact_later",
    ]
    made = {name: value if isinstance(value, pl.Expr) else pl.lit(value) for name, value in given.items()}
    flags = ("known", "judgement", "fact_later")
    typed = [made[name].cast(pl.Boolean if name in flags else pl.String).alias(name) for name in order]
    return frame.select("cause", *typed)


def _starts(evaluated: pl.DataFrame) -> pl.DataFrame:
    known = pl.col("start").is_not_null()
    applies = pl.col("occurs")
    return _shape(
        evaluated,
        register=GRADES,
        indicator=pl.when(~applies)
        .then(pl.lit(ABSENT))
        .when(known)
        .then(pl.lit("typical"))
        .otherwise(pl.lit("nothing")),
        subject=pl.col("process"),
        value=pl.col("start_from"),
        known=known | ~applies,
        effect=pl.when(known & applies).then(pl.lit("start")).otherwise(pl.lit("none")),
        low=pl.col("start_low"),
        contribution=pl.col("start"),
        high=pl.col("start_high"),
        judgement=pl.col("start_judgement"),
    )


def _measure(present: pl.DataFrame, measure: Measure, facts: likelihood.Facts, processes: pl.DataFrame) -> pl.DataFrame:
    # Where a vague process may be one that the measure informs, what is known of the country is not known of the site.
    maybe = likelihood.may_apply(measure, processes)
    rows = present.filter(likelihood.applies(measure) | maybe).select("cause", "country", maybe=maybe)
    steps = facts.steps[measure.id]
    joined = rows.join(steps, on="country", how="left", maintain_order="left").with_columns(
        pl.col("known").fill_null(False),
        # An unknown country may be any country.
        **{
            name: pl.when(pl.col("country").is_null()).then(step).otherwise(name)
            for name, step in zip(country.STEPS, facts.unknown[measure.id], strict=True)
        },
    )
    joined = joined.filter(pl.col("known") | pl.col("high").is_not_null())
    joined = joined.filter(~pl.col("maybe") | pl.col("high").is_not_null()).with_columns(
        known=pl.col("known") & ~pl.col("maybe"),
        low=pl.when("maybe").then(0).otherwise("low"),
        value=pl.when("maybe").then(0).otherwise("value"),
    )
    return _shape(
        joined,
        register=measure.register_id,
        indicator=pl.coalesce("indicator", pl.lit(measure.indicators[0])),
        subject=pl.col("country").fill_null("?"),
        value=pl.col("number").round(4),
        known=pl.col("known"),
        reference_date=pl.col("year"),
        effect=pl.when(pl.col("value").is_null())
        .then(pl.lit("none"))
        .when("known")
        .then(pl.lit("step"))
        .otherwise(pl.lit("widen")),
        low=_signed("low"),
        contribution=_signed("value"),
        high=_signed("high"),
    )


def _areas(present: pl.DataFrame, method: Method) -> pl.DataFrame:
    rows = present.filter(pl.col("area").is_in(["in", "unknown"]) & pl.col("country").is_not_null())
    inside = pl.col("area") == "in"
    step = f"+{method.likelihood.areas.step}"
    return _shape(
        rows,
        register=method.likelihood.areas.register_id,
        indicator=pl.when(inside).then(pl.lit("inside")).otherwise(pl.lit("region-unknown")),
        subject=pl.col("country"),
        known=inside,
        effect=pl.when(inside).then(pl.lit("step")).otherwise(pl.lit("widen")),
        low=pl.when(inside).then(pl.lit(step)).otherwise(pl.lit("0")),
        contribution=pl.when(inside).then(pl.lit(step)).otherwise(pl.lit("0")),
        high=pl.lit(step),
    )


def _treaties(present: pl.DataFrame, method: Method) -> pl.DataFrame:
    rows = present.filter(pl.col("treaty_high").is_not_null() & pl.col("country").is_not_null())
    listed = pl.col("open").is_not_null()
    return _shape(
        rows,
        register=method.likelihood.status.register_id,
        indicator=pl.when(listed).then(pl.lit("open")).otherwise(pl.lit("not-listed")),
        subject=pl.col("country"),
        value=pl.col("open"),
        known=listed,
        effect="widen",
        low="0",
        contribution="0",
        high=f"+{method.likelihood.status.widen}",
    )


def _sites(present: pl.DataFrame, method: Method) -> list[pl.DataFrame]:
    columns = {"migrant_share": "migrant", "women_share": "women"}
    parts = []
    for fact in method.likelihood.site:
        state = pl.col(columns[fact.field])
        rows = present.filter(pl.col("theme").is_in(list(fact.themes)) & state.is_not_null())
        up = state == "high"
        parts.append(
            _shape(
                rows,
                register=SITE,
                indicator=fact.field,
                subject=pl.col("process"),
                value=pl.when(up)
                .then(pl.lit(f"≥ {fact.up_at:.0%}"))
                .when(state == "low")
                .then(pl.lit(f"< {fact.up_at:.0%}")),
                known=state != "unknown",
                effect=pl.when(state == "low").then(pl.lit("none")).otherwise(pl.lit("widen")),
                low=pl.lit("0"),
                contribution=pl.lit("0"),
                high=pl.when(state == "low").then(pl.lit("0")).otherwise(pl.lit("+1")),
            )
        )
    return parts


def _floors(present: pl.DataFrame, facts: likelihood.Facts) -> pl.DataFrame:
    rows = facts.floors.join(present.select("cause", "country"), on="cause", how="inner", maintain_order="left")

    def floor(column: str) -> pl.Expr:
        return pl.when(pl.col(column).is_not_null()).then(pl.concat_str(pl.lit(">="), pl.col(column).cast(pl.String)))

    return _shape(
        rows,
        register=pl.col("register"),
        indicator=pl.col("entry"),
        subject=pl.concat_str("subject", pl.lit(" x "), "country"),
        value=pl.col("source_title"),
        known=pl.col("certain"),
        reference_date=pl.col("date"),
        effect=pl.when("certain").then(pl.lit("floor")).otherwise(pl.lit("widen")),
        low=floor("floor_low"),
        contribution=floor("floor"),
        high=floor("floor_high"),
        judgement=pl.col("status") == "judgement",
        fact_later=pl.col("fact_later"),
    )


def _seen(evaluated: pl.DataFrame, facts: likelihood.Facts) -> pl.DataFrame:
    """Every finding at the site and theme, those that work nothing too. `value`: direction/evidence, and /why.

    Beside the reasons of `findings.effects` stands nothing-to-lower: where nothing else is known of the site.
    """
    known = evaluated.select("cause", "seen", able=pl.col("applies") & ~pl.col("silent"))
    rows = known.join(facts.seen, on="seen", how="inner", maintain_order="left")
    effect = pl.col("effect")
    raises, opens = effect == RAISES, effect == OPENS
    good = (effect == LOWERS) & (pl.col("direction") != MENDED)
    lowers = good & pl.col("able")
    why = pl.when(good & ~pl.col("able")).then(pl.lit("nothing-to-lower")).otherwise("why")
    lifted, moved = raises | opens, pl.when(lowers)

    def end(name: str) -> pl.Expr:
        least = pl.concat_str(pl.lit(">="), pl.col(name).cast(pl.String))
        return moved.then(_signed(name)).when(lifted & pl.col(name).is_not_null()).then(least)

    return _shape(
        rows,
        register=FINDINGS,
        indicator=pl.col("kind"),
        subject=pl.col("finding").cast(pl.String),
        value=pl.concat_str("direction", "evidence", why, separator="/", ignore_nulls=True),
        known=~opens,
        reference_date=pl.col("date").cast(pl.String),
        effect=pl.when(raises)
        .then(pl.lit("floor"))
        .when(opens)
        .then(pl.lit("widen"))
        .when(lowers)
        .then(pl.lit("step"))
        .otherwise(pl.lit("none")),
        low=end("low"),
        contribution=end("value"),
        high=end("high"),
        fact_later=pl.col("later"),
    )
