"""Chains of a participant from factory to place of extraction: what is known of each, and in which areas they end."""

from __future__ import annotations

import polars as pl

from imvo import tables

VISIBILITY, AREAS = "chain-visibility", "quarry-areas"
_NAMES = ("factory", "quarry")


def visibility(chains: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """The table `chain-visibility` of the delivered table `supply-chains`.

    `groups`: one row per chain with `groups` (joined by a bar, or null) and `groups_from`. A chain is known when each
    of its rows names the place: one known factory of two is not the whole chain.
    """
    by_chain = chains.group_by("chain").agg(
        *(_known(name) for name in _NAMES),
        *(_countries(name) for name in _NAMES),
        rows=pl.len().cast(pl.UInt32),
    )
    joined = by_chain.join(groups, on="chain", how="left").rename({"factory": "factories", "quarry": "quarries"})
    return tables.shape(joined.sort("chain"), tables.load(VISIBILITY))


def _known(name: str) -> pl.Expr:
    filled = pl.col(name).is_not_null()
    return (
        pl.when(filled.all())
        .then(pl.lit("known"))
        .when(filled.any())
        .then(pl.lit("partly"))
        .otherwise(pl.lit("unknown"))
        .alias(name)
    )


def _countries(name: str) -> pl.Expr:
    plural = {"factory": "factories", "quarry": "quarries"}[name]
    found = pl.col(f"{name}_country").drop_nulls().unique().sort()
    return pl.when(found.len() > 0).then(found.str.join("|")).alias(f"countries_{plural}")


def areas(chains: pl.DataFrame) -> pl.DataFrame:
    """The table `quarry-areas`: what may be told of quarries without naming one. A row without any place counts too."""
    by_area = chains.group_by(country="quarry_country", area="quarry_area").agg(
        chains=pl.col("chain").n_unique().cast(pl.UInt32),
        quarries=pl.col("quarry").drop_nulls().n_unique().cast(pl.UInt32),
    )
    return tables.shape(by_area.sort("country", "area", nulls_last=True), tables.load(AREAS))


def within(chains: pl.DataFrame, members: frozenset[str]) -> dict[str, bool | None]:
    """Chain -> whether everything in it is extracted and worked within `members`; None where a country is not known.

    One known country outside decides, whatever else is not known.
    """
    answers: dict[str, bool | None] = {}
    rows = chains.select("chain", "factory_country", "quarry_country").sort("chain").iter_rows()
    for chain, *countries in rows:
        outside = any(country is not None and country not in members for country in countries)
        known = all(country is not None for country in countries)
        before = answers.get(chain, True)
        if outside or before is False:
            answers[chain] = False
        else:
            answers[chain] = True if known and before else None
    return answers


def sites(chains: pl.DataFrame, worked: str | None, extracted: str | None) -> pl.DataFrame:
    """Rows for the table `sites`: each named factory, or known country of one, and the same for quarries.

    `worked`, `extracted`: the processes that stand for a factory and for a quarry whose material says no more.
    """
    shared = ["row", "file", "sheet", "products", "materials", "material_given"]
    listed = chains.rename({"product": "products", "material": "materials"})
    factory = listed.select(
        *shared,
        name="factory",
        country="factory_country",
        city="factory_city",
        volume_share="share",
        processes=pl.lit(worked, dtype=pl.String),
    )
    quarry = listed.select(
        *shared,
        name="quarry",
        country="quarry_country",
        region="quarry_area",
        volume_share="share",
        processes=pl.lit(extracted, dtype=pl.String),
    )
    both = pl.concat([factory, quarry], how="diagonal_relaxed")
    placed = both.filter(pl.col("name").is_not_null() | pl.col("country").is_not_null())
    # A place known by its country alone goes by its chain: the name of a site is never empty.
    chain = listed.select("row", "file", "sheet", "chain")
    named = placed.join(chain, on=["row", "file", "sheet"], how="left", maintain_order="left", nulls_equal=True)
    return named.with_columns(name=pl.coalesce("name", "chain")).drop("chain")
