"""Places that a table names and the list of sites does not: they are sites too."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo.intake.wording import norm


def key(name: str) -> pl.Expr:
    """A name in the form in which two spellings are compared exactly."""
    return pl.col(name).map_elements(norm, return_dtype=pl.String, skip_nulls=True)


def unlisted(rows: pl.DataFrame, listed: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The first row of each place that no frame of `listed` holds. All frames have `name` and `country`.

    One name in two countries is two places, so they stay apart; a row without a country is taken for the place of that
    name, if there is one.
    """
    named = rows.filter(pl.col("name").is_not_null()).with_columns(form=key("name"))
    # Of one name, the rows with a country first: those without one then say nothing new.
    first = named.sort(pl.col("country").is_null(), maintain_order=True).unique(["form", "country"], keep="first")
    sure = first.filter(pl.col("country").is_not_null())
    bare = first.filter(pl.col("country").is_null()).join(sure.select("form"), on="form", how="anti")
    new = pl.concat([sure, bare])
    for frame in listed:
        there = frame.filter(pl.col("name").is_not_null()).select("country", form=key("name")).unique()
        vague = there.filter(pl.col("country").is_null()).select("form").unique()
        new = new.join(there, on=["form", "country"], how="anti", nulls_equal=True)
        new = new.join(vague, on="form", how="anti")
        lost = new.filter(pl.col("country").is_null()).join(there.select("form").unique(), on="form", how="semi")
        new = new.join(lost.select("file", "sheet", "row"), on=["file", "sheet", "row"], how="anti", nulls_equal=True)
    return new.drop("form").sort("file", "sheet", "row")


def located(rows: pl.DataFrame, name: str, listed: pl.DataFrame) -> pl.DataFrame:
    """`rows` with the country of the listed place of that name where they state none, and there is just one such."""
    there = listed.filter(pl.col("name").is_not_null() & pl.col("country").is_not_null())
    single = there.group_by(form=key("name")).agg(pl.col("country").unique()).filter(pl.col("country").list.len() == 1)
    known = single.select("form", known=pl.col("country").list.first())
    joined = rows.with_columns(form=key(name)).join(known, on="form", how="left", maintain_order="left")
    return joined.with_columns(country=pl.coalesce("country", "known")).select(rows.columns)
