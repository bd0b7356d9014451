"""Lists that name a process in a country: what they lift the index to, and which facts stand behind it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.reference import Edition
from imvo.risk.method import Method


def standing_for(processes: pl.DataFrame) -> pl.DataFrame:
    """Which listed process bears on which: `process`, `listed`, `exact`, `vague`.

    A stated process is itself. One that stands for "not stated which" is itself and, for its facts, the process it is
    ranked as; of each other process that it may be, a list says only what could be (`exact` False).
    """
    rows = []
    for process, vague, candidates, ranked_as in processes.select(
        "id", "unspecified", "candidates", "ranked_as"
    ).iter_rows():
        rows.append((process, process, True, vague))
        if vague:
            rows += [(process, one, one == ranked_as, True) for one in (candidates or "").split("|")]
    schema = {"process": pl.String, "listed": pl.String, "exact": pl.Boolean, "vague": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def matches(
    causes: pl.DataFrame, editions: Mapping[str, Edition], processes: pl.DataFrame, method: Method
) -> pl.DataFrame:
    """One row per cause and listing of the same process, country and theme.

    Columns: `cause`, `register`, `entry` (row of its table, from 1), the listing's own, `certain` (False when the list
    of sites leaves open whether the condition on process, product or material holds) and `floor_low`, `floor`,
    `floor_high`. An uncertain match lifts only the highest class; of several from one register the strongest stays.
    """
    bears = causes.join(standing_for(processes), on="process", how="inner")
    parts = [
        _of_register(bears, name, edition, method)
        for name, edition in sorted(editions.items())
        if edition.register.shape == "listing"
    ]
    found = pl.concat(parts).sort(["cause", "register", "floor_high", "entry"], descending=[False, False, True, False])
    open_ = found.filter(~pl.col("certain")).unique(["cause", "register"], keep="first", maintain_order=True)
    # One fact may be listed for a process and for the vague one that stands for it: it is told once.
    same = ["cause", "register", "subject", "text_en", "source_title"]
    certain = found.filter("certain").unique(same, keep="first", maintain_order=True)
    return pl.concat([certain, open_]).sort("cause", "register", "entry")


def _of_register(bears: pl.DataFrame, name: str, edition: Edition, method: Method) -> pl.DataFrame:
    later = [edition.later_than_assessed(date) for date in edition.table.get_column("date")]
    numbered = edition.table.with_row_index("entry", offset=1).with_columns(
        register=pl.lit(name), fact_later=pl.Series(later, dtype=pl.Boolean)
    )
    listed = numbered.filter(pl.col("country").is_not_null() & pl.col("process").is_not_null())
    rows = bears.join(
        listed,
        left_on=["theme", "country", "listed"],
        right_on=["theme", "country", "process"],
        how="inner",
    )
    for own, needed in (("products", "product"), ("materials", "material")):
        rows = rows.with_columns(_holds(own, needed).alias(f"{needed}_holds"))
    rows = rows.filter(pl.col("product_holds").fill_null(True) & pl.col("material_holds").fill_null(True))
    certain = pl.col("exact") & pl.col("product_holds").is_not_null() & pl.col("material_holds").is_not_null()
    floors = method.likelihood.floors
    low = pl.col("grade").replace_strict({g: f.low for g, f in floors.items()}, return_dtype=pl.Int8)
    value = pl.col("grade").replace_strict({g: f.value for g, f in floors.items()}, return_dtype=pl.Int8)
    high = pl.col("grade").replace_strict({g: f.high or f.value for g, f in floors.items()}, return_dtype=pl.Int8)
    return rows.with_columns(certain=certain).select(
        "cause",
        "register",
        pl.col("entry").cast(pl.String),
        *(pl.col(column) for column in ("subject", "grade", "text_en", "text_nl")),
        *(pl.col(column) for column in ("source_title", "publisher", "date", "url", "status")),
        "certain",
        "fact_later",
        # A process that is not stated, only implied by the product, never lifts the lowest class.
        floor_low=pl.when(certain & ~pl.col("vague")).then(low),
        floor=pl.when(certain).then(value),
        floor_high=high,
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
