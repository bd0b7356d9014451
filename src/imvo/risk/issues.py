"""Risk issues: sites of one country and process gathered per theme, and the order to act in."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.risk.method import Method

_BASIS = ["country-product", "site", "process", "nothing"]
_SEVERITY = ["severity", "scale", "scope", "irremediability"]
_LIKELIHOOD = ["likelihood_low", "likelihood", "likelihood_high"]
_ORDER = ["severity_band", "likelihood", "people", "likelihood_high", "issue"]
_DESCENDING = [False, True, True, True, False]


def gather(
    cells: pl.DataFrame, evaluated: pl.DataFrame, situations: pl.DataFrame, exposure: pl.DataFrame
) -> pl.DataFrame:
    """One row per theme, country and process; the worst site decides each class.

    `exposure`: rows with a `theme` count for that theme only, and go before those without one.
    """
    # Sites of one cause differ in severity only: a few thousand causes are gathered instead of every situation.
    graver = (
        cells.filter("applies")
        .join(situations.select("situation", "site_known"), on="situation", how="left")
        .group_by("cause", "site_known")
        .agg(pl.col(_SEVERITY).max())
    )
    likely = evaluated.select(
        "cause", "theme", "country", "process", *_LIKELIHOOD, "basis", "plain_basis", "seen_value"
    )
    placed = graver.join(likely, on="cause", how="left")
    key = ["theme", "country", "process", "site_known"]
    # The cause shown is the one with the highest likelihood; each class is the highest among the sites. Of causes with
    # the same classes, harm that was seen at a site tells more than what is said of places like it.
    first = placed.sort(
        [*key, "likelihood", "likelihood_high", "seen_value", "cause"],
        descending=[False, False, False, False, True, True, True, False],
        nulls_last=True,
    )
    # A site that findings lower is not what the issue rests on: the others decide its classes.
    own = pl.when(pl.col("seen_value").is_null()).then("plain_basis").otherwise("basis")
    basis = own.replace_strict({b: i for i, b in enumerate(_BASIS)}, return_dtype=pl.UInt8)
    merged = first.group_by(key, maintain_order=True).agg(
        pl.col("cause").first(),
        pl.col(*_SEVERITY, *_LIKELIHOOD).max(),
        basis=basis.min(),
    )
    named = merged.with_columns(
        basis=pl.col("basis").replace_strict(dict(enumerate(_BASIS)), return_dtype=pl.String),
        issue=_key(),
    )
    return _one_each(_exposed(named, exposure))


def _exposed(issues: pl.DataFrame, exposure: pl.DataFrame) -> pl.DataFrame:
    shared = ["country", "process", "site_known"]
    own = exposure.filter(pl.col("theme").is_not_null())
    every = exposure.filter(pl.col("theme").is_null()).drop("theme")
    at = [*shared, "theme"]
    apart = issues.join(own, on=at, how="semi", nulls_equal=True)
    rest = issues.join(own, on=at, how="anti", nulls_equal=True)
    parts = [
        rest.join(every, on=shared, how="left", nulls_equal=True, maintain_order="left"),
        apart.join(own, on=at, how="left", nulls_equal=True, maintain_order="left"),
    ]
    return pl.concat([part.select(parts[0].columns) for part in parts])


def _one_each(issues: pl.DataFrame) -> pl.DataFrame:
    """One row per issue: a site of which no country is known, and a step that is open for others, are one issue.

    Its site is not known, because that of the others is not. The numbers add up and the higher class counts.
    """
    twice = issues.filter(pl.col("issue").is_duplicated())
    if twice.is_empty():
        return issues
    counts = ["sites", "workers", "sites_without_workers"]
    known = ["women_low", "migrants_low"]
    place = pl.col("basis").replace_strict({b: i for i, b in enumerate(_BASIS)}, return_dtype=pl.UInt8)
    ranked = twice.sort(
        ["issue", "likelihood", "likelihood_high", "cause"], descending=[False, True, True, False], nulls_last=True
    )
    merged = ranked.group_by("issue", maintain_order=True).agg(
        pl.col("theme", "country", "process", "cause").first(),
        pl.col("site_known").all(),
        pl.col(*_SEVERITY, *_LIKELIHOOD).max(),
        pl.col(*counts).sum(),
        *(pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name) for name in known),
        basis=pl.col("basis").sort_by(place).first(),
    )
    rest = issues.filter(~pl.col("issue").is_duplicated())
    return pl.concat([rest, merged.select(pl.col(name).cast(dtype) for name, dtype in issues.schema.items())])


def causes_of(evaluated: pl.DataFrame) -> pl.DataFrame:
    """The `issue`, `cause` pairs, sorted."""
    return evaluated.filter("applies").select(issue=_key(), cause="cause").sort("issue", "cause")


def _key() -> pl.Expr:
    return pl.concat_str("theme", pl.col("country").fill_null("unknown"), "process", separator="/")


def order(issues: pl.DataFrame, typical_workers: float | None, method: Method) -> pl.DataFrame:
    """The table `issues` without stability: bands, lists and ranks.

    Sites without a number of workers count as `typical_workers`, the median of the list; where the list has no number
    at all (None), issues are compared by their sites. The most severe issues that stay unlikely over their whole
    interval get a list of their own; issues without any basis another.
    """
    stand_in = 1.0 if typical_workers is None else typical_workers
    bands = method.severity.bands
    most_severe = pl.col("severity_band") == min(bands.values())
    unlikely = most_severe & (pl.col("likelihood_high") <= method.severity.unlikely_at_most)
    frame = issues.with_columns(
        severity_band=pl.col("severity").replace_strict(bands, return_dtype=pl.UInt8),
        people=pl.col("workers") + pl.col("sites_without_workers") * stand_in,
    ).with_columns(
        list=pl.when(pl.col("likelihood").is_null())
        .then(pl.lit("nothing-known"))
        .when(unlikely)
        .then(pl.lit("severe-unlikely"))
        .otherwise(pl.lit("priority"))
    )
    frame = frame.sort(_ORDER, descending=_DESCENDING, nulls_last=True)
    return frame.with_columns(rank=pl.int_range(1, pl.len() + 1).over("list").cast(pl.UInt32))


def finish(issues: pl.DataFrame, stability: pl.DataFrame, grounds: pl.DataFrame) -> pl.DataFrame:
    """Attach stability and grounds (`cause`, `later`, `judgement`) and give the frame its declared shape.

    The priority list stands first, then the severe but unlikely, then those without any basis.
    """
    lists = pl.Enum(["priority", "severe-unlikely", "nothing-known"])
    frame = issues.join(stability, on="issue", how="left", maintain_order="left")
    frame = frame.join(grounds, on="cause", how="left", maintain_order="left")
    frame = (
        frame.with_columns(pl.col("list").cast(lists)).sort("list", "rank").with_columns(pl.col("list").cast(pl.String))
    )
    return tables.shape(frame, tables.load("issues"))
