"""An association's view: how far its members are, always out of all of them, and what they do together."""

from __future__ import annotations

import polars as pl

from imvo import tables

PROGRESS, PROJECTS = "association-progress", "project-overview"
STAGES = ("answered", "mapped", "prioritised", "acting")
_BY = ["association", "year"]


def progress(members: pl.DataFrame) -> pl.DataFrame:
    """The table `association-progress` of the delivered table `association-members`.

    A member counts once per association and year. A member of whom the list does not say is in the denominator and in
    the upper end of the share, never in the lower.
    """
    name = pl.col("member").str.to_lowercase().str.strip_chars()
    once = members.with_columns(member=name).group_by(*_BY, "member").agg(_said(stage) for stage in STAGES)
    long = once.unpivot(on=STAGES, index=[*_BY, "member"], variable_name="stage", value_name="said")
    counted = long.group_by(*_BY, "stage").agg(
        members=pl.len().cast(pl.UInt32),
        did=pl.col("said").eq_missing(pl.lit(True)).sum().cast(pl.UInt32),
        did_not=pl.col("said").eq_missing(pl.lit(False)).sum().cast(pl.UInt32),
        not_known=pl.col("said").is_null().sum().cast(pl.UInt32),
    )
    shared = counted.with_columns(
        share_low=pl.col("did") / pl.col("members"),
        share_high=(pl.col("did") + pl.col("not_known")) / pl.col("members"),
        order=pl.col("stage").replace_strict({stage: at for at, stage in enumerate(STAGES)}, return_dtype=pl.UInt8),
    )
    return tables.shape(shared.sort(*_BY, "order", nulls_last=True), tables.load(PROGRESS))


def _said(stage: str) -> pl.Expr:
    """What the rows of one member say; rows that contradict each other say nothing."""
    answers = pl.col(stage).drop_nulls()
    return pl.when(answers.n_unique() == 1).then(answers.first()).alias(stage)


def projects(projects: pl.DataFrame, members: pl.DataFrame | None) -> pl.DataFrame:
    """The table `project-overview` of the delivered table `joint-projects`; `members`: the list of the association."""
    of = None if members is None else members.get_column("member").str.to_lowercase().str.strip_chars().n_unique()
    names = pl.col("members").str.split(";").explode().str.strip_chars().str.to_lowercase()
    named = names.filter(names.str.len_chars() > 0)
    currencies = pl.col("currency").drop_nulls().unique()
    of_budgets = pl.col("currency").filter(pl.col("budget").is_not_null())
    countries = pl.col("country").drop_nulls().unique().sort()
    grouped = projects.group_by("project").agg(
        members=pl.when(named.n_unique() > 0).then(named.n_unique().cast(pl.UInt32)),
        countries=pl.when(countries.len() > 0).then(countries.str.join("|")),
        sites=pl.when(pl.col("sites").count() > 0).then(pl.col("sites").sum()),
        # Two currencies do not add up, nor does an amount without one to an amount with one.
        budget=pl.when((pl.col("budget").count() > 0) & (of_budgets.n_unique() == 1)).then(pl.col("budget").sum()),
        currency=pl.when(currencies.len() == 1).then(currencies.first()),
        result=pl.when(pl.col("result").count() > 0).then(
            pl.col("result").drop_nulls().unique(maintain_order=True).str.join("; ")
        ),
    )
    told = grouped.with_columns(of_members=pl.lit(of, dtype=pl.UInt32))
    return tables.shape(told.sort("project"), tables.load(PROJECTS))
