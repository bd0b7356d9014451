"""Which answers moved which issues: those on sites that an issue holds, or held before it was answered what they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from imvo import words
from imvo.action.answers import FILLING, STATES
from imvo.action.answers_read import FACTS, SHARES
from imvo.action.heard import Heard
from imvo.chain.vocabulary import Vocabulary
from imvo.reporting import evidence
from imvo.reporting.texts import both, count, joined, within
from imvo.risk.situations import taken
from imvo.tables import Label

NAMED = 3  # answers named with an issue; the section on answers holds the others
Place = tuple[str | None, str]
Row = Mapping[str, Any]


def answered_at(heard: Heard | None, processes: pl.DataFrame, vocabulary: Vocabulary) -> dict[Place, Label]:
    """(country, process) -> the answers that changed something of a site there. `processes`: see `Assessment`."""
    states = None if heard is None else heard.results.get(STATES)
    if heard is None or states is None:
        return {}
    found: dict[Place, list[Row]] = {}
    changed = states.filter(pl.col("effect").is_in([*FILLING, "conflict", "shows-stage"])).to_dicts()
    facts = _facts(heard, processes, vocabulary, {row["at"] for row in changed} - {None})
    for row in changed:
        if row["effect"] != "conflict" or _counts(row, facts):
            for place in _places(row, facts):
                found.setdefault(place, []).append(row)
    return {place: _told(rows) for place, rows in found.items()}


def _facts(heard: Heard, processes: pl.DataFrame, vocabulary: Vocabulary, rows: Iterable[int]) -> dict[int, list[Row]]:
    """Row of a site -> what is known of it now and what the list says; `done` holds its processes."""
    made_by, found = vocabulary.made_by(), dict[int, list[Row]]()
    own = pl.col("row").is_in(pl.Series(sorted(rows), dtype=pl.UInt32).implode())
    now = heard.sites.filter(own).join(processes.select("row", done="processes"), on="row", how="inner")
    for site in now.iter_rows(named=True):
        found[site["row"]] = [{**site, "done": set(site["done"].split("|"))}]
    for site in () if heard.listed is None else heard.listed.filter(own).iter_rows(named=True):
        before = {**site, "done": taken(site["processes"], site["products"], made_by)}
        found.setdefault(site["row"], []).append(before)
    return found


def _places(row: Row, facts: Mapping[int, Sequence[Row]]) -> set[Place]:
    if row["at"] is None:
        return {(None, row["question"].partition("/")[2].strip().casefold())}
    # A result of which only some risks are at hand, as the terminal has it, may hold no processes of a site.
    return {(site["country"], process) for site in facts.get(row["at"], ()) for process in site["done"]}


def _counts(row: Row, facts: Mapping[int, Sequence[Row]]) -> bool:
    """Whether an answer that differs from the list is the one that counts: a higher share is."""
    kind = row["question"].partition("/")[0].strip().casefold()
    if kind not in SHARES or row["understood"] is None:
        return False
    known = facts.get(row["at"])
    if not known:
        return False
    now, before = (known[place][FACTS[kind]] for place in (0, -1))
    return bool(now != before and f"{now:.9g}" == row["understood"])


def _told(rows: Sequence[Row]) -> Label:
    """The first answers by site and question, and how many more there are."""
    ordered = dict.fromkeys(
        _one(row) for row in sorted(rows, key=lambda row: (row["site"] or "", row["question"], row["file"], row["row"]))
    )
    said = list(ordered)[:NAMED]
    if len(ordered) > NAMED:
        said.append(both("answers.issue.more", n=count(len(ordered) - NAMED)))
    return joined(said, "; ")


def _one(row: Row) -> Label:
    told = evidence.marked()[row["evidence"]]
    kind = row["question"].partition("/")[0].strip().casefold()
    about, day = within(both(f"answers.about.{kind}")), row["date"]
    dated = both("answers.issue.undated")
    if isinstance(day, date):
        dated = Label(nl=words.day(day, "nl"), en=words.day(day, "en"))
    if row["site"] is None:
        return both("answers.issue.stage", about=about, state=told, day=dated)
    return both("answers.issue.site", site=row["site"], about=about, state=told, day=dated)
