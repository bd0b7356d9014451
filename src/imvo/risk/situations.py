"""Sites that the method cannot tell apart share one situation; every later step works on situations, not on sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from imvo.risk.method import Method

UNSPECIFIED = "unspecified"
ALIKE = ["country", "area", "processes", "products", "materials", "migrant", "women", "scope"]
KEY = ["seen", *ALIKE]


@dataclass(frozen=True)
class Conditional:
    """Processes with a list of facts that holds for one product, or one material, only."""

    by_product: frozenset[str]
    by_material: frozenset[str]


RegionMatch = Callable[[str, str], str | None]
"""(country, province as the list spells it) -> ISO 3166-2 code of a listed area, or None."""


def build(
    sites: pl.DataFrame,
    made_by: Mapping[str, tuple[str, ...]],
    conditional: Conditional,
    areas: pl.DataFrame,
    match: RegionMatch,
    method: Method,
    seen: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return (`row`, `situation` per site; the situations with the columns of KEY), both in a fixed order.

    `made_by` gives, per product, the processes that stand for it when the list states no process; `areas` is the table
    of the register of areas. Products and materials are kept only where a list of facts asks for them (`conditional`).
    `seen` (`row`, `seen`) names the findings of a site: where there are any, the site is like no other.
    """
    columns = ["row", "country", "region", "processes", "products", "materials"]
    frame = sites.select(*columns, *_shares(method), _scope(method))
    frame = _processes_from_products(frame, made_by, conditional)
    frame = _areas(frame, areas, match).select("row", *ALIKE)
    # One number per site stands for its eight texts: a million sites are then told apart by one column.
    values = {name: frame.get_column(name).cast(pl.String).unique().sort() for name in ALIKE}
    places = frame.select(_place(name, found) for name, found in values.items())
    code, size = pl.lit(0, dtype=pl.UInt64), 1
    for name, found in values.items():
        code = code + pl.col(name).cast(pl.UInt64) * size
        size *= len(found) + 1
    frame = frame.with_columns(places.select(code=code))
    frame, told = _with_seen(frame, seen)
    situations = frame.unique(told).sort(KEY).with_row_index("situation")
    keyed = frame.select("row", *told).join(
        situations.select(*told, "situation"), on=told, how="left", nulls_equal=True, maintain_order="left"
    )
    return keyed.select("row", "situation"), situations.select("situation", *KEY)


def _with_seen(frame: pl.DataFrame, seen: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Add `seen`; also the columns that tell situations apart, of which most lists need only the first."""
    if seen.is_empty():
        return frame.with_columns(seen=pl.lit(None, dtype=pl.String)), ["code"]
    return frame.join(seen, on="row", how="left", maintain_order="left"), ["code", "seen"]


def _place(name: str, values: pl.Series) -> pl.Expr:
    places = pl.Series(range(len(values)), dtype=pl.UInt32)
    return pl.col(name).cast(pl.String).replace_strict(values, places, return_dtype=pl.UInt32)


def with_unseen(situations: pl.DataFrame, unseen: pl.DataFrame, method: Method) -> pl.DataFrame:
    """Append one situation per process without a known site, all else unknown; adds `site_known`."""
    extra = unseen.select(
        situation=pl.int_range(pl.len()).cast(pl.UInt32) + situations.height,
        area=pl.lit("unknown"),
        processes="process",
        migrant=pl.lit("unknown"),
        women=pl.lit("unknown"),
        scope=pl.lit(method.severity.scope.unknown, dtype=pl.UInt8),
        site_known=pl.lit(False),
    )
    return pl.concat([situations.with_columns(site_known=pl.lit(True)), extra], how="diagonal_relaxed")


def _shares(method: Method) -> list[pl.Expr]:
    names = {"migrant_share": "migrant", "women_share": "women"}
    return [
        pl.when(pl.col(fact.field).is_null())
        .then(pl.lit("unknown"))
        .when(pl.col(fact.field) >= fact.up_at)
        .then(pl.lit("high"))
        .otherwise(pl.lit("low"))
        .alias(names[fact.field])
        for fact in method.likelihood.site
    ]


def _scope(method: Method) -> pl.Expr:
    """Class of scope: the upper bound of a range counts, so that a vague number never lowers."""
    scope = method.severity.scope
    workers = pl.coalesce("workers_high", "workers_low")
    known_class = pl.lit(scope.cuts[-1][1])
    for at_least, value in reversed(scope.cuts):
        known_class = pl.when(workers >= at_least).then(pl.lit(value)).otherwise(known_class)
    # "more than 50" has no upper bound: it may be any number above.
    open_ended = pl.col("workers_high").is_null() & pl.col("workers_low").is_not_null()
    top = pl.max_horizontal(known_class, pl.lit(scope.unknown))
    unknown = pl.lit(scope.unknown)
    return (
        pl.when(workers.is_null()).then(unknown).when(open_ended).then(top).otherwise(known_class).cast(pl.UInt8)
    ).alias("scope")


def taken(processes: str | None, products: str | None, made_by: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The processes of a site: those that are stated, failing these those that stand for its products."""
    implied = {process for product in (products or "").split("|") for process in made_by.get(product, ())}
    return set(processes.split("|")) if processes else implied or {UNSPECIFIED}


def _processes_from_products(
    frame: pl.DataFrame, made_by: Mapping[str, tuple[str, ...]], conditional: Conditional
) -> pl.DataFrame:
    """Fill processes from products, then forget the products and materials on which nothing depends."""
    given = frame.select("processes", "products").unique().sort("processes", "products")
    derived, by_product, by_material = [], [], []
    for processes, products in given.iter_rows():
        found = taken(processes, products, made_by)
        derived.append("|".join(sorted(found)))
        by_product.append(bool(found & conditional.by_product))
        by_material.append(bool(found & conditional.by_material))
    table = given.with_columns(
        derived=pl.Series(derived, dtype=pl.String),
        by_product=pl.Series(by_product, dtype=pl.Boolean),
        by_material=pl.Series(by_material, dtype=pl.Boolean),
    )
    joined = frame.join(table, on=["processes", "products"], how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(
        pl.when("by_product").then("products").alias("products"),
        pl.when("by_material").then("materials").alias("materials"),
        processes="derived",
    ).drop("derived", "by_product", "by_material")


def _areas(frame: pl.DataFrame, areas: pl.DataFrame, match: RegionMatch) -> pl.DataFrame:
    """area: in (a listed area), out (a known region that is not listed), unknown (region not known), none."""
    whole = set(areas.filter(pl.col("region").is_null())["country"])
    listed = {(row["country"], row["region"]) for row in areas.filter(pl.col("region").is_not_null()).to_dicts()}
    partly = {country for country, _ in listed}
    places = frame.select("country", "region").unique().sort("country", "region")
    states = [_area_state(country, region, whole, partly, listed, match) for country, region in places.iter_rows()]
    table = places.with_columns(area=pl.Series(states, dtype=pl.String))
    return frame.join(table, on=["country", "region"], how="left", nulls_equal=True, maintain_order="left")


def _area_state(
    country: str | None,
    region: str | None,
    whole: set[str],
    partly: set[str],
    listed: set[tuple[str, str]],
    match: RegionMatch,
) -> str:
    if country in whole:
        return "in"
    if country is None:
        return "unknown"
    if country not in partly:
        return "none"
    if region is None:
        return "unknown"
    found = match(country, region)
    if found is None:
        return "unknown"
    return "in" if (country, found) in listed else "out"
