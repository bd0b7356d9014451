"""What was seen at sites: each finding with its evidence and what it does, and those that do not agree."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.action import finding_conflicts
from imvo.action.findings import STATE, URGENT
from imvo.action.returned import ANSWERS, FINDINGS
from imvo.reporting import evidence
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count
from imvo.tables import Label

_COUNTED = ("site", "theme", "kind", "direction", "date", "evidence", "effect", "why", "text")
_IDLE = ("site", "theme", "kind", "direction", "date", "evidence", "why", "file", "row")
_AMISS = ("no-such-site", "several-sites", "two-sites", "later-than-day", "said-twice", "unclear", "withdrawn",
          "withdraws", "withdraws-nothing")  # fmt: skip
_SIDES = ("site", "theme", "harm_kind", "harm_date", "harm_evidence", "no_harm_kind", "no_harm_date",
          "no_harm_evidence", "counts", "no_harm_why")  # fmt: skip
_EFFECTS = ("raises", "opens", "lowers", "nothing")
_WHY = ("not-assessed", "claimed", "undated", "aged", "kind-barred", "theme-barred", "blocked-by-harm", "mended",
        "nothing-to-mend", *_AMISS)  # fmt: skip
_NOTES = ("accuse", "claim", "audit", "page")


def section(assessed: Assessed, _found: Results) -> Section | None:
    """The findings that count, those that do not, and the conflicts; None where nobody reported anything."""
    states = assessed.heard.results.get(STATE)
    if states is None:
        return None
    words, idle = labels(), pl.col("why").is_in(_AMISS).fill_null(value=False)
    counted, left = states.filter(~idle), states.filter(idle)
    # Of a finding that harm was mended, that it was mended is no reason why it does not do more.
    own = (pl.col("why") == "mended") & (pl.col("direction") == "mended")
    told = counted.with_columns(why=pl.when(~own.fill_null(value=False)).then("why"))
    followed = states.get_column("seen_at").is_not_null().any()
    columns = ("site", "seen_at", *_COUNTED[1:]) if followed else _COUNTED
    shown = [Shown(STATE, told, columns, lede=both("cases.seen.rows"), words=words, dashed=("seen_at", "why", "text"))]
    conflicts = assessed.heard.results.get(finding_conflicts.NAME)
    if conflicts is not None:
        about = both("cases.seen.conflicts")
        shown.append(Shown(finding_conflicts.NAME, conflicts, _SIDES, about, _of_sides(words), dashed=("no_harm_why",)))
    if left.height:
        shown.append(Shown(STATE, left, _IDLE, words=words, title=both("cases.seen.idle")))
    return Section(
        id="findings",
        title=both("cases.seen.title"),
        lede=both("cases.seen.lede"),
        facts=(_raising(counted), *_by_evidence(counted), *_old(counted), *_urgent(assessed)),
        shown=tuple(shown),
        notes=tuple(both(f"cases.seen.note.{name}") for name in (*(("perhaps",) if followed else ()), *_NOTES)),
        headline=(_raising(counted), *_by_evidence(counted)),
    )


def labels() -> dict[str, dict[str, Label]]:
    """Column -> code -> what it is called."""
    declared = tables.load(FINDINGS)
    named = {name: dict(declared.column(name).choices) for name in ("kind", "direction")}
    return {
        **{name: {code: Label(nl=one.nl, en=one.en) for code, one in found.items()} for name, found in named.items()},
        "evidence": evidence.marked(),
        "effect": {code: both(f"cases.seen.effect.{code}") for code in _EFFECTS},
        "why": {code: both(f"cases.seen.why.{code}") for code in _WHY},
    }


def _of_sides(words: dict[str, dict[str, Label]]) -> dict[str, dict[str, Label]]:
    sides = {f"{side}_{name}": words[name] for side in ("harm", "no_harm") for name in ("kind", "evidence", "why")}
    return {**sides, "counts": {code: both(f"cases.seen.counts.{code}") for code in ("harm", "no-harm")}}


def _raising(counted: pl.DataFrame) -> Fact:
    """How many findings raise a likelihood, of how many at how many sites."""
    sites = counted.get_column("at").n_unique()
    about = both("cases.seen.fact.site") if sites == 1 else both("cases.seen.fact.sites", sites=count(sites))
    return Fact(both("cases.seen.fact.raising"), _of(counted, counted.filter(effect="raises").height), about)


def _by_evidence(counted: pl.DataFrame) -> list[Fact]:
    """How many findings of each state; the three are never added up."""
    return [
        Fact(both("cases.seen.fact.state", state=told), _of(counted, counted.filter(evidence=state).height))
        for state, told in evidence.marked().items()
    ]


def _of(counted: pl.DataFrame, n: int) -> Label:
    return both("cases.seen.fact.n-of", n=count(n), all=count(counted.height))


def _old(counted: pl.DataFrame) -> list[Fact]:
    n = counted.filter("old").height
    return [Fact(both("cases.seen.fact.old"), _of(counted, n), both("cases.seen.fact.old-about"))] if n else []


def _urgent(assessed: Assessed) -> list[Fact]:
    cases = assessed.heard.results.get(URGENT)
    return [] if cases is None else [Fact(both("cases.seen.fact.urgent"), count(cases.height))]


PART = Part("findings", (FINDINGS, ANSWERS), section=section)
