"""Questions worth asking: the unknown facts that could move the most severe issues most, and whom to ask."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.vocabulary import Vocabulary
from imvo.risk.method import Method

# Own buyers know what is bought and through whom, a supplier its own site, unions and NGOs what a site hides.
BUYERS, SUPPLIER, RIGHTS_HOLDERS = "buyers", "supplier", "union-ngo"


def worth_asking(
    issues: pl.DataFrame,
    causes_of: pl.DataFrame,
    evaluated: pl.DataFrame,
    hidden: pl.DataFrame,
    start: pl.DataFrame,
    vocabulary: Vocabulary,
    method: Method,
) -> pl.DataFrame:
    """The table `questions`, at most `method.questions.most` rows.

    `moves` counts the site-level results of the most severe band that an answer could move up, because the unknown
    holds their interval open; ties go to more issues, then more sites. What unions and NGOs see is asked for the
    countries of the first issues, and could move those down as well as up. A process that may stand behind the products
    unseen (`hidden`, see `chain.upstream`) counts with the most severe themes typical of it (`start`).
    """
    priority = issues.filter(pl.col("list") == "priority")
    columns = ["area_high", "start", "start_high", "migrant", "women", "occurs"]
    open_ = priority.join(causes_of, on="issue", how="inner").join(
        evaluated.select("cause", *columns), on="cause", how="left"
    )
    asked = pl.concat(_kinds(open_, vocabulary.unspecified(), method.stability.top))
    severe = pl.col("severity_band") == min(method.severity.bands.values())
    found = (
        asked.unique(["kind", "subject", "whom", "issue"], keep="first", maintain_order=True)
        .sort("rank", "kind", "subject")
        .group_by("kind", "subject", "whom", maintain_order=True)
        .agg(
            issues=pl.len(),
            moves=pl.col("sites").filter(severe).sum(),
            sites=pl.col("sites").max(),
            top_issue=pl.col("issue").first(),
        )
    )
    every = pl.concat([found, _hidden(hidden, start, method)], how="diagonal_relaxed")
    ranked = (
        every.with_columns(question=pl.concat_str("kind", pl.lit("/"), pl.col("subject").fill_null("all")))
        .sort(["moves", "issues", "sites", "question"], descending=[True, True, True, False])
        .head(method.questions.most)
        .with_columns(rank=pl.int_range(1, pl.len() + 1))
    )
    return tables.shape(ranked, tables.load("questions"))


def _hidden(hidden: pl.DataFrame, start: pl.DataFrame, method: Method) -> pl.DataFrame:
    severity = pl.max_horizontal("scale", "irremediability", "reach").cast(pl.UInt8)
    band = severity.replace_strict(method.severity.bands, return_dtype=pl.UInt8)
    typical = start.filter(pl.col("applies") & pl.col("start").is_not_null()).with_columns(band=band, severity=severity)
    severe = typical.filter(pl.col("band") == min(method.severity.bands.values()))
    ordered = severe.sort(["severity", "start", "theme"], descending=[True, True, False])
    return (
        hidden.join(ordered, on="process", how="inner", maintain_order="left_right")
        .group_by("process", maintain_order=True)
        .agg(
            issues=pl.len(),
            moves=pl.col("sites").sum(),
            sites=pl.col("sites").first(),
            top_issue=pl.concat_str("theme", pl.lit("/unknown/"), "process").first(),
        )
        .select("issues", "moves", "sites", "top_issue", kind=pl.lit("hidden"), subject="process", whom=pl.lit(BUYERS))
    )


def _kinds(open_: pl.DataFrame, unspecified: set[str], first: int) -> list[pl.DataFrame]:
    """Every unknown as kind, subject and whom to ask, for the issues that it holds open."""
    up = pl.col("likelihood_high") > pl.col("likelihood")
    wide = pl.col("likelihood_high") > pl.col("likelihood_low")
    vague = pl.col("process").is_in(sorted(unspecified)) & (pl.col("start_high") > pl.col("start"))
    process, country, known = pl.col("process"), pl.col("country"), pl.col("site_known")
    # Where only what was seen says that the theme occurs, no other fact holds it open.
    up = up & pl.col("occurs")
    return [
        _ask(open_, "stage", process, BUYERS, ~known & up),
        _ask(open_, "process", process, SUPPLIER, known & vague & up),
        _ask(open_, "country", process, BUYERS, known & country.is_null() & up),
        _ask(open_, "migrants", country, SUPPLIER, known & (pl.col("migrant") == "unknown") & up),
        _ask(open_, "women", country, SUPPLIER, known & (pl.col("women") == "unknown") & up),
        _ask(open_, "region", country, SUPPLIER, known & pl.col("area_high").is_not_null() & up),
        _ask(open_, "practice", country, RIGHTS_HOLDERS, known & wide & (pl.col("rank") <= first)),
    ]


def _ask(frame: pl.DataFrame, kind: str, subject: pl.Expr, whom: str, which: pl.Expr) -> pl.DataFrame:
    asked = frame.filter(which.fill_null(False))
    columns = ["issue", "rank", "severity_band", "sites"]
    return asked.select(*columns, kind=pl.lit(kind), subject=subject, whom=pl.lit(whom))
