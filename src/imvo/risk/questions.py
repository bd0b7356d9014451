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

    `moves` counts, over the priority issues of the most severe band, the classes by which an unknown holds the interval
    open above the ranked value; ties go to more issues, then more sites. A process that may stand behind the products
    unseen (`hidden`, see `chain.upstream`) counts with what is typical of it (`start`): its issues are not listed yet.
    """
    priority = issues.filter(pl.col("list") == "priority")
    columns = ["area_high", "step", "step_high", "site", "site_high", "start", "start_high", "migrant", "women"]
    open_ = priority.join(causes_of, on="issue", how="inner").join(
        evaluated.select("cause", *columns), on="cause", how="left"
    )
    asked = pl.concat(_kinds(open_, vocabulary.unspecified()))
    top_band = min(method.severity.bands.values())
    # An unknown cannot move an issue further than its interval is open.
    gap = (pl.col("likelihood_high") - pl.col("likelihood")).cast(pl.Int32)
    per_issue = asked.group_by("kind", "subject", "whom", "issue").agg(
        pl.col("gain").max(), pl.col("rank", "sites", "severity_band").first(), gap=gap.first()
    )
    found = (
        per_issue.with_columns(moves=pl.min_horizontal("gain", "gap").clip(lower_bound=0))
        .filter(pl.col("moves") > 0)
        .sort("rank")
        .group_by("kind", "subject", "whom", maintain_order=True)
        .agg(
            issues=pl.len(),
            moves=pl.col("moves").filter(pl.col("severity_band") == top_band).sum(),
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
            moves=pl.col("start").cast(pl.UInt32).sum(),
            sites=pl.col("sites").first(),
            top_issue=pl.concat_str("theme", pl.lit("/unknown/"), "process").first(),
        )
        .select("issues", "moves", "sites", "top_issue", kind=pl.lit("hidden"), subject="process", whom=pl.lit(BUYERS))
    )


def _kinds(open_: pl.DataFrame, unspecified: set[str]) -> list[pl.DataFrame]:
    """Every unknown as kind, subject and whom to ask, with the classes it holds open (`gain`)."""
    vague = pl.col("process").is_in(sorted(unspecified))
    spread = (pl.col("start_high") - pl.col("start")).cast(pl.Int32)
    one = pl.lit(1, dtype=pl.Int32)
    known = pl.col("site_known")
    return [
        _ask(open_, "stage", pl.col("process"), BUYERS, ~known, spread + 1),
        _ask(open_, "process", pl.col("process"), SUPPLIER, known & vague, spread),
        _ask(open_, "country", pl.col("process"), BUYERS, known & pl.col("country").is_null(), one),
        _ask(open_, "migrants", pl.col("country"), SUPPLIER, known & (pl.col("migrant") == "unknown"), one),
        _ask(open_, "women", pl.col("country"), SUPPLIER, known & (pl.col("women") == "unknown"), one),
        _ask(open_, "region", pl.col("country"), SUPPLIER, known & pl.col("area_high").is_not_null(), one),
        _ask(open_, "practice", pl.col("country"), RIGHTS_HOLDERS, known & (pl.col("step_high") > pl.col("step")), one),
    ]


def _ask(frame: pl.DataFrame, kind: str, subject: pl.Expr, whom: str, which: pl.Expr, gain: pl.Expr) -> pl.DataFrame:
    return frame.filter(which.fill_null(False)).select(
        "issue",
        "rank",
        "severity_band",
        "sites",
        "likelihood",
        "likelihood_high",
        kind=pl.lit(kind),
        subject=subject,
        whom=pl.lit(whom),
        gain=gain.fill_null(0).cast(pl.Int32),
    )
