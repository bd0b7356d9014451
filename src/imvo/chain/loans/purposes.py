"""What a loan is for, and where it works."""

from __future__ import annotations

import polars as pl

PROJECT = "project-finance"
_STATED = {"corporate": "corporate-loan", "project-finance": PROJECT, "other": "other-loan"}


def purpose() -> pl.Expr:
    """Code of the purpose: as stated; otherwise by the flag for project finance; `loan` when neither says.

    A flag `no` says what a loan is not: it is no corporate loan by that. A flag `yes` beside another purpose counts:
    people near a project should not drop out by a contradiction.
    """
    stated = pl.col("purpose").replace_strict(_STATED, default=None, return_dtype=pl.String)
    flag = pl.col("project_finance")
    return (
        pl.when(flag.fill_null(value=False))
        .then(pl.lit(PROJECT))
        .otherwise(pl.coalesce(stated, pl.when(~flag).then(pl.lit("loan-not-project")), pl.lit("loan")))
    )


def country(purpose_of: pl.Expr) -> pl.Expr:
    """Country of operations: of a project that of the project first; never the seat of the borrower."""
    project = pl.when(purpose_of == PROJECT).then("country_project")
    return pl.coalesce(project, pl.col("country_operations"))
