"""The average gap of each year with its coverage, and beside it the series of the sites that are in two years."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.known_sum import known_sum
from imvo.chain.unlisted import key
from imvo.chain.wages.sites import levels

RESULT = "wage-years"


def by_year(gaps: pl.DataFrame, site_wages: pl.DataFrame, sites: pl.DataFrame) -> pl.DataFrame:
    """The table `wage-years` of the tables `wage-gaps`, `site-wages` and `sites`; wages without a year are in none.

    The matched series holds for two years that follow each other in the file: of the sites with an average in both.
    """
    listed = _listed(sites, gaps)
    rows = levels(gaps).filter(pl.col("compared") & pl.col("year").is_not_null())
    wages = site_wages.filter(pl.col("year").is_not_null()).with_columns(form=key("site"))
    years = sorted(wages.get_column("year").unique())
    made: list[dict[str, Any]] = []
    for place, year in enumerate(years):
        earlier = years[place - 1] if place else None
        told = {"year": year, **listed, **_plain(rows.filter(year=year), wages.filter(year=year))}
        told["coverage"] = told["sites_compared"] / told["sites_listed"] if told["sites_listed"] else None
        made.append(told | _matched(wages, earlier, year))
    declared = tables.load(RESULT)
    return tables.check(pl.DataFrame(made, schema=declared.dtypes), declared)


def _listed(sites: pl.DataFrame, gaps: pl.DataFrame) -> dict[str, Any]:
    """All sites of the dossier and their workers, by the list or, where it has none, by the fullest year of wages."""
    stated = (
        levels(gaps)
        .group_by("form", "country", "year")
        .agg(paid=known_sum(pl.col("workers")))
        .group_by("form", "country")
        .agg(pl.col("paid").max())
    )
    places = sites.with_columns(form=key("name")).group_by("form", "country").agg(known_sum(pl.col("workers_low")))
    known = places.join(stated, on=["form", "country"], how="left", nulls_equal=True).select(
        workers=pl.max_horizontal("workers_low", "paid")
    )
    return {
        "sites_listed": known.height,
        "workers_listed": int(known.get_column("workers").sum()),
        "sites_without_workers": known.get_column("workers").null_count(),
    }


def _plain(rows: pl.DataFrame, wages: pl.DataFrame) -> dict[str, Any]:
    """The average over every site with a comparison in one year."""
    compared = wages.filter(pl.col("levels_compared") > 0)
    weighed = rows.filter(pl.col("workers") > 0)
    workers = int(weighed.get_column("workers").sum())
    volumes = compared.filter(pl.col("volume_share").is_not_null() & pl.col("gap_share").is_not_null())
    volume = float(volumes.get_column("volume_share").sum())
    return {
        "sites_compared": compared.height,
        "workers_compared": workers,
        "average_gap": _average(weighed, "gap_share", "workers"),
        "below_share": None if not workers else weighed.filter(pl.col("gap") > 0).get_column("workers").sum() / workers,
        "average_gap_by_volume": _average(volumes, "gap_share", "volume_share"),
        "volume_compared": min(volume, 1.0) if volumes.height else None,
    }


def _average(frame: pl.DataFrame, value: str, weight: str) -> float | None:
    """The weighted average; None without any weight."""
    total = float(frame.get_column(weight).sum())
    if not total:
        return None
    found = float(frame.select((pl.col(value) * pl.col(weight)).sum()).item()) / total
    return min(max(found, 0.0), 1.0)


def _matched(wages: pl.DataFrame, earlier: int | None, year: int) -> dict[str, Any]:
    """The same sites in two years, each with the workers of that year; and how many changed their benchmark."""
    if earlier is None:
        return {"matched_sites": 0, "benchmark_changed": 0}
    shown = ["form", "country", "gap_share", "workers_compared", "benchmarks"]
    told = wages.filter(pl.col("gap_share").is_not_null())
    both = (
        told.filter(year=earlier)
        .select(shown)
        .join(
            told.filter(year=year).select(shown),
            on=["form", "country"],
            suffix="_now",
            nulls_equal=True,
            maintain_order="left",
        )
    )
    return {
        "earlier_year": earlier,
        "matched_sites": both.height,
        "matched_earlier": _average(both, "gap_share", "workers_compared"),
        "matched_now": _average(both, "gap_share_now", "workers_compared_now"),
        "benchmark_changed": both.filter(pl.col("benchmarks") != pl.col("benchmarks_now")).height,
    }
