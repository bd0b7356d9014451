"""The chains of a participant, from the table of chains that was delivered."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.agreement import Agreement, Participant
from imvo.agreement.told_chains import ToldChain, by_name, groups_of_chain, key, with_chains, with_facts
from imvo.chain import extraction
from imvo.chain.loans import purposes
from imvo.reference import Edition

KIND, LOANS, EEA = "supply-chains", "loans", "eea"


def with_own(
    agreement: Agreement | None, who: Participant, tables: Mapping[str, pl.DataFrame], editions: Mapping[str, Edition]
) -> Participant:
    """The participant with what delivered tables tell of it: its chains, and whether a loan is project finance.

    Unchanged without such a table, or without an agreement.
    """
    if agreement is None:
        return who
    if LOANS in tables:
        who = with_facts(agreement, who, {purposes.PROJECT: _project(tables[LOANS])})
    return with_chains(agreement, who, _told(tables[KIND], editions)) if KIND in tables else who


def _project(loans: pl.DataFrame) -> bool | None:
    """Yes where the list has a loan for a project; never no, as a list may be a part of the book."""
    return True if loans.select((purposes.purpose() == purposes.PROJECT).any()).item() else None


def _told(chains: pl.DataFrame, editions: Mapping[str, Edition]) -> list[ToldChain]:
    inside = extraction.within(chains, members(editions))
    rows = chains.group_by("chain", maintain_order=True).agg(
        pl.col("group").drop_nulls().unique().sort(), pl.col("imports").drop_nulls().unique()
    )
    return [
        # Rows that contradict each other on import say nothing.
        ToldChain(
            name, tuple(groups), {"imports": imports[0] if len(imports) == 1 else None, "within-eea": inside[name]}
        )
        for name, groups, imports in rows.iter_rows()
    ]


def members(editions: Mapping[str, Edition]) -> frozenset[str]:
    """The countries of the European Economic Area that are members without an end."""
    table = editions[EEA].table
    return frozenset(table.filter(pl.col("until").is_null()).get_column("country"))


def groups(agreement: Agreement | None, who: Participant, chains: pl.DataFrame) -> pl.DataFrame:
    """Per chain of the table its `groups`, joined by a bar, and `groups_from`: stated, countries, or null."""
    known = by_name(who)
    rows = []
    for name in chains.get_column("chain").unique().sort():
        own = known.get(key(name))
        found = groups_of_chain(agreement, who, own) if agreement is not None and own is not None else ()
        source = ("stated" if own is not None and own.groups else "countries") if found else None
        rows.append((name, "|".join(found) or None, source))
    return pl.DataFrame(rows, schema={"chain": pl.String, "groups": pl.String, "groups_from": pl.String}, orient="row")
