"""What answers change in the sites, and what becomes of every answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from imvo import tables
from imvo.action import answers_practice, answers_sites, answers_told
from imvo.action.alike import Alike
from imvo.action.answers_read import FACTS, SHARES, Understood
from imvo.action.answers_said import IDLE, WITHOUT_SITE, Said, every, once
from imvo.action.returned import ANSWERS, Returned
from imvo.action.sites_named import SEVERAL, UNCLEAR
from imvo.chain.vocabulary import Vocabulary
from imvo.intake.notes import Problem
from imvo.risk.method import Method

STATES = "answer-states"
SAME = 1e-9  # shares are kept in nine digits
FILLING = ("fills", "adds-site")
USED = (*FILLING, "shows-stage", "becomes-finding")
"""Effects of an answer that changes something."""


@dataclass(frozen=True)
class Told:
    """`sites` as completed; `findings`: rows of the table of that name that answers of rights holders amount to.

    `named`: row -> the processes there of which only answers tell that named the site for a stage.
    The rest as in `Heard`.
    """

    sites: pl.DataFrame
    findings: pl.DataFrame
    behind: frozenset[str] = frozenset()
    named: Mapping[int, frozenset[str]] = field(default_factory=dict)
    results: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=lambda: tables.empty(tables.load("rejected")))


def weigh(
    listed: pl.DataFrame,
    returned: Returned,
    vocabulary: Vocabulary,
    method: Method,
    as_of: date,
    lang: str,
    *,
    mend: bool = True,
) -> Told:
    """The sites with what proven answers say of them; a claim changes nothing. The order of the rows plays no part.

    Without `mend` nothing is told of what could be mended.
    """
    if returned.tables[ANSWERS].is_empty():
        return Told(listed, tables.empty(tables.load("findings")))
    understood = Understood(vocabulary, lang)
    said = once(every(returned, listed, understood, method, as_of))
    sites = answers_sites.extended(listed, said)
    if sites.height > listed.height:
        # Another answer may be about a site that one of them adds.
        said = once(every(returned, sites, understood, method, as_of))
    sites, said, named = answers_sites.filled(sites, listed.height, said, vocabulary)
    behind, said = answers_sites.behind(said)
    found, said = answers_practice.findings(said)
    again = [one for one in every(returned, sites, understood, method, as_of) if one.effect in IDLE]
    alike = Alike(sites if mend else sites.clear())
    said = [*(_without_use(one, alike, lang) for one in said), *again]
    return Told(
        sites=tables.check(sites, tables.load("sites")),
        findings=found,
        behind=behind,
        named=named,
        results={STATES: answers_told.states(said)},
        refused=answers_told.refused(said if mend else (), lang),
    )


def _without_use(one: Said, alike: Alike, lang: str) -> Said:
    """Why an answer that changed nothing did not, where that is not because it is a claim."""
    if one.effect != "told-only" or one.kind is None:
        return one
    if found := _nowhere(one, alike, lang):
        return one.of("no-such-site", ("site", found))
    if one.read.problem is not None:
        return one.of("not-understood", ("answer", one.read.problem))
    if one.expired and (one.kind in FACTS or answers_sites.names_site(one)) and one.evidence != "claimed":
        return one.of("too-old")
    return one


def _nowhere(one: Said, alike: Alike, lang: str) -> Problem | None:
    """Why no site is known that the answer is about, although it needs one."""
    if one.amiss in UNCLEAR:
        return Problem("answers.problem.several-sites" if one.amiss == SEVERAL else "answers.problem.two-sites")
    if one.amiss is not None and not answers_sites.names_site(one):
        names = alike.names(one.text("site"), lang)
        return Problem("returned.like", {"names": names}) if names else Problem("answers.problem.no-site")
    return Problem("answers.problem.unnamed") if one.at is None and one.kind not in WITHOUT_SITE else None


def practices(
    returned: Returned, sites: pl.DataFrame, vocabulary: Vocabulary, method: Method, as_of: date
) -> pl.DataFrame:
    """What the firm says of its own purchasing: one row per answer, see `answers_practice.PRACTICES`."""
    if returned.tables[ANSWERS].is_empty():
        return pl.DataFrame(schema=answers_practice.PRACTICES)
    return answers_practice.told(once(every(returned, sites, Understood(vocabulary, "en"), method, as_of)))


def used(states: pl.DataFrame, sites: pl.DataFrame) -> pl.DataFrame:
    """The rows of `answer-states` that came back in this run and of which something was used in `sites`.

    Of an answer that differs from something else only where it is the one that counts: the higher of two shares.
    """
    own = states.filter(~pl.col("carried"))
    counts = [
        pl.col("question").str.to_lowercase().str.starts_with(f"{kind}/")
        & ((pl.col("understood").cast(pl.Float64, strict=False) - pl.col(FACTS[kind])).abs() < SAME)
        for kind in sorted(SHARES)
    ]
    shares = sites.select("row", *(FACTS[kind] for kind in sorted(SHARES)))
    differs = own.filter(effect="conflict").join(shares, left_on="at", right_on="row", how="left")
    counting = differs.filter(pl.any_horizontal(counts).fill_null(value=False)).select(states.columns)
    return pl.concat([own.filter(pl.col("effect").is_in(USED)), counting])
