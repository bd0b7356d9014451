"""What the firm is told of its public account: what it shows and withholds, and how it stands beside the agreement."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo import tables
from imvo.agreement import in_words
from imvo.disclosure import Account, Criterion, load
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, joined
from imvo.tables import Label

CRITERIA = "public-criteria"


def table(criteria: Sequence[Criterion]) -> pl.DataFrame:
    """The declared table of that name; lines of several chains that say the same stand once."""
    rows = [
        {
            "duty": one.duty,
            "ask": one.ask,
            "outcome": one.outcome,
            "why": one.why,
            "due": None if one.due is None else str(one.due),
            "state": one.state,
        }
        for one in criteria
    ]
    declared = tables.load(CRITERIA)
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes).unique(maintain_order=True), declared)


def section(account: Account, criteria: Sequence[Criterion], *, agreement: bool) -> Section:
    """The section of the dossier."""
    return Section(
        id="public-account",
        title=both("public.part.title"),
        lede=both("public.part.lede"),
        facts=_facts(account),
        shown=_shown(criteria),
        notes=_notes(account, tested=bool(criteria), agreement=agreement),
    )


def _facts(account: Account) -> tuple[Fact, ...]:
    decided = sum(risk.involvement != "undetermined" for risk in account.risks)
    contact = "public.part.contact_yes" if account.contacts else "public.part.contact_no"
    on = joined((both(f"public.part.on_{switch}") for switch in account.on), ", ")
    facts = [
        Fact(both("public.part.risks"), count(len(account.risks)), both("public.part.risks_about")),
        Fact(both("public.part.measures"), count(len(account.measures)), both("public.part.measures_about")),
        Fact(
            both("public.part.decided"),
            count(decided),
            both("public.part.decided_about", n=count(len(account.risks))),
        ),
        Fact(both("public.part.contact"), both(contact)),
        Fact(both("public.part.on"), on if account.on else both("public.part.on_none")),
    ]
    counts = {
        "hidden": sum(measure.left_out == "names" for measure in account.measures),
        "kept": sum(measure.left_out == "kept" for measure in account.measures),
        "points": sum(measure.points for measure in account.measures),
    }
    for name, n in reversed(counts.items()):
        if n:
            facts.insert(2, Fact(both(f"public.part.{name}"), count(n), both(f"public.part.{name}_about")))
    return tuple(facts)


def _shown(criteria: Sequence[Criterion]) -> tuple[Shown, ...]:
    if not criteria:
        return ()
    words = {
        "duty": {one.duty: Label(nl=one.title.nl, en=one.title.en) for one in criteria},
        "due": {
            str(one.due): Label(nl=in_words.day(one.due, "nl"), en=in_words.day(one.due, "en"))
            for one in criteria
            if one.due is not None
        },
    }
    return (Shown(CRITERIA, table(criteria), lede=both("public.part.criteria"), words=words, dashed=("due",)),)


def _notes(account: Account, *, tested: bool, agreement: bool) -> tuple[Label, ...]:
    rules = load()
    untested = both("public.part.no_duty" if agreement else "public.part.no_agreement")
    withheld = [
        both(
            "public.part.withheld",
            what=Label(nl=_small(one.what.nl), en=_small(one.what.en)),
            reason=Label(nl=one.reason.nl, en=one.reason.en),
        )
        for one in rules.withheld
        if one.unless not in account.on
    ]
    few = both("public.part.few", n=count(rules.fewest.value))
    first = () if account.since else (both("public.part.first"),)
    told = both("public.part.words"), few, both("public.part.traced")
    return (*(() if tested else (untested,)), *first, *withheld, *told)


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
