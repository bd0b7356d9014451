"""Sums of crop protection. Active substance and product are told apart, and what is unknown keeps its place."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.known_sum import known_sum
from imvo.chain.substances import Known
from imvo.chain.substances.known import CLASSES

SUBSTANCES, BY_CLASS, INTENSITY = "crop-protection-substances", "crop-protection-classes", "crop-protection-intensity"
_GROUP = ["grower", "country", "crop", "year"]


def _measures(single: pl.Expr | None = None) -> dict[str, pl.Expr]:
    """Kilograms of active substance; of the other records the product, in kilograms and litres, never added to it.

    Nothing where no record tells an amount: nought would read as nothing used.
    """
    one = pl.lit(value=True) if single is None else single
    active = pl.col("active_kilograms")
    silent = one & active.is_null()
    return {
        "active_kilograms": known_sum(active.filter(one)),
        "records_without_active": active.is_null().sum().cast(pl.UInt32),
        "product_kilograms": known_sum(pl.col("product_kilograms").filter(silent)),
        "product_litres": known_sum(pl.col("product_litres").filter(silent)),
    }


def by_class(records: pl.DataFrame) -> pl.DataFrame:
    """The table `crop-protection-classes`: use by WHO hazard class, the unknown last."""
    rank = pl.col("hazard_class").replace_strict({name: at for at, name in enumerate(CLASSES)}, default=len(CLASSES))
    summed = records.group_by("hazard_class", maintain_order=True).agg(records=pl.len().cast(pl.UInt32), **_measures())
    active = pl.col("active_kilograms")
    # In order before the total is taken: sums of fractions depend on their order in the last digit.
    shared = summed.sort(rank).with_columns(
        share_of_records=pl.col("records") / pl.col("records").sum(),
        share_of_active=pl.when(active.sum() > 0).then((active / active.sum()).clip(0, 1)),
    )
    return tables.shape(shared, tables.load(BY_CLASS))


def by_substance(records: pl.DataFrame, delivered: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The table `crop-protection-substances`: every substance named, unknown ones by the name that was given.

    A mixture counts under each of its substances; its kilograms are divided over none of them. `delivered`: the table
    `crop-protection`, for the names as given.
    """
    given = delivered.select("row", "file", "sheet", given=pl.coalesce("substance", "product"))
    named = records.join(given, on=["file", "sheet", "row"], how="left", nulls_equal=True)
    several = (pl.col("substances").str.count_matches("|", literal=True) + 1 + pl.col("unknown_parts")) > 1
    mixed = pl.when(pl.col("substances").is_null()).then(pl.lit(value=False)).otherwise(several)
    listed = named.with_columns(mixed=mixed, substance=pl.col("substances").str.split("|")).explode("substance")
    # A part of a mixture that is not known stands under the name of the whole, so that no unknown gets lost.
    rest = named.filter(pl.col("unknown_parts") > 0, pl.col("substances").is_not_null()).with_columns(
        mixed=pl.lit(value=True), substance=pl.lit(None, dtype=pl.String)
    )
    every = pl.concat([listed, rest.select(listed.columns)]).with_columns(
        as_given=pl.when(pl.col("substance").is_null()).then("given")
    )
    summed = every.group_by("substance", "as_given", maintain_order=True).agg(
        growers=pl.col("grower").n_unique().cast(pl.UInt32) - pl.col("grower").is_null().any().cast(pl.UInt32),
        records=pl.len().cast(pl.UInt32),
        in_mixtures=pl.col("mixed").sum().cast(pl.UInt32),
        suggestion=pl.col("suggestion").filter(pl.col("substance").is_null()).drop_nulls().first(),
        **_measures(~pl.col("mixed")),
    )
    told = summed.join(_facts(known), on="substance", how="left").with_columns(name=pl.coalesce("name", "as_given"))
    ordered = told.sort(
        ["active_kilograms", "records", "substance", "as_given"], descending=[True, True, False, False], nulls_last=True
    )
    return tables.shape(ordered, tables.load(SUBSTANCES))


def _facts(known: Known) -> pl.DataFrame:
    """What is known of each substance, as columns."""
    declared = tables.load(SUBSTANCES).dtypes
    names = ("substance", "name", "cas", "who_class", "who_source", "who_other", "rotterdam", "stockholm", "approval",
             "approval_date", "expiry")  # fmt: skip
    rows = [
        (one.code, one.name.en, one.cas, one.who_class, one.who_source, one.who_other, one.rotterdam, one.stockholm,
         one.approval.status, one.approval.since, one.approval.expiry)
        for one in known.substances.values()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema={name: declared[name] for name in names}, orient="row")


def per_hectare(records: pl.DataFrame) -> pl.DataFrame:
    """The table `crop-protection-intensity`: kilograms per hectare, over the records that state both."""
    active, area = pl.col("active_kilograms"), pl.col("hectares")
    counted = active.is_not_null() & area.is_not_null()
    product = active.is_null() & pl.col("product_kilograms").is_not_null() & area.is_not_null()
    summed = records.group_by(_GROUP, maintain_order=True).agg(
        records=pl.len().cast(pl.UInt32),
        counted=counted.sum().cast(pl.UInt32),
        active_kilograms=known_sum(active.filter(counted)),
        hectares=known_sum(area.filter(counted)),
        product_counted=product.sum().cast(pl.UInt32),
        product_per_hectare=pl.col("product_kilograms").filter(product).sum() / area.filter(product).sum(),
    )
    divided = summed.with_columns(
        active_per_hectare=pl.when(pl.col("counted") > 0).then(active / area),
        product_per_hectare=pl.when(pl.col("product_counted") > 0).then("product_per_hectare"),
    )
    return tables.shape(divided.sort(_GROUP, nulls_last=True), tables.load(INTENSITY))
