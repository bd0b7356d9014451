"""What came back since the earlier dossier and what it did, also where no class moved."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo import tables
from imvo.action import answers
from imvo.action.findings import STATE
from imvo.action.returned import ANSWERS, FINDINGS, together
from imvo.reporting.changes.follow import follow
from imvo.reporting.changes.state import Now
from imvo.reporting.changes.steps import PLACE, Walk, only_in
from imvo.reporting.parts import findings
from imvo.reporting.previous import Previous
from imvo.reporting.texts import both
from imvo.tables import Label

TABLE = "came-back-since"
KEPT = "class-kept"
_MOVING = ("raises", "opens", "lowers", "fills", "adds-site", "shows-stage")


def came_back(walk: Walk, before: Previous, now: Now, causes: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """The table `came-back-since`. `causes`, `moved`: the tables `change-causes` and `issue-changes`."""
    declared = tables.load(TABLE)
    told = pl.concat([tables.empty(declared).drop("change", "issues"), *_told(now)])
    news = told.join(_new(before, now), on=list(PLACE), how="semi", nulls_equal=True)
    turned = told.join(_otherwise(walk, now), on=list(PLACE), how="semi", nulls_equal=True)
    turned = turned.join(news, on=list(PLACE), how="anti", nulls_equal=True)
    rows = pl.concat([part.with_columns(change=pl.lit(how)) for part, how in ((news, "new"), (turned, "otherwise"))])
    n = rows.join(_counted(causes, moved), on=list(PLACE), how="left", nulls_equal=True)
    held = pl.col("effect").is_in(_MOVING) & (pl.col("issues") == 0) & pl.lit(walk.comparable)
    full = n.with_columns(pl.col("issues").fill_null(0)).with_columns(
        why=pl.when(held & (pl.col("why").is_null() | (pl.col("why") == pl.col("said"))))
        .then(pl.lit(KEPT))
        # That it was mended is what the row itself says.
        .when(pl.col("why").ne_missing(pl.col("said")))
        .then("why")
    )
    kinds = pl.col("kind").replace_strict({"finding": 0, "answer": 1}, return_dtype=pl.UInt8)
    idle = ~(pl.col("effect").is_in(_MOVING) | (pl.col("said") == "mended") | (pl.col("change") == "otherwise"))
    order = [idle.alias("_idle"), kinds.alias("_kind"), (-pl.col("issues").cast(pl.Int64)).alias("_n")]
    sort = ["_idle", "_kind", "change", "_n", "site", "theme", "question", *PLACE]
    return tables.shape(full.with_columns(order).sort(sort, nulls_last=True), declared)


def _told(now: Now) -> list[pl.DataFrame]:
    """Every answer and finding of now, with what it says and does."""
    columns = [name for name in tables.load(TABLE).dtypes if name not in ("change", "issues")]
    found = []
    seen, said = now.told.get(STATE), now.told.get(answers.STATES)
    if seen is not None:
        own = seen.with_columns(kind=pl.lit("finding"), question=pl.lit(None, pl.String), said="direction")
        # Of rows that an answer and a finding share the finding tells what it does.
        found.append(own.select(columns).unique(PLACE, keep="first", maintain_order=True))
    if said is not None:
        claim = (pl.col("effect") == "told-only") & (pl.col("evidence") == "claimed")
        own = said.with_columns(kind=pl.lit("answer"), said="answer", why=pl.when(claim).then(pl.lit("claimed")))
        alone = own if seen is None else own.join(seen, on=list(PLACE), how="anti", nulls_equal=True)
        found.append(alone.select(columns))
    return found


def _new(before: Previous, now: Now) -> pl.DataFrame:
    """The places of the rows that the earlier dossier did not hold."""
    then = follow(together((), before.carried), before.sites, now.listed).tables
    return pl.concat(
        only_in(now.returned.tables[kind], then[kind]).select(PLACE).cast({"row": pl.UInt32})
        for kind in (ANSWERS, FINDINGS)
    )


def _otherwise(walk: Walk, now: Now) -> pl.DataFrame:
    """The places of the rows that did something then or now, and not the same."""
    first = next((step.now.effects for step in walk.steps if step.now.effects is not None), None)
    last = now.state.effects
    if first is None or last is None:
        return pl.DataFrame(schema={"file": pl.String(), "sheet": pl.String(), "row": pl.UInt32()})
    does = ("answer", "finding")
    sides = first.join(last, on=list(PLACE), how="inner", nulls_equal=True, suffix="_now")
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_now")) for name in does)
    return sides.filter(differs).select(PLACE)


def _counted(causes: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """`file`, `sheet`, `row`, `issues`: how many issues each row helped to move."""
    own = moved.filter(pl.col("change") != "displaced").with_columns(pl.col("country").fill_null("unknown"))
    rows = causes.filter(pl.col("kind").is_in(["row-new", "row-aged"]))
    near = rows.join(own, on=["step", "country", "process"], how="inner", suffix="_moved")
    of_theme = near.filter(pl.col("theme").is_null() | (pl.col("theme") == pl.col("theme_moved")))
    return of_theme.group_by(PLACE).agg(issues=pl.col("issue").n_unique().cast(pl.UInt32))


def labels() -> Mapping[str, Mapping[str, Label]]:
    """Column -> code -> what it is called."""
    own = findings.labels()
    said = tables.load(answers.STATES).column("effect").choices
    effects = {**{code: Label(nl=one.nl, en=one.en) for code, one in said.items()}, **own["effect"]}
    why = {**own["why"], KEPT: both("changes.came.class-kept")}
    return {"effect": effects, "why": why, "said": own["direction"]}
