"""How many clients with project finance have a mechanism for people who are harmed, out of all such clients."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.loans import purposes

RESULT = "grievance-mechanisms"
STATES = ("yes", "no", "unknown")


def mechanisms(loans: pl.DataFrame) -> pl.DataFrame:
    """The table `grievance-mechanisms` of the table `loans`: every state, per currency, the unknown in each total.

    A client is known by its LEI, its number at the bank or its name. One whose loans say yes and no is unknown.
    """
    line = pl.concat_str("file", pl.col("sheet").fill_null(""), pl.col("row").cast(pl.String), separator="/")
    client = pl.coalesce("lei", "borrower_id", pl.col("borrower").str.to_lowercase(), line)
    project = loans.filter(purposes.purpose() == purposes.PROJECT).with_columns(client=client)
    said = pl.col("grievance_mechanism").replace("unknown", None).drop_nulls().unique()
    states = (
        project.group_by("client")
        .agg(said=said)
        .select(
            "client",
            state=pl.when(pl.col("said").list.len() == 1)
            .then(pl.col("said").list.first())
            .otherwise(pl.lit("unknown")),
        )
    )
    placed = project.join(states, on="client", how="left")
    counted = placed.group_by("state", "currency").agg(
        clients=pl.col("client").n_unique(),
        loans=pl.len(),
        # What is drawn under loans of which no amount is given is unknown, not nought.
        value=pl.when(pl.col("outstanding").count() > 0).then(pl.col("outstanding").sum()),
        without_value=pl.col("outstanding").is_null().sum(),
    )
    every = placed.select("currency").unique().join(pl.DataFrame({"state": STATES}), how="cross")
    full = every.join(counted, on=["state", "currency"], how="left", nulls_equal=True).with_columns(
        pl.col("clients", "loans", "without_value").fill_null(0),
        value=pl.when(pl.col("loans").is_null()).then(0.0).otherwise("value"),
    )
    clients, amount = pl.col("clients").sum().over("currency"), pl.col("value").sum().over("currency")
    order = pl.col("state").replace_strict(STATES, range(len(STATES)), return_dtype=pl.Int64)
    shared = full.with_columns(
        clients_share=pl.when(clients > 0).then(pl.col("clients") / clients),
        share=pl.when(amount > 0).then(pl.col("value") / amount),
    )
    return tables.shape(shared.sort("currency", order, nulls_last=True), tables.load(RESULT))
