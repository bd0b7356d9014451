"""What an earlier dossier carries on follows its site: into another row, or under another spelling of the name."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from imvo import tables
from imvo.action.answers_read import PRACTICE
from imvo.action.returned import ANSWERS, FINDINGS, Returned
from imvo.action.sites_named import located
from imvo.action.urgent import HARM
from imvo.intake.values.choices import code_of
from imvo.reporting.changes.same import same

_NAMED = ("site", "site_id", "site_row")


def follow(returned: Returned, then: pl.DataFrame, now: pl.DataFrame) -> Returned:
    """`returned` with the answers and findings of an earlier dossier named as the new list names their sites.

    `then`, `now`: the tables `sites` of the earlier dossier and of the new list. Only a site that is certainly the same
    is followed, and only a row that would not be understood, or would mean another site, is changed.

    Harm also follows a site that is perhaps the same, and says so (`seen_at`): a slip in a name takes no harm away, and
    a person can withdraw it. Good news does not follow.
    """
    earlier = {kind: _of_earlier(returned, kind) for kind in (ANSWERS, FINDINGS)}
    if not any(rows.height for rows in earlier.values()):
        return returned
    alike = same(then, now)
    pairs = pl.concat(
        [alike.pairs.with_columns(sure=True), alike.perhaps.select("then", "now", sure=pl.lit(value=False))]
    )
    own = now.select(
        "row", name_now="name", id_now="site_id", number_now=pl.coalesce("source_row", "row").cast(pl.UInt32)
    )
    target = pairs.join(own, left_on="now", right_on="row", how="left")
    found = dict(returned.tables)
    for kind, rows in earlier.items():
        if rows.height:
            found[kind] = _followed(returned.tables[kind], rows, then, now, target)
    return replace(returned, tables=found)


def _of_earlier(returned: Returned, kind: str) -> pl.DataFrame:
    # A day and a slash stand before the name of a file of then, also where somebody wrote into it since.
    return returned.tables[kind].filter(pl.col("file").str.contains("/", literal=True))


def _followed(
    every: pl.DataFrame, rows: pl.DataFrame, then: pl.DataFrame, now: pl.DataFrame, target: pl.DataFrame
) -> pl.DataFrame:
    """`every` with the names of those `rows` that mean another site, or none, in the new list."""
    place = ["file", "sheet", "row"]
    meant = located(rows, then).select(*place, meant="at")
    reads = located(rows, now).select(*place, reads="at")
    both = (
        meant.join(reads, on=place, nulls_equal=True).drop_nulls("meant").join(target, left_on="meant", right_on="then")
    )
    # `now` is the row that the site has in the new list.
    lost = both.filter(pl.col("reads").ne_missing(pl.col("now")))
    grave = lost.join(rows.filter(_harm(rows)), on=place, how="semi", nulls_equal=True)
    lost = pl.concat([lost.filter("sure"), grave.filter(~pl.col("sure"), pl.col("reads").is_null())])
    told = every.join(lost.with_columns(followed=True), on=place, how="left", nulls_equal=True, maintain_order="left")
    moved = pl.col("followed").is_not_null()
    named_then = pl.coalesce("seen_at", "site", "site_id")
    told = told.with_columns(
        seen_at=pl.when(moved & ~pl.col("sure"))
        .then(pl.when(named_then != pl.col("name_now")).then(named_then))
        .otherwise("seen_at")
    )
    named = told.with_columns(
        pl.when(moved).then(new).otherwise(old).alias(old)
        for old, new in zip(_NAMED, ("name_now", "id_now", "number_now"), strict=True)
    )
    return named.select(every.columns)


def _harm(rows: pl.DataFrame) -> pl.Series:
    """Whether a row of `answers` or `findings` tells of harm at a site, or may do so."""
    if "direction" in rows.columns:
        return rows.get_column("direction") == HARM
    told, declared = rows.select("question", "answer"), tables.load(FINDINGS).column("direction")
    good = [code_of(answer or "", declared) not in (None, HARM) for answer in told.get_column("answer")]
    asked = told.get_column("question").str.strip_chars().str.to_lowercase().str.starts_with(f"{PRACTICE}/")
    return asked & ~pl.Series(good, dtype=pl.Boolean)
