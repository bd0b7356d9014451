"""What came back, tied to the sites and weighed by its evidence: what the risk assessment may use of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from imvo import tables
from imvo.action import answers, findings
from imvo.action.returned import Returned
from imvo.action.spelled import by_header
from imvo.chain.vocabulary import Vocabulary
from imvo.risk.method import Method


@dataclass(frozen=True)
class Heard:
    """`sites`: the table of that name with what answers fill in and add. `findings`: see `risk.findings.FRAME`.

    `behind`: processes that answers say stand behind the list although no product asks for them. `named`: row -> the
    processes there of which only answers tell that named the site for a stage. `results`: declared tables that tell
    what became of every row that came back. `refused`: lines of the table `rejected`. `listed`: the sites before
    anything was heard.
    """

    sites: pl.DataFrame
    findings: pl.DataFrame
    behind: frozenset[str] = frozenset()
    named: Mapping[int, frozenset[str]] = field(default_factory=dict)
    results: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=lambda: tables.empty(tables.load("rejected")))
    listed: pl.DataFrame | None = None


def hear(
    listed: pl.DataFrame,
    returned: Returned,
    vocabulary: Vocabulary,
    method: Method,
    as_of: date,
    lang: str,
    *,
    mend: bool = True,
) -> Heard:
    """Weigh everything that came back. The order in which rows arrive plays no part.

    Without `mend` nobody reads what could be mended, and `refused` stays empty.
    """
    told = answers.weigh(listed, returned, vocabulary, method, as_of, lang, mend=mend)
    seen = findings.weigh(told.sites, returned, told.findings, method, as_of, lang, mend=mend)
    return Heard(
        sites=told.sites,
        findings=seen.findings,
        behind=told.behind,
        named=told.named,
        results={**told.results, **seen.results},
        refused=by_header(pl.concat([told.refused, seen.refused]), returned, lang),
        listed=listed,
    )
