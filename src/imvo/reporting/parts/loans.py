"""Loans: the grievance mechanisms of clients with project finance."""

from __future__ import annotations

import polars as pl

from imvo.chain.loans import grievance
from imvo.reporting.parts.financed import amount
from imvo.reporting.parts.holdings import FAULTS, failed_codes
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.parts.positions import HOLDINGS, LOANS
from imvo.reporting.section import HEADLINE, Fact, Section, Shown
from imvo.reporting.texts import both, count

_NONE = "\N{EN DASH}"


def results(assessed: Assessed) -> Results:
    """Counts of yes, no and unknown, out of all clients with project finance."""
    return {grievance.RESULT: grievance.mechanisms(assessed.tables[LOANS])}


def section(assessed: Assessed, found: Results) -> Section:
    """How many clients have a mechanism, of how many; and the limits beside what is drawn."""
    table = found[grievance.RESULT]
    facts = []
    for (currency,), part in table.group_by("currency", maintain_order=True):
        every = int(part.get_column("clients").sum())
        yes = int(part.filter(pl.col("state") == "yes").get_column("clients").sum())
        unknown = int(part.filter(pl.col("state") == "unknown").get_column("clients").sum())
        about = both(
            "loans.of-clients", all=count(every), unknown=count(unknown), currency=str(currency or _NONE)
        )  # fmt: skip
        facts.append(Fact(both("loans.with-mechanism"), count(yes), about))
    notes = [both("loans.place"), both("loans.claim")]
    if table.is_empty():
        notes.insert(0, both("loans.no-project"))
    return Section(
        id="loans",
        title=both("loans.title"),
        lede=both("loans.lede"),
        facts=(*facts, *_limits(assessed.tables[LOANS])),
        shown=(Shown(grievance.RESULT, table.filter(pl.col("clients") > 0)), *_failed(assessed)),
        notes=tuple(notes),
        headline=tuple(facts[:HEADLINE]),
    )


def _failed(assessed: Assessed) -> list[Shown]:
    """Codes of borrowers that do not hold; where holdings were delivered too, their section shows all."""
    faults = assessed.table(FAULTS)
    alone = faults is not None and faults.height and assessed.table(HOLDINGS) is None
    return [failed_codes(faults)] if alone and faults is not None else []


def _limits(loans: pl.DataFrame) -> list[Fact]:
    """The credit limits, kept apart from what is drawn: a limit is no money that works somewhere yet."""
    stated = loans.filter(pl.col("limit").is_not_null())
    facts = []
    for (currency,), part in stated.group_by("limit_currency", maintain_order=True):
        about = both("loans.of-loans", n=count(part.height), all=count(loans.height))
        facts.append(Fact(both("loans.limits"), amount(float(part.get_column("limit").sum()), currency), about))
    return facts


PART = Part("loans", (LOANS,), results, section)
