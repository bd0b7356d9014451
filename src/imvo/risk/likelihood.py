"""The likelihood of each cause: where it starts, one step for the country, floors by lists, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from polars import selectors as cs

from imvo.reference import Edition
from imvo.risk import country, floors, seen
from imvo.risk.method import Measure, Method

_I8 = pl.Int8


@dataclass(frozen=True)
class Facts:
    """The facts of one run, looked up for the countries and causes at hand."""

    steps: dict[str, pl.DataFrame]
    """Measure id -> one row per country, see `country.steps`."""
    unknown: dict[str, tuple[int | None, int | None, int | None]]
    """Measure id -> steps of an unknown country."""
    treaties: pl.DataFrame
    floors: pl.DataFrame
    seen: pl.DataFrame
    """The findings, see `seen.tell`."""


def look_up(
    causes: pl.DataFrame,
    editions: Mapping[str, Edition],
    processes: pl.DataFrame,
    method: Method,
    told: pl.DataFrame,
) -> Facts:
    """Fetch what the registers say about these causes; `processes` is the vocabulary's table, `told` that of
    `seen.tell`.
    """
    countries = causes.get_column("country").drop_nulls().unique().sort().to_list()
    return Facts(
        steps={m.id: country.steps(countries, m, editions[m.register_id]) for m in country.installed(editions, method)},
        unknown={m.id: country.unknown(m, editions[m.register_id]) for m in country.installed(editions, method)},
        treaties=country.treaties(editions[method.likelihood.status.register_id], method),
        floors=floors.matches(causes, editions, processes, method),
        seen=told,
    )


def evaluate(
    causes: pl.DataFrame,
    start: pl.DataFrame,
    facts: Facts,
    editions: Mapping[str, Edition],
    processes: pl.DataFrame,
    method: Method,
) -> pl.DataFrame:
    """Add to each cause its parts and `likelihood_low`, `likelihood`, `likelihood_high` (1-4) and `basis`.

    Parts: the columns of `start.COLUMNS`, `step_low|step|step_high` (country) with `area_step`, `area_high` and
    `treaty_high` in them, `site_told|site_high`, `floor_low|floor|floor_high`, and `seen.COLUMNS`.
    With nothing to start from, no list and no harm seen, the ranked value is null and the interval is whole.

    `occurs`: the theme can occur at the process; `applies`: it can, or harm was seen there. `silent`: nothing is known
    but findings. `plain`, `plain_high`, `plain_basis`: as without findings; `lowered_high`: the highest
    class after what lowers and before what lifts.
    """
    frame = causes.join(start, on=["process", "theme"], how="left", maintain_order="left")
    frame = _country_steps(frame, facts, editions, processes, method)
    frame = _site_high(frame, method)
    highest = facts.floors.group_by("cause").agg(pl.col("floor_low", "floor", "floor_high").max())
    frame = frame.join(highest, on="cause", how="left", maintain_order="left")
    together = seen.together(facts.seen)
    frame = frame.join(together, on="seen", how="left", maintain_order="left").with_columns(
        pl.col("seen_down", "seen_down_high").fill_null(0), pl.col("wakes").fill_null(value=False)
    )
    return _with_seen(_combine(_only_seen(frame, method), method))


def _only_seen(frame: pl.DataFrame, method: Method) -> pl.DataFrame:
    """Where a theme cannot occur and harm was seen all the same, the index starts at the lowest class.

    Nothing that is typical of the process, the country or the workers bears on it; the harm is as grave as the theme's
    own, unless the process says that it is graver.
    """
    frame = frame.with_columns(occurs=pl.col("applies"), applies=pl.col("applies") | pl.col("wakes"))
    woken = pl.col("applies") & ~pl.col("occurs")
    starts = ["start_low", "start", "start_high"]
    steps = ["step_low", "step", "step_high", "site_high"]
    of_themes = method.severity.defaults
    unheard = ["treaty_high", "area_step", "area_high", "floor_low", "floor", "floor_high"]
    return frame.with_columns(
        *(pl.when(woken).then(pl.lit(method.likelihood.lowest)).otherwise(n).cast(_I8).alias(n) for n in starts),
        *(pl.when(woken).then(pl.lit(0)).otherwise(n).cast(_I8).alias(n) for n in steps),
        *(pl.when(~woken).then(n).alias(n) for n in unheard),
        scale=_gravest(woken, "scale", {theme: harm.scale for theme, harm in of_themes.items()}),
        irremediability=_gravest(
            woken, "irremediability", {theme: harm.irremediability for theme, harm in of_themes.items()}
        ),
        site_told=pl.col("site_told") & ~woken,
    )


def _gravest(woken: pl.Expr, name: str, of_themes: dict[str, int]) -> pl.Expr:
    own = pl.col("theme").replace_strict(of_themes, return_dtype=pl.UInt8)
    return pl.when(woken).then(pl.max_horizontal(name, own)).otherwise(name).cast(pl.UInt8)


def _with_seen(frame: pl.DataFrame) -> pl.DataFrame:
    """What was seen at the site: first what lowers, never below the lowest class, then what lifts."""
    low, value, high = (pl.col(name).cast(_I8) for name in ("likelihood_low", "likelihood", "likelihood_high"))
    frame = frame.with_columns(
        silent=pl.col("likelihood").is_null(), plain="likelihood", plain_high="likelihood_high", plain_basis="basis"
    )
    lowered = pl.max_horizontal(value - pl.col("seen_down"), low)
    # Where nothing is known there is nothing to lower, and null stays null.
    frame = frame.with_columns(lowered=pl.when(value.is_not_null()).then(lowered))
    least = pl.max_horizontal(high - pl.col("seen_down_high"), "lowered")
    frame = frame.with_columns(lowered_high=pl.when("silent").then(high).otherwise(least))
    lifted = pl.max_horizontal("lowered", "seen_value")
    speaks = pl.any_horizontal(
        pl.col("seen_value", "seen_high").is_not_null(), pl.col("seen_down", "seen_down_high") > 0
    )
    return frame.with_columns(
        likelihood_low=pl.max_horizontal(low, "seen_low").cast(pl.UInt8),
        likelihood=lifted.cast(pl.UInt8),
        likelihood_high=pl.max_horizontal("lowered_high", "seen_high", lifted).cast(pl.UInt8),
        basis=pl.when(speaks & pl.col("applies") & lifted.is_not_null()).then(pl.lit("site")).otherwise("basis"),
    )


def applies(measure: Measure) -> pl.Expr:
    """Whether a measure informs the theme and process of a row."""
    informed = pl.col("theme").is_in(list(measure.themes))
    return informed & pl.col("process").is_in(list(measure.processes)) if measure.processes else informed


def may_apply(measure: Measure, processes: pl.DataFrame) -> pl.Expr:
    """Whether a measure that informs some processes only informs one of those that a row's process may be."""
    asked = set(measure.processes)
    pairs = processes.select("id", "candidates").iter_rows()
    vague = [process for process, candidates in pairs if candidates and asked & set(candidates.split("|"))]
    return pl.col("theme").is_in(list(measure.themes)) & pl.col("process").is_in(vague)


def _country_steps(
    frame: pl.DataFrame, facts: Facts, editions: Mapping[str, Edition], processes: pl.DataFrame, method: Method
) -> pl.DataFrame:
    parts: dict[str, list[pl.Expr]] = {"low": [], "value": [], "high": []}
    for measure in country.installed(editions, method):
        columns = {name: f"{measure.id}:{name}" for name in country.STEPS}
        table = facts.steps[measure.id].select("country", **{new: pl.col(old) for old, new in columns.items()})
        frame = frame.join(table, on="country", how="left", maintain_order="left")
        any_country = dict(zip(country.STEPS, country.unknown(measure, editions[measure.register_id]), strict=True))
        for name in country.STEPS:
            value = pl.when(pl.col("country").is_null()).then(any_country[name]).otherwise(columns[name])
            bears = applies(measure) | may_apply(measure, processes) if name == "high" else applies(measure)
            parts[name].append(pl.when(bears).then(value))
    frame = _treaties_and_areas(frame, facts, editions, method)
    area = pl.col("area_step")
    return frame.with_columns(
        step_low=pl.max_horizontal(*parts["low"], area).fill_null(0).cast(_I8),
        step=pl.max_horizontal(*parts["value"], area).fill_null(0).cast(_I8),
        # A treaty adds a class; the country as a whole stays at most one step.
        step_high=(
            pl.max_horizontal(*parts["high"], area, "area_high").fill_null(0) + pl.col("treaty_high").fill_null(0)
        )
        .clip(upper_bound=1)
        .cast(_I8),
    ).drop(cs.contains(":"))


def _treaties_and_areas(
    frame: pl.DataFrame, facts: Facts, editions: Mapping[str, Edition], method: Method
) -> pl.DataFrame:
    rules = method.likelihood
    status, areas = editions[rules.status.register_id], editions[rules.areas.register_id]
    informed = country.informed_by_treaties(status, method)
    open_treaties = pl.col("open").is_null() | (pl.col("open") != "")
    frame = frame.join(facts.treaties, on=["country", "theme"], how="left", maintain_order="left")
    in_theme = pl.col("theme").is_in(sorted(areas.register.themes))
    return frame.with_columns(
        treaty_high=pl.when(pl.col("theme").is_in(informed) & open_treaties).then(
            pl.lit(rules.status.widen, dtype=_I8)
        ),
        area_step=pl.when(in_theme & (pl.col("area") == "in")).then(pl.lit(rules.areas.step, dtype=_I8)),
        area_high=pl.when(in_theme & (pl.col("area") == "unknown")).then(pl.lit(rules.areas.step, dtype=_I8)),
    )


def _site_high(frame: pl.DataFrame, method: Method) -> pl.DataFrame:
    """Who works there widens upward and never moves the ranked class; a share known to be low widens nothing."""
    columns = {"migrant_share": "migrant", "women_share": "women"}
    high, maybe = [], []
    for fact in method.likelihood.site:
        bears = pl.col("theme").is_in(list(fact.themes))
        high.append(bears & (pl.col(columns[fact.field]) == "high"))
        maybe.append(bears & (pl.col(columns[fact.field]) == "unknown"))
    told = pl.any_horizontal(*high).fill_null(False)
    open_ = pl.any_horizontal(*maybe).fill_null(False)
    return frame.with_columns(site_told=told, site_high=(told | open_).cast(_I8))


def _combine(frame: pl.DataFrame, method: Method) -> pl.DataFrame:
    lowest, highest = method.likelihood.lowest, method.likelihood.highest

    def index(start: str, step: str, floor: str, more: pl.Expr | None = None) -> pl.Expr:
        moved = pl.col(start) + pl.col(step) + (0 if more is None else more)
        return pl.max_horizontal(moved.clip(lowest, highest), floor)

    nothing = pl.col("start").is_null() & pl.col("floor").is_null()
    absent = ~pl.col("applies")
    bounds = {
        "likelihood_low": (index("start_low", "step_low", "floor_low"), lowest),
        "likelihood": (index("start", "step", "floor"), None),
        "likelihood_high": (index("start_high", "step_high", "floor_high", pl.col("site_high")), highest),
    }
    basis = (
        pl.when(absent)
        .then(pl.lit("process"))
        .when(nothing)
        .then(pl.lit("nothing"))
        .when(pl.col("floor") > lowest)
        .then(pl.lit("country-product"))
        .when("site_told")
        .then(pl.lit("site"))
        .otherwise(pl.lit("process"))
    )
    return frame.with_columns(
        [
            pl.when(absent)
            .then(lowest)
            .when(nothing)
            .then(unknown)
            # A list without a graded process says something of what is likely, nothing of what it could reach.
            .when(pl.col("start").is_null() & (pl.lit(name == "likelihood_high")))
            .then(highest)
            .otherwise(expr.fill_null(lowest))
            .cast(pl.UInt8)
            .alias(name)
            for name, (expr, unknown) in bounds.items()
        ]
    ).with_columns(basis=basis)
