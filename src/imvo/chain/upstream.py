"""Steps that must exist behind a listed product but have no known site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import polars as pl

from imvo.chain.vocabulary import Vocabulary

UNSPECIFIED = "unspecified"
SCHEMA = {"process": pl.String, "sites": pl.UInt32}

Ask = Callable[[list[str], list[str]], set[str]]
"""(products, materials) of a site -> the processes behind them."""
Named = Mapping[int, frozenset[str]]
"""Row of a site -> the processes there of which only answers tell that named the site for a step."""
NOT_NAMED: Named = MappingProxyType({})


def missing(
    sites: pl.DataFrame, vocabulary: Vocabulary, behind: frozenset[str] = frozenset(), named: Named = NOT_NAMED
) -> pl.DataFrame:
    """One row per process that must exist behind the list and of which the list names no site: SCHEMA.

    `sites`: the table of that name, `processes` filled from products where none is stated. The column `sites` of the
    result counts those whose products need it. A stated material replaces "some fibre": cotton asks for
    cotton growing and ginning. A step counts as known as soon as the list has one site that does it, or that may do it
    when its own step is vague: a cobalt mine is not the tin mine. The dossier says how many.

    `behind`: processes that are known to stand behind the list, whatever its products ask for. Behind how many sites is
    not known of them: they count as behind one.
    """
    found = _behind(sites, vocabulary, _needed(vocabulary), named)
    may_be, covered = vocabulary.may_be(), _covered(sites, vocabulary, named)
    new = behind - set(found.get_column("process"))
    told = sorted(process for process in new if not may_be.get(process, {process}) & covered)
    more = pl.DataFrame({"process": told, "sites": [1] * len(told)}, schema=SCHEMA)
    return pl.concat([found, more]).sort("process")


def hidden(
    sites: pl.DataFrame, vocabulary: Vocabulary, behind: frozenset[str] = frozenset(), named: Named = NOT_NAMED
) -> pl.DataFrame:
    """One row per process that may stand behind the listed products unseen, such as home work or agents: SCHEMA.

    But for those of which it is known that they do (`behind`).
    """
    may_involve = vocabulary.may_involve()

    def maybe(products: list[str], _materials: list[str]) -> set[str]:
        return {process for product in products for process in may_involve.get(product, ())} - behind

    return _behind(sites, vocabulary, maybe, named)


def _behind(sites: pl.DataFrame, vocabulary: Vocabulary, ask: Ask, named: Named) -> pl.DataFrame:
    may_be, covered = vocabulary.may_be(), _covered(sites, vocabulary, named)
    found: dict[str, int] = {}
    counts = sites.group_by("products", "materials").agg(pl.len()).sort("products", "materials")
    for products, materials, count in counts.iter_rows():
        for process in ask((products or "").split("|"), (materials or "").split("|")):
            if not may_be[process] & covered:
                found[process] = found.get(process, 0) + count
    return pl.DataFrame([{"process": process, "sites": found[process]} for process in sorted(found)], schema=SCHEMA)


def _covered(sites: pl.DataFrame, vocabulary: Vocabulary, named: Named) -> frozenset[str]:
    """Processes that a site does, or may do when its own step is vague, as the list tells of it.

    One farm that an answer names says nothing of the farms behind the other sites, so it covers nothing.
    """
    may_be, rows = vocabulary.may_be(), sorted(named)
    of_list = sites.filter(~pl.col("row").is_in(rows)) if rows else sites
    stated = set(of_list.get_column("processes").drop_nulls().unique().str.split("|").explode())
    for row, processes in sites.filter(pl.col("row").is_in(rows)).select("row", "processes").drop_nulls().iter_rows():
        stated |= set(processes.split("|")) - named[row]
    # "Not stated" names nothing but itself, though it might be any step.
    return frozenset(step for process in stated if process != UNSPECIFIED for step in may_be.get(process, {process}))


def _needed(vocabulary: Vocabulary) -> Ask:
    requires, origin_of, stage_of = vocabulary.requires(), vocabulary.origin_of(), vocabulary.stage_of()
    unspecified = vocabulary.unspecified()

    def needed(products: list[str], materials: list[str]) -> set[str]:
        asked = {process for product in products for process in requires.get(product, ())}
        origins = {process for material in materials for process in origin_of.get(material, ())}
        stages = {stage_of[process] for process in origins}
        vague = {process for process in asked & unspecified if stage_of[process] in stages}
        return (asked - vague) | (origins if asked else set())

    return needed


def required(vocabulary: Vocabulary) -> Ask:
    """What `missing` asks of each site, for who wants to name the sites behind a step."""
    return _needed(vocabulary)
