"""Origin for customers: what share of the kilograms of a product line is known back to where, on what evidence.

Every lot counts once, in one row. What is unknown is a row of its own, so that the kilograms of the rows are those of
the lots and nothing is spread over what is known. Recycled metal is known back to no origin: the country that is stated
of it is where it was collected.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl

from imvo import tables
from imvo.chain.minerals.data import rules
from imvo.chain.minerals.evidence import evidence, recycled
from imvo.chain.units import in_kilograms

RESULT = "origin-statements"
_BY = ["product_line", "part", "point", "kind", "evidence", "country"]


def kilograms() -> pl.Expr:
    """The weight of a lot in kilograms; null without an amount, or in a unit that is no known weight."""
    amount, unit = in_kilograms()
    return pl.when(unit == "kg").then(amount).alias("kilograms")


def statements(lots: pl.DataFrame, as_of: date, materials: Collection[str] = ()) -> pl.DataFrame:
    """The table `origin-statements` of the table `mineral-lots`, for the assessed day.

    `materials`: codes of recycled metal in the chain.
    """
    told = (
        lots.with_columns(recycled(materials))
        .select(
            "product_line",
            "kind",
            "recycled",
            kilograms(),
            country="origin",
            point=_point(),
            evidence=pl.when(_point() == "nothing").then(pl.lit("none")).otherwise(evidence(as_of)),
        )
        .with_columns(part=_part())
    )
    summed = told.group_by(_BY, maintain_order=True).agg(
        # Lots of which no weight is known weigh something: a sum of nothing would read as none.
        pl.when(pl.col("kilograms").count() > 0).then(pl.col("kilograms").sum()),
        lots=pl.len().cast(pl.UInt32),
        lots_without_kilograms=pl.col("kilograms").is_null().sum().cast(pl.UInt32),
    )
    whole = pl.col("kilograms").sum().over("product_line")
    shared = summed.with_columns(
        share=pl.when(whole > 0).then((pl.col("kilograms") / whole).clip(0, 1)),
    )
    return tables.shape(_ordered(shared), tables.load(RESULT))


def _point() -> pl.Expr:
    """The furthest point stated. A mine without its country is not known back to a place."""
    refined = pl.col("refiner").is_not_null() | pl.col("smelter_id").is_not_null()
    return (
        pl.when(pl.col("recycled") & pl.col("origin").is_not_null())
        .then(pl.lit("collection"))
        .when(pl.col("mine").is_not_null() & pl.col("origin").is_not_null())
        .then(pl.lit("mine"))
        .when(pl.col("origin").is_not_null())
        .then(pl.lit("country"))
        .when(refined)
        .then(pl.lit("refiner"))
        .otherwise(pl.lit("nothing"))
    )


def _part() -> pl.Expr:
    """What may be told of it: an origin of newly mined metal on a document, one that is only said, recycled, unknown.

    A document that says a country, but of metal of which the list does not say that it was mined, shows no origin yet.
    """
    placed = pl.col("point").is_in(("mine", "country"))
    mined = pl.col("kind").is_in(rules("statements")["mined"]) | (pl.col("point") == "mine")
    shown = pl.col("evidence").is_in(("evidenced", "verified"))
    return (
        pl.when("recycled")
        .then(pl.lit("recycled"))
        .when(placed & shown & mined.fill_null(value=False))
        .then(pl.lit("evidenced"))
        .when(placed)
        .then(pl.lit("claimed"))
        .otherwise(pl.lit("unknown"))
    )


def _ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """Lines by name; within one from the furthest point, and the best evidence, to none."""
    order = rules("statements")
    places = {
        f"at_{name}": pl.col(name).replace_strict(
            {code: place for place, code in enumerate(order[section])}, return_dtype=pl.UInt8
        )
        for name, section in (("part", "parts"), ("point", "points"), ("evidence", "evidence"))
    }
    return frame.with_columns(**places).sort(
        "product_line", "at_part", "at_point", "at_evidence", "kind", "country", nulls_last=True
    )
