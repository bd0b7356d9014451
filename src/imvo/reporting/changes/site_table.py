"""The table `site-changes`: new, gone and changed sites, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.action.returned import ANSWERS
from imvo.reporting.changes.same import FIELDS, Same, same
from imvo.reporting.changes.state import State
from imvo.reporting.changes.steps import DAY, Step
from imvo.reporting.previous import Previous

TABLE = "site-changes"
RISK_FIELDS = frozenset(
    "country region processes products materials workers_low workers_high women_share migrant_share".split()
)
"""Fields that an assessment reads; the others tell of leverage or of how to find the site."""


@dataclass(frozen=True)
class Sites:
    """`table`: rows of site-changes. `unchanged`, `changed`: rows of the earlier list that the new one has.

    `then` = unchanged + changed + fewer + perhaps + gone; `now` = unchanged + changed + more + perhaps + new.
    """

    table: pl.DataFrame
    then: int
    now: int
    unchanged: int
    changed: int
    perhaps: int
    fewer: int
    more: int
    gone: int
    new: int
    all_compared: bool


def sites(before: Previous, then: State, now: State, listed: pl.DataFrame, walked: Sequence[Step]) -> Sites:
    """Compare the sites of two states. `listed`: the newer ones before any answer; `walked`: what lies between."""
    by = {step.name: step for step in walked}
    found = same(then.sites, now.sites)
    unseen = then.unseen | now.unseen
    sides = _side(then, "then", f"{before.as_of.isoformat()}/", unseen), _side(now, "now", "", unseen)
    fields = _fields(found, then.sites, now.sites, listed, by)
    rows = [
        fields,
        _only("gone", found.gone, "then"),
        _only("fewer-rows", found.less, "then"),
        _only("new", found.new, "now"),
        _only("more-rows", found.more, "now"),
        _perhaps(found, then.sites, now.sites),
    ]
    frame = pl.concat(rows, how="diagonal_relaxed")
    frame = frame.join(sides[0], on="site_then", how="left").join(sides[1], on="site_now", how="left")
    unlisted = pl.col("site_now").is_in(_added(now.sites, listed).implode())
    own, aged = _answered(before, then.sites), _gone_by(by.get(DAY))
    left = pl.col("site_now").is_null() & pl.col("site_then").is_in(own.implode())
    named = pl.struct(name="name_then", country="country_then").is_in(aged.implode())
    frame = frame.with_columns(
        name=pl.coalesce("name_now", "name_then"),
        country=pl.when(pl.col("site_now").is_null()).then("country_then").otherwise("country_now"),
        by=pl.when(left & named)
        .then(pl.lit("day"))
        .when(unlisted | left)
        .then(pl.lit("answer"))
        .otherwise(pl.coalesce("by", pl.lit("list"))),
        places=pl.concat_list(pl.col("places_then", "places_now").fill_null([]))
        .list.unique()
        .list.sort()
        .list.join("|"),
    ).with_columns(places=pl.when(pl.col("places") != "").then("places"))
    order = pl.Enum(["new", "gone", "changed", "perhaps-same", "more-rows", "fewer-rows"])
    frame = frame.with_columns(at=pl.col("change").cast(order)).sort("at", "name", "site_now", "site_then", "field")
    changed = fields.get_column("site_then").n_unique()
    return Sites(
        table=tables.shape(frame, tables.load(TABLE)),
        then=then.sites.height,
        now=now.sites.height,
        unchanged=found.pairs.height - changed,
        changed=changed,
        perhaps=found.perhaps.height,
        fewer=len(found.less),
        more=len(found.more),
        gone=len(found.gone),
        new=len(found.new),
        all_compared=found.all_compared,
    )


def _added(now: pl.DataFrame, listed: pl.DataFrame) -> pl.Series:
    """Rows of sites that no list holds: answers added them."""
    return now.join(listed.select("row"), on="row", how="anti").get_column("row")


def _answered(before: Previous, sites: pl.DataFrame) -> pl.Series:
    """Rows of the earlier sites that no list of then holds: answers had added them."""
    listed = [source.name for source in before.request().sources]
    answered = before.returned.get(ANSWERS, sites.clear()).get_column("file").unique().to_list()
    others = sorted(set(answered) - set(listed))
    earlier = pl.col("file").is_in(others) | pl.col("file").str.contains("/", literal=True)
    return sites.filter(earlier).get_column("row")


def _gone_by(step: Step | None) -> pl.Series:
    """Name and country of the sites that one step took away."""
    named = ["name", "country"]
    if step is None:
        return pl.Series(dtype=pl.Struct(dict.fromkeys(named, pl.String())))
    left = step.then.sites.join(step.now.sites, on=named, how="anti", nulls_equal=True)
    return left.select(pl.struct(named)).to_series()


def _side(state: State, side: str, before: str, unseen: frozenset[str]) -> pl.DataFrame:
    """What a change tells of a site on one side: its name, its place in a file, and the issues that it belongs to.

    `before`: what stands before the name of its file, but where a site that an answer added has it already.
    """
    places = (
        placed(state, unseen).group_by("row").agg(pl.concat_str("country", "process", separator="/").alias("places"))
    )
    return state.sites.join(places, on="row", how="left").select(
        pl.col("row").alias(f"site_{side}"),
        pl.when(pl.col("file").str.contains("/", literal=True))
        .then("file")
        .otherwise(before + pl.col("file"))
        .alias(f"file_{side}"),
        pl.col("sheet").alias(f"sheet_{side}"),
        pl.coalesce("source_row", "row").alias(f"row_{side}"),
        pl.col("name").alias(f"name_{side}"),
        pl.col("country").alias(f"country_{side}"),
        pl.col("places").alias(f"places_{side}"),
    )


def placed(state: State, unseen: frozenset[str]) -> pl.DataFrame:
    """`row` of a site, and `country` (`unknown` where it is) and `process` of each issue to which it belongs.

    `unseen`: processes that must stand behind products without a known site. To their issues belong the sites whose
    products ask for them, and those that do them and so make them known.
    """
    taken = state.sites.select("row", pl.col("country").fill_null("unknown")).join(state.processes, on="row")
    each = taken.drop_nulls("processes").with_columns(process=pl.col("processes").str.split("|")).explode("process")
    own = each.select("row", "country", "process")
    behind = pl.concat([own.select("row", "process"), state.asked]).filter(pl.col("process").is_in(sorted(unseen)))
    hidden = behind.select("row", pl.lit("unknown").alias("country"), "process")
    return pl.concat([own, hidden]).unique(maintain_order=True)


def _only(change: str, rows: tuple[int, ...], side: str) -> pl.DataFrame:
    own = pl.Series(f"site_{side}", rows, dtype=pl.UInt32)
    return pl.DataFrame([own]).with_columns(change=pl.lit(change))


def _perhaps(found: Same, then: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    names = [side.select(pl.col("row").alias(key), pl.col("name").alias(value)) for side, key, value in (
        (then, "then", "was"), (now, "now", "became"))]  # fmt: skip
    both = found.perhaps.join(names[0], on="then", how="left").join(names[1], on="now", how="left")
    return both.select(
        "was", "became", "likeness", change=pl.lit("perhaps-same"), field=pl.lit("name"), site_then="then",
        site_now="now",
    )  # fmt: skip


def _fields(
    found: Same, then: pl.DataFrame, now: pl.DataFrame, listed: pl.DataFrame, steps: Mapping[str, Step]
) -> pl.DataFrame:
    """One row per pair of rows and field that differs, and whether an answer, its age or the list made it differ."""
    both = found.pairs.join(then.select("row", *FIELDS), left_on="then", right_on="row", how="left")
    both = both.join(now.select("row", *FIELDS), left_on="now", right_on="row", how="left", suffix="_became")
    both = both.join(listed.select("row", *FIELDS), left_on="now", right_on="row", how="left", suffix="_listed")
    both = _turned(_turned(both, steps.get(DAY), "then"), steps.get(ANSWERS), "now")
    parts = []
    for field in FIELDS:
        became, said = pl.col(f"{field}_became"), pl.col(f"{field}_listed")
        differs = pl.col(field).ne_missing(became)
        if field == "workers_high":
            # Of an exact number both bounds change alike: that is told once.
            low, low_became = pl.col("workers_low"), pl.col("workers_low_became")
            differs &= pl.col(field).ne_missing(low) | became.ne_missing(low_became)
        parts.append(
            both.filter(differs).select(
                change=pl.lit("changed"),
                field=pl.lit(field),
                site_then="then",
                site_now="now",
                was=text_of(pl.col(field), then.schema[field]),
                became=text_of(became, now.schema[field]),
                by=pl.when(became.ne_missing(said) | _differs(field, "now"))
                .then(pl.lit("answer"))
                .when(_differs(field, "then") & became.eq_missing(pl.col(f"{field}_then_after")))
                .then(pl.lit("day"))
                .otherwise(pl.lit("list")),
            )
        )
    return pl.concat(parts)


def _turned(both: pl.DataFrame, step: Step | None, side: str) -> pl.DataFrame:
    """With each field before and after a step, for the rows as numbered on that side; empty where there is no step."""
    for place in ("before", "after"):
        names = {field: f"{field}_{side}_{place}" for field in FIELDS}
        if step is None:
            both = both.with_columns(pl.lit(None, both.schema[field]).alias(own) for field, own in names.items())
        else:
            state = step.then if place == "before" else step.now
            own = state.sites.select(
                pl.col("row").alias(side), *(pl.col(field).alias(to) for field, to in names.items())
            )
            both = both.join(own, on=side, how="left")
    return both


def _differs(field: str, side: str) -> pl.Expr:
    return pl.col(f"{field}_{side}_before").ne_missing(pl.col(f"{field}_{side}_after"))


def text_of(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """A value as the CSV files of a dossier have it."""
    if dtype == pl.Date:
        return value.dt.to_string("%Y-%m-%d")
    return value.cast(pl.String)


def value_of(field: str, text: str) -> Any:
    """The value that `text_of` wrote, in the type of its column."""
    kind = tables.load("sites").column(field).type
    made: Mapping[str, Any] = {"date": date.fromisoformat, "f64": float, "i64": int, "u8": int, "u32": int}
    return made[kind](text) if kind in made else text
