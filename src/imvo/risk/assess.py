"""`assess`: from checked sites and registers to the tables of a risk assessment, without any state of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from imvo.chain import upstream
from imvo.chain import vocabulary as chain
from imvo.reference import Edition
from imvo.risk import causes, issues, likelihood, questions, seen, signals, sites, situations, stability, start
from imvo.risk import findings as what_was_seen
from imvo.risk.method import Method
from imvo.risk.situations import RegionMatch
from imvo.runs import Progress, beside


@dataclass(frozen=True)
class Assessment:
    """The tables of one assessment, each checked against its declaration, and what is not a table.

    `unseen`: processes behind the listed products without a known site. `processes`: `row` and the processes taken for
    it, stated or standing for its product. `stability` holds k, draws and the judgements that decide the top.
    `start`: per process and theme what is known anywhere, as `start.table` gives it.
    """

    risks: pl.DataFrame
    signals: pl.DataFrame
    issues: pl.DataFrame
    questions: pl.DataFrame
    unseen: pl.DataFrame
    processes: pl.DataFrame
    stability: stability.Stability
    start: pl.DataFrame


def assess(
    listed: pl.DataFrame,
    editions: Mapping[str, Edition],
    match: RegionMatch,
    method: Method,
    progress: Progress,
    findings: pl.DataFrame | None = None,
    as_of: date | None = None,
    behind: frozenset[str] = frozenset(),
    named: upstream.Named = upstream.NOT_NAMED,
) -> Assessment:
    """Assess the table `sites` by one version of the method with the registers given.

    `editions` must hold every register that the method names without which it cannot work: processes, process-grades,
    ratifications and conflict-areas; a measure whose register is not at hand is left out. `findings`: see
    `risk.findings.FRAME`, which age until `as_of`. `behind`: processes known to stand behind the list, whatever its
    products ask for. `named`: see `upstream.Named`.
    """
    progress.phase("situations", listed.height)
    told = seen.tell(what_was_seen.none() if findings is None else findings, as_of, method)
    words = chain.load(editions[chain.REGISTER])
    areas = editions[method.likelihood.areas.register_id].table
    asked_for, own = causes.conditions(editions, words.processes), seen.of_sites(told)
    rows, known = situations.build(listed, words.made_by(), causes.conditional(asked_for), areas, match, method, own)
    # A site whose product stands for its process is a site of that stage too.
    taken = rows.join(known.select("situation", "processes"), on="situation", how="left", maintain_order="left")
    placed = listed.with_columns(taken.get_column("processes"))
    unseen = upstream.missing(placed, words, behind, named)
    every = situations.with_unseen(known, unseen, method)
    progress.phase("facts", every.height)
    begin = start.table(editions[signals.GRADES].table, words.processes, method)
    expanded = seen.at_causes(causes.drop_idle(causes.expand(every, method), asked_for, editions, method), told, begin)
    distinct = causes.distinct(expanded)
    facts = likelihood.look_up(distinct, editions, words.processes, method, told)
    evaluated = likelihood.evaluate(distinct, begin, facts, editions, words.processes, method)
    cells = sites.cells(expanded, evaluated)
    progress.phase("issues", evaluated.height)
    reasons = signals.tell(evaluated, facts, editions, words.processes, method)
    people = [sites.exposure(listed, rows, every), sites.exposure_where_seen(listed, rows, every, cells, evaluated)]
    gathered = issues.gather(cells, evaluated, every, pl.concat([*people, _behind(unseen)], how="diagonal_relaxed"))
    ordered, pairs = issues.order(gathered, _median(listed), method), issues.causes_of(evaluated)
    progress.phase("stability", method.stability.draws)
    # The long table is made by Polars beside the draws, which are Python and numpy: neither needs the other.
    made: list[pl.DataFrame] = []
    with beside(lambda: made.append(sites.risks(rows, cells, method))):
        firm = stability.assess(ordered, pairs, evaluated, facts, words.processes, method, progress)
    final = issues.finish(ordered, firm.shares, signals.grounds(evaluated, reasons))
    hidden = upstream.hidden(placed, words, behind, named)
    asked = questions.worth_asking(final, pairs, evaluated, hidden, begin, words, method)
    return Assessment(made[0], reasons, final, asked, unseen, taken.select("row", "processes"), firm, begin)


def _median(listed: pl.DataFrame) -> Any:
    return listed.select(pl.col("workers_low").median()).item()


def _behind(unseen: pl.DataFrame) -> pl.DataFrame:
    """Exposure of stages without a known site: the listed sites behind which they must exist."""
    return unseen.select(
        "process",
        "sites",
        country=pl.lit(None, dtype=pl.String),
        workers=pl.lit(0, dtype=pl.Int64),
        sites_without_workers="sites",
        site_known=pl.lit(False),
    )
