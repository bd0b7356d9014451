"""From causes back to sites: severity, and the process that decides each theme of each site."""

from __future__ import annotations

import numpy as np
import polars as pl

from imvo import tables
from imvo.risk import causes as causes_
from imvo.risk.method import Method

_WITHOUT = ["plain", "plain_high"]


def cells(expanded: pl.DataFrame, evaluated: pl.DataFrame) -> pl.DataFrame:
    """One row per situation, process and theme, with its cause, likelihood and severity classes.

    Severity is the highest of scale, scope and irremediability; scope is the workers of the site or the further reach
    of the harm, whichever is higher. Where there are findings, the classes without them stand beside the others.
    """
    columns = [
        "scale",
        "reach",
        "irremediability",
        "likelihood_low",
        "likelihood",
        "likelihood_high",
        "basis",
        "applies",
        "silent",
    ]
    if evaluated.get_column("seen").null_count() < evaluated.height:
        columns += _WITHOUT
    frame = expanded.join(
        evaluated.select("cause", *causes_.KEY, *columns),
        on=causes_.KEY,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    frame = frame.with_columns(scope=pl.max_horizontal("scope", "reach").cast(pl.UInt8))
    return frame.with_columns(severity=pl.max_horizontal("scale", "scope", "irremediability")).select(
        "situation", "process", "theme", "cause", "severity", "scale", "scope", "irremediability", *columns[3:]
    )


def risks(rows: pl.DataFrame, cells: pl.DataFrame, method: Method) -> pl.DataFrame:
    """The table `risks`: per site and theme the process that weighs most, by severity, then likelihood.

    Processes about which nothing is known but findings come last: their severity is only the default of the theme. Of
    processes that weigh the same, the one stays that would weigh most without findings.
    """
    order = {theme: place for place, theme in enumerate(method.themes)}
    weights = [_weight("likelihood", "likelihood_high").alias("weight")]
    if "plain" in cells.columns:
        weights.append(_weight(*_WITHOUT).alias("before"))
    placed = cells.with_columns(*weights, place=pl.col("theme").replace_strict(order, return_dtype=pl.UInt8))
    heavy = [name for name in ("weight", "before") if name in placed.columns]
    ranked = placed.sort(
        ["situation", "place", *heavy, "process"], descending=[False, False, *(True for _ in heavy), False]
    )
    deciding = ranked.unique(["situation", "place"], keep="first", maintain_order=True)
    # Every situation now has its themes in order, one row each, so a site's rows are found by counting.
    count = len(method.themes)
    first = rows.get_column("situation").to_numpy().astype(np.uint32) * np.uint32(count)
    index = pl.Series((first[:, None] + np.arange(count, dtype=np.uint32)).ravel())
    declared = tables.load("risks")
    frame = deciding.select(name for name in declared.dtypes if name != "row")[index]
    return tables.shape(
        frame.with_columns(row=pl.Series(np.repeat(rows.get_column("row").to_numpy(), count))), declared
    )


def _weight(value: str, high: str) -> pl.Expr:
    return _packed(pl.col("applies"), ~pl.col("silent"), pl.col("severity"), pl.col(value).fill_null(0), pl.col(high))


def _packed(*parts: pl.Expr) -> pl.Expr:
    """Several small whole numbers as one that sorts the same way; each part below 8."""
    packed = pl.lit(0, dtype=pl.UInt32)
    for part in parts:
        packed = packed * 8 + part.cast(pl.UInt32)
    return packed


def exposure(sites: pl.DataFrame, rows: pl.DataFrame, situations: pl.DataFrame) -> pl.DataFrame:
    """People exposed per country and process: sites, known workers, sites without a number, women and migrants.

    A site of several processes counts in each of them. Lower bounds are summed: "500-1000" counts as 500.
    """
    workers = pl.col("workers_low")
    people = sites.select(
        "row",
        "country",
        workers,
        women=(workers * pl.col("women_share")).round(0).cast(pl.Int64),
        migrants=(workers * pl.col("migrant_share")).round(0).cast(pl.Int64),
        no_number=workers.is_null() & pl.col("workers_high").is_null(),
    )
    placed = people.join(rows, on="row", how="left", maintain_order="left").join(
        situations.select("situation", "processes"), on="situation", how="left", maintain_order="left"
    )
    total = placed.group_by("country", "processes").agg(
        sites=pl.len().cast(pl.UInt32),
        workers=pl.col("workers_low").sum(),
        sites_without_workers=pl.col("no_number").sum().cast(pl.UInt32),
        women_low=pl.when(pl.col("women").is_not_null().any()).then(pl.col("women").sum()),
        migrants_low=pl.when(pl.col("migrants").is_not_null().any()).then(pl.col("migrants").sum()),
    )
    exploded = total.with_columns(process=pl.col("processes").str.split("|")).drop("processes").explode("process")
    count = ["sites", "workers", "sites_without_workers"]
    part = ["women_low", "migrants_low"]
    return (
        exploded.group_by("country", "process")
        .agg(
            pl.col(*count).sum(),
            *[pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name) for name in part],
        )
        .with_columns(site_known=pl.lit(True))
        .sort("country", "process")
    )


def exposure_where_seen(
    sites: pl.DataFrame, rows: pl.DataFrame, situations: pl.DataFrame, cells: pl.DataFrame, evaluated: pl.DataFrame
) -> pl.DataFrame:
    """`exposure` with `theme`, of themes that cannot occur at the process but were seen at some site: those sites only.

    What was seen at one printer says nothing of how many people it reaches at the others.
    """
    woken = evaluated.filter(pl.col("applies") & ~pl.col("occurs")).select("cause")
    at = cells.join(woken, on="cause", how="semi").select("situation", "theme").unique()
    parts = [pl.DataFrame(schema={"theme": pl.String})]
    for (theme,), found in at.sort("theme", "situation").group_by("theme", maintain_order=True):
        own = rows.join(found, on="situation", how="semi", maintain_order="left")
        people = exposure(sites.join(own, on="row", how="semi", maintain_order="left"), own, situations)
        parts.append(people.with_columns(theme=pl.lit(theme)))
    return pl.concat(parts, how="diagonal_relaxed")
