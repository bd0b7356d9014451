"""The table `issue-changes`: what each step did to each issue, in numbers that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from imvo import tables
from imvo.reporting.changes.steps import STEPS, Step

TABLE = "issue-changes"
OWN = (
    "list", "severity", "severity_band", "likelihood_low", "likelihood", "likelihood_high", "basis",
    "sites", "workers", "sites_without_workers", "women_low", "migrants_low",
)  # fmt: skip
"""What an issue has of its own; its rank hangs on the others too."""
CLASSES = ("list", "severity", "likelihood_low", "likelihood", "likelihood_high")
MEASURED = (*OWN, "rank")
_ABOUT = ("issue", "theme", "country", "process")
_LISTS = {"priority": 0, "severe-unlikely": 1, "nothing-known": 2}


def moved(steps: Sequence[Step]) -> pl.DataFrame:
    """One row per issue and step that changed it, without the words of its cause. Columns as in the table."""
    parts = [_between(step) for step in steps]
    names: dict[str, pl.DataType] = dict.fromkeys((*_ABOUT, "step", "change"), pl.String())
    dtypes = tables.load("issues").dtypes
    names |= {f"{name}_{side}": dtypes[name] for name in MEASURED for side in ("then", "now")}
    frame = pl.concat([pl.DataFrame(schema=names), *(part.select(list(names)) for part in parts)])
    if steps:
        _adds_up(steps[0].then.issues, frame, steps[-1].now.issues)
    return frame


def _between(step: Step) -> pl.DataFrame:
    """What differs between two tables of issues."""
    sides = [
        state.issues.select(*_ABOUT, *(pl.col(name).alias(f"{name}_{side}") for name in MEASURED))
        for state, side in ((step.then, "then"), (step.now, "now"))
    ]
    both = sides[0].join(sides[1], on="issue", how="full", coalesce=True)
    both = both.with_columns(pl.coalesce(name, f"{name}_right").alias(name) for name in _ABOUT[1:])
    own = pl.any_horizontal(pl.col(f"{name}_then").ne_missing(pl.col(f"{name}_now")) for name in OWN)
    change = (
        pl.when(pl.col("rank_then").is_null())
        .then(pl.lit("new"))
        .when(pl.col("rank_now").is_null())
        .then(pl.lit("gone"))
        .when(own)
        .then(pl.lit("moved"))
        .when(pl.col("rank_then") != pl.col("rank_now"))
        .then(pl.lit("displaced"))
    )
    return both.with_columns(change=change, step=pl.lit(step.name)).drop_nulls("change")


def _adds_up(first: pl.DataFrame, changes: pl.DataFrame, last: pl.DataFrame) -> None:
    """The earlier issues with every change applied in turn are the later ones, or there is a defect."""
    state: dict[str, tuple[object, ...] | None] = _by_issue(first)
    then, now = ([f"{name}_{side}" for name in MEASURED] for side in ("then", "now"))
    for name in STEPS:
        for row in changes.filter(pl.col("step") == name).iter_rows(named=True):
            was: tuple[object, ...] | None = tuple(row[column] for column in then)
            assert state.get(row["issue"]) == (None if row["change"] == "new" else was), f"{row['issue']}: {name}"
            state[row["issue"]] = None if row["change"] == "gone" else tuple(row[column] for column in now)
    assert {issue: value for issue, value in state.items() if value is not None} == _by_issue(last), (
        "steps do not add up"
    )


def _by_issue(issues: pl.DataFrame) -> dict[str, tuple[object, ...] | None]:
    return {issue: tuple(rest) for issue, *rest in issues.select("issue", *MEASURED).iter_rows()}


def in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """The table with what weighs most first: another class, list, or new or gone; then other numbers of people; then
    what was only displaced. Within each by list and rank."""
    classed = pl.any_horizontal(pl.col(f"{name}_then").ne_missing(pl.col(f"{name}_now")) for name in CLASSES)
    weight = pl.when(pl.col("change") == "displaced").then(2).when(classed).then(0).otherwise(1)
    order: Mapping[str, pl.Expr] = {
        # An issue stands as a whole, by the gravest of its steps.
        "weight": weight.min().over("issue"),
        "in_list": pl.coalesce("list_now", "list_then").replace_strict(_LISTS, default=3, return_dtype=pl.UInt8),
        "place": pl.coalesce("rank_now", "rank_then"),
        "at": pl.col("step").replace_strict({name: n for n, name in enumerate(STEPS)}, return_dtype=pl.UInt8),
    }
    ordered = frame.with_columns(**order).sort([*list(order)[:-1], "issue", "at"])
    return tables.shape(ordered, tables.load(TABLE))
