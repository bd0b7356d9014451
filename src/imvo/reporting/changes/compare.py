"""Two years beside each other: everything that changed, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from imvo.reporting.changes import because, came_back, carried, causes, issue_table, measures, site_table
from imvo.reporting.changes.labels import Labels, labels
from imvo.reporting.changes.site_table import Sites
from imvo.reporting.changes.state import Again, Now, State
from imvo.reporting.changes.steps import METHOD, REGISTERS, Walk, as_recorded, chain_then, walk
from imvo.reporting.previous import Previous
from imvo.runs import Progress

_SITE = ("row", "name", "country")


@dataclass(frozen=True)
class Changes:
    """What changed between two dossiers. `results`: the declared tables, by name.

    `then`, `now`: their days. `agreements`: their agreements, None for none. `chains`: their chains. `walk`: the steps
    that were told apart. `names`: of codes.
    """

    then: date
    now: date
    results: Mapping[str, pl.DataFrame]
    sites: Sites
    walk: Walk
    agreements: tuple[str | None, str | None]
    chains: tuple[str, str]
    names: Labels


def compare(before: Previous, now: Now, again: Again, progress: Progress) -> Changes:
    """Compare the dossier `before` with the year `now`. `again` works a request out with one thing changed."""
    walked = walk(before, now, again, progress)
    sites = site_table.sites(before, _then(before, now, walked), now.state, now.listed, walked.steps)
    found = causes.causes(walked, before, now, sites.table)
    names, lang = labels(now.editions), now.request.lang
    moved = because.told(issue_table.moved(walked.steps), found, walked.steps, names, lang)
    years = now.method.answers.old_after_years
    results = {
        issue_table.TABLE: issue_table.in_order(moved),
        causes.TABLE: found,
        site_table.TABLE: sites.table,
        came_back.TABLE: came_back.came_back(walked, before, now, found, moved),
        measures.TABLE: measures.measures(before.carried, now.returned.tables),
        carried.TABLE: carried.carried(now.returned, now.request.as_of, years),
    }
    made_for = before.content.get("agreement"), now.agreement
    chains = chain_then(before, now), now.chain
    return Changes(before.as_of, now.request.as_of, results, sites, walked, made_for, chains, names)


def _then(before: Previous, now: Now, walked: Walk) -> State:
    """The earlier year as its tables tell it, with the processes that were taken for its sites where they are known."""
    state = as_recorded(before, now)
    for step in walked.steps:
        again = step.now
        if step.name in (METHOD, REGISTERS) and again.sites.select(_SITE).equals(before.sites.select(_SITE)):
            return replace(state, processes=again.processes)
    return state
