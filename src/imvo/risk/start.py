"""Where the index starts: what is typical of a process, anywhere."""

from __future__ import annotations

import polars as pl

from imvo.risk.method import Method

HIGHEST = "highest"
COLUMNS = [
    "start_low",
    "start",
    "start_high",
    "scale",
    "reach",
    "irremediability",
    "applies",
    "start_judgement",
    "start_from",
]


def table(grades: pl.DataFrame, processes: pl.DataFrame, method: Method) -> pl.DataFrame:
    """One row per process and theme: COLUMNS, nulls in `start*` where nothing is known.

    `start_from` is the process whose grade gives the ranked value. An unspecified process takes the widest interval of
    its candidates, the whole one where nothing is known of one of them, and is ranked as its `ranked_as`, or as the
    highest of them.
    """
    known = grades.select(
        "process",
        "theme",
        start_low="low",
        start="value",
        start_high="high",
        scale="scale",
        reach="reach",
        irremediability="irremediability",
        applies=pl.col("applies") == "yes",
        start_judgement=pl.col("status") == "judgement",
        start_from="process",
    )
    full = (
        processes.select(process="id")
        .join(pl.DataFrame({"theme": method.themes}), how="cross")
        .join(known, on=["process", "theme"], how="left", maintain_order="left")
        .with_columns(pl.col("applies").fill_null(True), pl.col("start_judgement").fill_null(False))
    )
    full = _with_default_severity(full, method)
    whole = (method.likelihood.lowest, method.likelihood.highest)
    derived = [_derive(row, full, whole) for row in processes.filter(pl.col("unspecified")).iter_rows(named=True)]
    plain = full.join(processes.filter(pl.col("unspecified")).select(process="id"), on="process", how="anti")
    return pl.concat([plain, *derived]).sort("process", "theme")


def _derive(process: dict[str, str | None], full: pl.DataFrame, whole: tuple[int, int]) -> pl.DataFrame:
    candidates = (process["candidates"] or "").split("|")
    rows = full.filter(pl.col("process").is_in(candidates))
    # A candidate of which nothing is known may be anything: where it counts, no end of the interval is sure.
    graded, silent = (
        pl.col("start").filter("applies").count() > 0,
        (pl.col("start").is_null() & pl.col("applies")).any(),
    )
    open_low, open_high = (pl.when(graded & silent).then(pl.lit(end, dtype=pl.Int8)) for end in whole)
    hull = rows.group_by("theme").agg(
        # How grave the harm may be is not known either: the gravest of what it may be counts.
        *[_gravest(name) for name in ("scale", "reach", "irremediability")],
        pl.col("applies").any(),
        start_low=pl.coalesce(open_low, pl.col("start_low").filter("applies").min()),
        start_high=pl.coalesce(open_high, pl.col("start_high").filter("applies").max()),
    )
    ranked_as = process["ranked_as"]
    worst = rows.filter("applies").sort(
        ["theme", "start", "scale", "irremediability", "process"],
        descending=[False, True, True, True, False],
        nulls_last=True,
    )
    pick = worst.group_by("theme", maintain_order=True).first()
    if ranked_as != HIGHEST:
        own = full.filter((pl.col("process") == ranked_as) & pl.col("start").is_not_null() & pl.col("applies"))
        pick = pl.concat([own.select(pick.columns), pick]).unique("theme", keep="first", maintain_order=True)
    chosen = pick.select("theme", "start", "start_judgement", "start_from")
    return (
        hull.join(chosen, on="theme", how="left")
        .with_columns(process=pl.lit(process["id"]), start_judgement=pl.col("start_judgement").fill_null(False))
        .select(full.columns)
    )


def _gravest(name: str) -> pl.Expr:
    """Highest among the candidates where the theme can occur; among all where it can occur at none."""
    return pl.coalesce(pl.col(name).filter("applies").max(), pl.col(name).max()).alias(name)


def _with_default_severity(frame: pl.DataFrame, method: Method) -> pl.DataFrame:
    defaults = method.severity.defaults
    scale = {theme: harm.scale for theme, harm in defaults.items()}
    lasting = {theme: harm.irremediability for theme, harm in defaults.items()}
    theme = pl.col("theme")
    return frame.with_columns(
        pl.coalesce("scale", theme.replace_strict(scale, return_dtype=pl.UInt8)).cast(pl.UInt8).alias("scale"),
        pl.coalesce("irremediability", theme.replace_strict(lasting, return_dtype=pl.UInt8))
        .cast(pl.UInt8)
        .alias("irremediability"),
        pl.col("reach").cast(pl.UInt8),
        pl.col("start_low", "start", "start_high").cast(pl.Int8),
    )
