"""Chains of a participant from factory to place of extraction: what is known of each, and in which areas they end."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo import tables

VISIBILITY, AREAS = "chain-visibility", "quarry-areas"
_NAMES = ("factory", "quarry")
_SOURCE = ("row", "file", "sheet", "chain")


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


def sites(chains: pl.DataFrame, origin_of: Mapping[str, str], worked: str, extracted: str) -> pl.DataFrame:
    """Rows for the table `sites`: each factory and each quarry of which the name or the country is known.

    Of a row that knows neither place and states a product or material, the factory stands for what must be behind it.

    `origin_of`: material -> the process by which it is extracted. `worked`, `extracted`: the processes that stand for a
    factory whose product, and a quarry whose material, is not stated.
    """
    product, material = pl.col("product"), pl.col("material")
    factory = chains.select(
        *_SOURCE,
        name="factory",
        country="factory_country",
        city="factory_city",
        region=pl.lit(None, dtype=pl.String),
        volume_share="share",
        products=product,
        materials=material,
        # A stated product says by itself how it is made.
        processes=pl.when(product.is_null()).then(pl.lit(worked, dtype=pl.String)),
        place=pl.lit(0),
    )
    quarry = chains.select(
        *_SOURCE,
        name="quarry",
        country="quarry_country",
        city=pl.lit(None, dtype=pl.String),
        region="quarry_area",
        volume_share="share",
        products=pl.lit(None, dtype=pl.String),
        materials=material,
        processes=material.replace_strict(origin_of, default=extracted, return_dtype=pl.String).fill_null(extracted),
        place=pl.lit(1),
    )
    known = pl.any_horizontal(pl.col("factory", "quarry", "factory_country", "quarry_country").is_not_null())
    stands = chains.select(~known & (product.is_not_null() | material.is_not_null())).to_series()
    placed = pl.col("name").is_not_null() | pl.col("country").is_not_null()
    both = pl.concat([factory.filter(stands), *(places.filter(placed) for places in (factory, quarry))])
    # A place known by its country alone goes by its chain: the name of a site is never empty.
    return (
        both.with_columns(name=pl.coalesce("name", "chain"))
        .sort("file", "sheet", "row", "place")
        .drop("chain", "place")
    )


def untold_quarries(chains: pl.DataFrame, origin_of: Mapping[str, str], extracted: str) -> pl.DataFrame:
    """Rows for the table `sites`: the quarry behind each chain that names none, where another chain names one.

    One per chain and material, without a country. A step counts as known as soon as one place does it, so that the
    quarry of one chain would else stand for that of all. Arguments as of `sites`.
    """
    untold = pl.col("quarry").is_null() & pl.col("quarry_country").is_null()
    if chains.filter(~untold).is_empty():
        return chains.clear().select("row", "file", "sheet", name="chain")
    material = pl.col("material")
    return (
        chains.filter(untold)
        .unique(["chain", "material"], keep="first", maintain_order=True)
        .select(
            "row",
            "file",
            "sheet",
            name="chain",
            materials=material,
            processes=material.replace_strict(origin_of, default=extracted, return_dtype=pl.String).fill_null(
                extracted
            ),
        )
    )
