# ruff: noqa: E501 - rows read better on one line
"""A small made-up firm with everything that came back to it. No site, person or document in it exists."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.disclosure import Before, Delivered
from imvo.risk import method
from tests.reporting import example

AS_OF = date(2019, 7, 4)
SHOWN = frozenset({"goods", "governance", "process-grades", "ratifications"})
FIRST = "forced-labour/IN/spinning"
BACK = ("answers", "findings", "plan-issues", "plan-measures", "plan-contacts")
_PLACE: dict[str, Any] = {"file": "plan.xlsx", "sheet": "Plan"}


def rows(name: str, *given: dict[str, Any]) -> pl.DataFrame:
    """The declared table of that name; what a row does not give is empty."""
    declared = tables.load(name)
    placed = [{"row": place, **_PLACE, **row} for place, row in enumerate(given, 2)]
    full = [{column: row.get(column) for column in declared.dtypes} for row in placed]
    return tables.check(pl.DataFrame(full, schema=declared.dtypes), declared)


def measure(**changes: Any) -> dict[str, Any]:
    """One measure that is decided and measured; `changes` replace fields."""
    given = {
        "measure": "M1", "issues": FIRST, "kind": "purchasing", "what": "Order twelve weeks ahead", "goal": "No forced overtime",
        "progress": "running", "indicator": "Orders changed late", "measures_what": "effect", "unit": "% of orders",
        "baseline": 34.0, "baseline_date": date(2018, 7, 1), "target": 10.0, "target_date": date(2020, 7, 1),
        "value": 21.0, "value_date": date(2019, 6, 1), "value_evidence": "Report, p. 3", "owner": "Ineke Voorbeeld",
        "consulted": "The union", "sites": "Example Mill 1 Ltd", "remark": "Only for us", "exit_harm": "None", "duty": "X-1",
        "starts": date(2018, 7, 1), "due": date(2020, 7, 1), "public": True,
    }  # fmt: skip
    return {**given, **changes}


def plan() -> dict[str, pl.DataFrame]:
    """Two public measures, one kept inside and one proposal; one decided involvement; two contacts."""
    return {
        "plan-measures": rows(
            "plan-measures",
            measure(),
            measure(measure="M2", kind="grievance", what="Open a line for workers", issues="living-wage/BD/cut-make-trim",
                    progress="decided", indicator=None, baseline=None, target=None, value=None, value_evidence=None),
            measure(measure="M3", what="Kept inside", public=False),
            measure(measure="M4", what="From the library", proposal="L1", progress=None),
        ),
        "plan-issues": rows(
            "plan-issues",
            {"issue": FIRST, "involvement": "contribute", "involvement_ground": "Our lead times", "decided_by": "The board",
             "consulted": "Workers of a mill", "remark": "To be told later"},
            {"issue": "child-labour/BD/home-work", "involvement": "linked"},
        ),
        "plan-contacts": rows(
            "plan-contacts",
            {"about": "firm", "who": "Complaints desk", "reach": "desk@example.org", "languages": "Dutch", "anonymous": True,
             "remark": "Ask for nobody by name"},
            {"about": FIRST, "who": "A committee in the mill", "reach": "behind the gate"},
        ),
    }  # fmt: skip


def heard() -> dict[str, pl.DataFrame]:
    """One answer and one finding, with all that must stay inside."""
    return {
        "answers": rows("answers", {"question": "migrants/IN", "site": "Example Mill 1 Ltd", "answer": "12 %", "document": "Payroll",
                                    "page": "3", "mark": "confidential", "verified_by": "An auditor", "answered_by": "A manager"}),
        "findings": rows("findings", {"site": "Example Mill 1 Ltd", "theme": "forced-labour", "kind": "union", "source": "A local union",
                                      "direction": "harm", "text": "Members were threatened", "document": "Letter", "urgent": True}),
    }  # fmt: skip


def before(**changes: Any) -> Before:
    """The year before: other first issues, and the first measure not as far."""
    issues = example.issues().filter(pl.col("rank") > 1)
    earlier = rows("plan-measures", measure(progress="decided", value=30.0, value_date=date(2018, 12, 1)))
    given: dict[str, Any] = {"as_of": date(2018, 7, 4), "method": "3", "issues": issues, "measures": earlier}
    return Before(**{**given, **changes})


def delivered(**changes: Any) -> Delivered:
    """The firm; `tables` replace tables by name, the other `changes` fields."""
    nothing = {name: tables.empty(tables.load(name)) for name in BACK}
    own = {
        "issues": example.issues(),
        "signals": example.signals(),
        "questions": example.questions(),
        "sites": example.sites(),
    }
    every = {**nothing, **plan(), **heard(), **own, **changes.pop("tables", {})}
    given: dict[str, Any] = {
        "tables": every, "public": SHOWN, "as_of": AS_OF, "method": "3", "themes": frozenset(method.load().themes), **changes,
    }  # fmt: skip
    return Delivered(**given)
