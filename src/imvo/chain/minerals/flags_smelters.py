"""Red flags of a row of smelters, of a mine behind one, and of the answers of a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from imvo.chain.minerals.areas import Areas
from imvo.intake.rmi.origin import says_recycled
from imvo.intake.wording import norm

Row = Mapping[str, Any]
Why = tuple[str | None, str | None]
Rule = Callable[[Row], Iterable[Why]]
_ORIGIN_TOPICS = frozenset({"covered-countries", "conflict-areas"})
_ORIGIN_ANSWERS = frozenset({"yes", "drc-only", "drc-or-adjoining-only"})


@dataclass(frozen=True)
class LookUp:
    """What the list of a template has, by file and identifier: under which metals, and where."""

    listed_as: Mapping[tuple[str, str], frozenset[str]]
    countries: Mapping[tuple[str, str], frozenset[str]]


def looked_up(lookups: pl.DataFrame | None) -> LookUp:
    """The list of the table `smelter-lookups`; empty without one."""
    if lookups is None:
        return LookUp({}, {})
    listed = lookups.filter(pl.col("smelter_id").is_not_null())
    by = listed.group_by("file", "smelter_id").agg(pl.col("metal", "country").drop_nulls().unique())
    rows = list(by.iter_rows(named=True))
    return LookUp(
        {(row["file"], row["smelter_id"]): frozenset(row["metal"]) for row in rows},
        {(row["file"], row["smelter_id"]): frozenset(row["country"]) for row in rows},
    )


def with_mines(mines: pl.DataFrame | None) -> frozenset[tuple[str, str]]:
    """(file, name of the smelter) of which the template names a mine with its country."""
    if mines is None:
        return frozenset()
    stated = mines.filter(pl.col("country").is_not_null() & pl.col("smelter_name_given").is_not_null())
    return frozenset((file, norm(name)) for file, name in stated.select("file", "smelter_name_given").iter_rows())


def rules_of(areas: Areas, lookup: LookUp, mined: frozenset[tuple[str, str]]) -> dict[str, Rule]:
    """Rule by rule, for a row of the table `smelters`."""
    return {
        "origin-unknown": lambda row: _unknown(row, mined),
        "origin-listed": lambda row: _origins(row, areas, "listed"),
        "origin-partly-listed": lambda row: _origins(row, areas, "partly"),
        "smelter-unknown": _unknown_smelter,
        "smelter-near-matched": lambda row: [(None, row["suggested_name"])] if row["match"] == "misspelt" else [],
        "smelter-other-metal": lambda row: _other_metal(row, lookup),
        "smelter-other-country": lambda row: _other_country(row, lookup),
        "recycled-without-evidence": _recycled,
        "recycled-with-mine": _recycled_mine,
    }


def rules_of_mines(areas: Areas) -> dict[str, Rule]:
    """Rule by rule, for a row of the table `smelter-mines`."""

    def listed(row: Row, state: str) -> Iterable[Why]:
        said = row["region"] or row["country_given"]
        return [(row["country"], said)] if areas.state(row["country"], row["region"]) == state else []

    return {
        "origin-unknown": lambda row: [] if row["country"] else [(None, row["country_given"])],
        "origin-listed": lambda row: listed(row, "listed"),
        "origin-partly-listed": lambda row: listed(row, "partly"),
    }


def _answers(row: Row) -> Iterable[Why]:
    said = row["topic"] in _ORIGIN_TOPICS and row["answer"] in _ORIGIN_ANSWERS
    return [(None, f"{row['metal_given'] or row['metal']}: {row['answer_given']}")] if said else []


RULES_OF_ANSWERS: Mapping[str, Rule] = {"declared-conflict-area": _answers}


def _unknown(row: Row, mined: frozenset[tuple[str, str]]) -> Iterable[Why]:
    named = (row["file"], norm(row["smelter_name_given"] or row["smelter_lookup_given"] or "")) in mined
    return [] if row["origin"] or named else [(None, row["origin_given"])]


def _origins(row: Row, areas: Areas, state: str) -> Iterable[Why]:
    for country in (row["origin"] or "").split("|") if row["origin"] else ():
        if areas.state(country) == state:
            yield country, f"{country}: {row['origin_given'] or country}"


def _unknown_smelter(row: Row) -> Iterable[Why]:
    named = row["smelter_name_given"] or row["smelter_lookup_given"] or row["smelter_id"]
    unknown = row["lookup_choice"] in ("not-listed", "not-identified") or row["match"] == "unknown" or not named
    # Found by its identifier, it is known whatever was chosen from the list.
    return [(None, named)] if unknown and row["matched_id"] is None else []


def _other_metal(row: Row, lookup: LookUp) -> Iterable[Why]:
    listed = lookup.listed_as.get((row["file"], row["matched_id"] or ""))
    if listed and row["metal"] and row["metal"] not in listed:
        yield None, f"{row['metal_given'] or row['metal']} / {', '.join(sorted(listed))}"


def _other_country(row: Row, lookup: LookUp) -> Iterable[Why]:
    listed = lookup.countries.get((row["file"], row["matched_id"] or ""))
    if listed and row["country"] and row["country_from"] == "given" and row["country"] not in listed:
        yield row["country"], f"{row['country_given']} / {', '.join(sorted(listed))}"


def _recycled(row: Row) -> Iterable[Why]:
    said = row["recycled_given"] if row["recycled"] == "yes" else row["mine_name"] or row["origin_given"]
    return [(None, said)] if row["recycled"] == "yes" or row["recycled_mentioned"] else []


def _recycled_mine(row: Row) -> Iterable[Why]:
    mine = row["mine_name"] if row["mine_name"] and not says_recycled(row["mine_name"]) else None
    if row["recycled"] == "yes" and (mine or row["origin"]):
        yield None, mine or row["origin_given"]
