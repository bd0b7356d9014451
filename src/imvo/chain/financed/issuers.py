"""Who an issuer or borrower is: by its LEI, otherwise by its name in plain form, otherwise by the line itself."""

from __future__ import annotations

import polars as pl

from imvo.intake.wording import norm

_MADE = ("name: ", "row: ")  # what stands in for a number where a file gives none
_OWN = ("client: ", "ISIN: ")


def own_number(issuer_id: str | None) -> str | None:
    """The number of an issuer as its file has it; None where imvo made one of its name or its line."""
    if issuer_id is None or issuer_id.startswith(_MADE):
        return None
    return next((issuer_id.removeprefix(mark) for mark in _OWN if issuer_id.startswith(mark)), issuer_id)


def with_issuers(lines: pl.DataFrame) -> pl.DataFrame:
    """`lines` with `issuer_id` and `issuer`. Needs lei, own_id, issuer_name, name, isin, through, file, sheet, row.

    What has no name at all is called by its ISIN, the fund it is in, or its line.

    A line without an LEI is of the issuer with the LEI that other lines of exactly the same name have, when there is
    one such LEI. Names that are only near stay apart: two firms may differ by one letter. `own_id`: the number that a
    bank gives its client; two clients of one name are two.
    """
    said = pl.coalesce("issuer_name", "name")
    texts = lines.select(said=said).unique().get_column("said").drop_nulls()
    plain = pl.DataFrame(
        {"said": texts, "plain": pl.Series([norm(text) or None for text in texts], dtype=pl.String)},
        schema_overrides={"said": pl.String},
    )
    named = lines.with_columns(said=said).join(plain, on="said", how="left", maintain_order="left")
    leis = (
        named.filter(pl.col("lei").is_not_null() & pl.col("plain").is_not_null())
        .group_by("plain")
        .agg(pl.col("lei").unique())
    )
    one = leis.filter(pl.col("lei").list.len() == 1).select("plain", of_name=pl.col("lei").list.first())
    joined = named.join(one, on="plain", how="left", maintain_order="left")
    line = pl.concat_str("file", pl.col("sheet").fill_null(""), pl.col("row").cast(pl.String), separator="/")
    key = pl.coalesce(
        "lei",
        pl.format("client: {}", "own_id"),
        "of_name",
        pl.format("name: {}", "plain"),
        pl.format("ISIN: {}", "isin"),
        pl.format("row: {}", line),
    )
    keyed = joined.with_columns(issuer_id=key).with_columns(
        issuer=pl.col("said").drop_nulls().first().over("issuer_id").fill_null(pl.coalesce("isin", "through", line))
    )
    return keyed.drop("said", "plain", "of_name")
