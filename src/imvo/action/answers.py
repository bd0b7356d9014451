"""What answers change in the sites, and what becomes of every answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from imvo import tables
from imvo.action.returned import Returned
from imvo.chain.vocabulary import Vocabulary
from imvo.risk.method import Method


@dataclass(frozen=True)
class Told:
    """`sites` as completed; `findings`: rows of the table of that name that answers of rights holders amount to.

    The rest as in `Heard`.
    """

    sites: pl.DataFrame
    findings: pl.DataFrame
    behind: frozenset[str] = frozenset()
    results: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=lambda: tables.empty(tables.load("rejected")))


def weigh(
    listed: pl.DataFrame, _returned: Returned, _vocabulary: Vocabulary, _method: Method, _as_of: date, _lang: str
) -> Told:
    """The sites with what evidenced answers say of them; a claim changes nothing."""
    return Told(listed, tables.empty(tables.load("findings")))
