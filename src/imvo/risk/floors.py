"""Lists that name a process in a country: what they lift the index to, and which facts stand behind it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.reference import Edition
from imvo.risk.method import Method


def matches(causes: pl.DataFrame, editions: Mapping[str, Edition], vague: list[str], method: Method) -> pl.DataFrame:
    """One row per cause and listing of the same process, country and theme.

    Columns: `cause`, `register`, `entry` (row of its table, from 1), the listing's own, `certain` (False when the list
    of sites leaves open whether the condition on product or material holds) and `floor_low`, `floor`, `floor_high`. An
    uncertain match lifts only the highest class. `vague`: the processes that stand for "not stated which".
    """
    parts = []
    for name, edition in sorted(editions.items()):
        if edition.register.shape == "listing":
            parts.append(_of_register(causes, name, edition, vague, method))
    return pl.concat(parts).sort("cause", "register", "entry")


def _of_register(causes: pl.DataFrame, name: str, edition: Edition, vague: list[str], method: Method) -> pl.DataFrame:
    numbered = edition.table.with_row_index("entry", offset=1).with_columns(register=pl.lit(name))
    listed = numbered.filter(pl.col("country").is_not_null() & pl.col("process").is_not_null())
    rows = causes.join(listed, on=["theme", "country", "process"], how="inner", suffix="_listed")
    for own, needed in (("products", "product"), ("materials", "material")):
        rows = rows.with_columns(_holds(own, needed).alias(f"{needed}_holds"))
    rows = rows.filter(pl.col("product_holds").fill_null(True) & pl.col("material_holds").fill_null(True))
    certain = pl.col("product_holds").is_not_null() & pl.col("material_holds").is_not_null()
    floors = method.likelihood.floors
    low = pl.col("grade").replace_strict({g: f.low for g, f in floors.items()}, return_dtype=pl.Int8)
    value = pl.col("grade").replace_strict({g: f.value for g, f in floors.items()}, return_dtype=pl.Int8)
    return rows.with_columns(certain=certain).select(
        "cause",
        "register",
        pl.col("entry").cast(pl.String),
        *(pl.col(column) for column in ("subject", "grade", "text_en", "text_nl")),
        *(pl.col(column) for column in ("source_title", "publisher", "date", "url", "status")),
        "certain",
        # A process that is not stated, only implied by the product, never lifts the lowest class.
        floor_low=pl.when(certain & ~pl.col("process").is_in(vague)).then(low),
        floor=pl.when(certain).then(value),
        floor_high=value,
    )


def _holds(own: str, needed: str) -> pl.Expr:
    """True or False when the list says; null when the list leaves it open."""
    codes = pl.concat_str(pl.lit("|"), pl.col(own), pl.lit("|"))
    wanted = pl.concat_str(pl.lit("|"), pl.col(needed), pl.lit("|"))
    return (
        pl.when(pl.col(needed).is_null())
        .then(pl.lit(True))
        .when(pl.col(own).is_null())
        .then(pl.lit(None, dtype=pl.Boolean))
        .otherwise(codes.str.contains(wanted, literal=True))
    )
