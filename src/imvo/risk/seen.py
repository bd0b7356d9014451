"""From findings to the causes that they bear on: which causes know of which findings, and what these add up to."""

from __future__ import annotations

from datetime import date

import polars as pl

from imvo.risk.findings import EFFECTS, LOWERS, OPENS, RAISES, effects
from imvo.risk.method import Method

COLUMNS = ("seen_low", "seen_value", "seen_high", "seen_down", "seen_down_high", "wakes")
_CLASSES = ("low", "value", "high")


def tell(findings: pl.DataFrame, as_of: date | None, method: Method) -> pl.DataFrame:
    """The findings with their effects, and how sites and causes name them.

    Columns of `findings.FRAME` and `findings.EFFECTS`, with `later` (than `as_of`), `of_site` (a name for all findings
    of that site: the lowest of their numbers) and `seen` (the same for those of that site and theme).
    """
    done = findings.sort("finding").join(
        effects(findings, as_of, method).select("finding", *(c for c in EFFECTS if c not in findings.columns)),
        on="finding",
        how="left",
        maintain_order="left",
    )
    later = pl.lit(value=False) if as_of is None else (pl.col("date") > as_of).fill_null(value=False)
    # One number stands for the set: thousands of findings at one site, each with the numbers of all, fill a memory.
    first = pl.col("finding").min()
    return done.with_columns(
        later=later,
        of_site=first.over("row").cast(pl.String),
        seen=first.over("row", "theme").cast(pl.String),
    )


def of_sites(told: pl.DataFrame) -> pl.DataFrame:
    """`row` and `seen`: per site that has any, the name of the set of its findings."""
    return told.select("row", seen="of_site").unique("row", maintain_order=True)


def at_causes(cells: pl.DataFrame, told: pl.DataFrame, begin: pl.DataFrame) -> pl.DataFrame:
    """Replace the findings of a site in `seen` by those of the theme of each row of `causes.expand`.

    They bear on every process of the site at which the theme can occur; where it can occur at none, on every process:
    then what was seen says more than what is typical. `begin`: the table of `start`.
    """
    if told.is_empty():
        return cells
    themed = told.select("theme", of_theme="seen", seen="of_site").unique(maintain_order=True)
    joined = cells.join(themed, on=["seen", "theme"], how="left", maintain_order="left").join(
        begin.select("process", "theme", "applies"), on=["process", "theme"], how="left", maintain_order="left"
    )
    bears = pl.col("applies") | ~pl.col("applies").any().over("situation", "theme")
    return joined.with_columns(seen=pl.when(bears).then("of_theme")).drop("of_theme", "applies")


def together(told: pl.DataFrame) -> pl.DataFrame:
    """Per `seen` what its findings do together: COLUMNS.

    The highest of several floors counts, and the largest of several steps down, once. `wakes`: harm stands, which also
    counts where the theme is said not to occur.
    """
    lifts, lowers = pl.col("effect").is_in([RAISES, OPENS]), pl.col("effect") == LOWERS
    return told.group_by("seen", maintain_order=True).agg(
        *(pl.col(name).filter(lifts).max().alias(f"seen_{name}") for name in _CLASSES),
        seen_down=(-pl.col("value").filter(lowers).min()).fill_null(0),
        seen_down_high=(-pl.col("high").filter(lowers).min()).fill_null(0),
        wakes=lifts.any(),
    )
