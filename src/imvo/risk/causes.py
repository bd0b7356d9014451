"""Distinct causes: what a likelihood rests on, with everything that plays no part left out.

A cause is one theme for one process in one country, and only those facts of the site that the method uses for that
theme. A million sites rest on a few thousand causes, so facts are looked up and told once.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.reference import Edition
from imvo.risk.floors import standing_for
from imvo.risk.method import Method
from imvo.risk.situations import Conditional

KEY = ["seen", "theme", "country", "process", "area", "migrant", "women", "products", "materials"]


def expand(situations: pl.DataFrame, method: Method) -> pl.DataFrame:
    """One row per situation, process and theme: columns `situation`, `scope` and KEY, facts without a part nulled."""
    themes = pl.DataFrame({"theme": method.themes}, schema={"theme": pl.String})
    exploded = situations.with_columns(process=pl.col("processes").str.split("|")).drop("processes").explode("process")
    return exploded.join(themes, how="cross")


def drop_idle(
    cells: pl.DataFrame, asked: pl.DataFrame, editions: Mapping[str, Edition], method: Method
) -> pl.DataFrame:
    """Null the facts that play no part for a theme, so that equal causes become equal rows; `asked`: `conditions`."""
    rules = method.likelihood
    by_field = {"migrant": "migrant_share", "women": "women_share"}
    used = {
        name: sorted({theme for fact in rules.site if fact.field == field for theme in fact.themes})
        for name, field in by_field.items()
    }
    conflict = sorted(editions[rules.areas.register_id].register.themes)
    joined = cells.join(asked, on=["process", "theme"], how="left", maintain_order="left")
    return joined.with_columns(
        pl.when(pl.col("theme").is_in(used["migrant"])).then("migrant").alias("migrant"),
        pl.when(pl.col("theme").is_in(used["women"])).then("women").alias("women"),
        pl.when(pl.col("theme").is_in(conflict)).then("area").alias("area"),
        pl.when(pl.col("by_product")).then("products").alias("products"),
        pl.when(pl.col("by_material")).then("materials").alias("materials"),
    ).drop("by_product", "by_material")


def conditions(editions: Mapping[str, Edition], processes: pl.DataFrame) -> pl.DataFrame:
    """Per `process` and `theme`: whether a list holds for one product only (`by_product`), or one material only."""
    parts = [
        edition.table.select("process", "theme", by_product="product", by_material="material")
        for edition in editions.values()
        if edition.register.shape == "listing"
    ]
    listed = pl.concat(parts).filter(pl.col("process").is_not_null())
    return (
        standing_for(processes)
        .select("process", "listed")
        .join(listed.rename({"process": "listed"}), on="listed", how="inner")
        .group_by("process", "theme")
        .agg(pl.col("by_product", "by_material").is_not_null().any())
        .sort("process", "theme")
    )


def conditional(asked: pl.DataFrame) -> Conditional:
    """The processes of `conditions`."""
    return Conditional(
        by_product=frozenset(asked.filter("by_product").get_column("process")),
        by_material=frozenset(asked.filter("by_material").get_column("process")),
    )


def distinct(cells: pl.DataFrame) -> pl.DataFrame:
    """The distinct causes with their key `cause`, in a fixed order."""
    return cells.select(KEY).unique().sort(KEY).with_row_index("cause")
