"""Each record of crop protection: its substance, and its kilograms of active substance where they are known."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.substances import Known, Match, match
from imvo.chain.substances.matching import hazard
from imvo.chain.units import KILOGRAMS

RESULT = "crop-protection-records"
# Volumes stay volumes: nothing says what a litre of a product weighs.
LITRES = {"l": 1.0, "ml": 0.001}
GRAMS = 1000.0
_NAMES = ["substance", "cas", "product"]
_ROUNDING = 1.001  # two stated amounts, each rounded, may differ by so much


def read(records: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The table `crop-protection-records` of the delivered table `crop-protection`, one row for each of its rows."""
    distinct = records.select(_NAMES).unique(maintain_order=True)
    found = [match(substance, cas, product, known) for substance, cas, product in distinct.iter_rows()]
    told = pl.concat([distinct, _told(found, known)], how="horizontal")
    joined = records.join(told, on=_NAMES, how="left", nulls_equal=True, maintain_order="left")
    made = _amounts(joined).with_columns(
        year=pl.coalesce(pl.col("date").dt.year().cast(pl.Int64), "year"),
        hectares=pl.when(pl.col("hectares") > 0).then(pl.col("hectares")),
    )
    return tables.shape(made, tables.load(RESULT))


def _told(found: list[Match], known: Known) -> pl.DataFrame:
    rows = [
        ("|".join(one.codes) or None, one.unknown, one.by, one.suggestion, one.cas_problem, one.mixture,
         hazard(one, known))
        for one in found
    ]  # fmt: skip
    schema = {
        "substances": pl.String, "unknown_parts": pl.UInt32, "found_by": pl.String, "suggestion": pl.String,
        "cas_problem": pl.String, "mixture": pl.Boolean, "hazard_class": pl.String,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _amounts(joined: pl.DataFrame) -> pl.DataFrame:
    """Product in kilograms or litres, active substance in kilograms, and why that is not known."""
    amount, unit = pl.col("amount"), pl.col("unit")
    weight = amount * unit.replace_strict(KILOGRAMS, default=None, return_dtype=pl.Float64)
    volume = amount * unit.replace_strict(LITRES, default=None, return_dtype=pl.Float64)
    stated, share, per_litre = pl.col("active_kilograms"), pl.col("active_share"), pl.col("active_grams_per_litre")
    too_much = stated > weight * _ROUNDING
    # The content of a mixture is that of one of its substances; the file does not say of which.
    single = ~pl.col("mixture")
    measured = joined.with_columns(
        product_kilograms=weight,
        product_litres=volume,
        why_not=pl.when(too_much)
        .then(pl.lit("too-much"))
        .when(stated.is_not_null())
        .then(None)
        .when(amount.is_null())
        .then(pl.lit("no-amount"))
        .when(unit.is_null())
        .then(pl.lit("no-unit"))
        .when(share.is_null() & per_litre.is_null())
        .then(pl.lit("no-content"))
        .when(~single)
        .then(pl.lit("mixture"))
        .when(weight.is_not_null() & share.is_null())
        .then(pl.lit("weight"))
        .when(volume.is_not_null() & per_litre.is_null())
        .then(pl.lit("volume")),
    )
    known = pl.col("why_not").is_null()
    by_weight = known & stated.is_null() & weight.is_not_null()
    by_volume = known & stated.is_null() & volume.is_not_null()
    return measured.with_columns(
        active_kilograms=pl.when(by_weight)
        .then(weight * share)
        .when(by_volume)
        .then(volume * per_litre / GRAMS)
        .when(known)
        .then(stated),
        active_from=pl.when(by_weight)
        .then(pl.lit("share"))
        .when(by_volume)
        .then(pl.lit("litres"))
        .when(known)
        .then(pl.lit("stated")),
    )
