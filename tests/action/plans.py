"""Made-up plans: one that has nothing to mend, and its parts to change."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from imvo.action.checks import Case, run
from imvo.action.measures import rules
from imvo.action.plan import ContactRow, Decision, Measure, Plan
from imvo.action.proposals import DutyDay, Issue
from imvo.tables import Label

AS_OF = date(2021, 7, 1)
FIRST, SECOND, THIRD, FOURTH = (
    "forced-labour/IN/spinning",
    "safety-health/BD/cut-make-trim",
    "living-wage/BD/cut-make-trim",
    "child-labour/PK/weaving",
)
ISSUES = tuple(
    Issue(key, rank, *_parts, likelihood=3, severity_band=1, sites=(f"Site {rank}",))
    for rank, key in enumerate((FIRST, SECOND, THIRD, FOURTH), 1)
    for _parts in [key.split("/")]
)
ONCE = DutyDay("D1", Label(nl="Plan", en="Plan"), date(2022, 6, 30), steps=(3,))
YEARLY = DutyDay("D2", Label(nl="Uitvoeren", en="Carry out"), date(2022, 6, 30), steps=(3, 4), repeats=True)
REMEDY = DutyDay("D6", Label(nl="Klachten", en="Complaints"), date(2022, 3, 31), steps=(6,))


def _built(kind, given):
    empty = {one.name: None for one in fields(kind)}
    return kind(**{**empty, "row": 2, "file": "plan.xlsx", "sheet": "Sheet", **given})


def measure(issue, **given):
    """A measure with everything that a measure needs."""
    whole = {
        "measure": f"own/{issue}", "duty": "D1", "issues": (issue,), "sites": (), "kind": "prevention",
        "what": "Pay back the fees",
        "due": date(2022, 5, 31), "owner": "Head of buying", "consulted": "The union of the mill",
        "goal": "Nobody is in debt", "indicator": "Workers in debt", "measures_what": "effect", "unit": "%",
        "baseline": 40.0, "baseline_date": date(2021, 5, 1), "target": 0.0, "progress": "decided",
    }  # fmt: skip
    return _built(Measure, {**whole, **given})


def decision(issue, **given):
    """An issue of which a person decided."""
    whole = {
        "issue": issue, "involvement": "contribute", "involvement_ground": "Prices below cost", "decided_by": "Board",
        "consulted": "Union",
    }  # fmt: skip
    return _built(Decision, {**whole, **given})


def contact(about, **given):
    """Who answers, with a promise."""
    return _built(ContactRow, {"about": about, "who": "Ms De Vries", "reach": "+31", "no_retaliation": True, **given})


def good():
    """A plan by which nothing at all is found, not even something good to know."""
    keys = [issue.key for issue in ISSUES]
    measures = [measure(key) for key in keys]
    measures += [measure(key, kind="remediation", measure=f"remedy/{key}") for key in keys]
    contacts = [contact("firm"), *(contact(key) for key in keys)]
    return Plan(tuple(decision(key) for key in keys), tuple(measures), tuple(contacts))


def case(plan, **given):
    """The plan beside a dossier of four issues."""
    whole = {
        "issues": ISSUES, "likelihood": {issue.key: 3 for issue in ISSUES}, "rules": rules(), "as_of": AS_OF,
        "duties": (ONCE, YEARLY, REMEDY), "sites": frozenset({"site 1"}),
        "of_agreement": frozenset({"D1", "D2", "D6", "D7"}),
    }  # fmt: skip
    return Case(plan, **{**whole, **given})


def found(plan, **given):
    """The ids of the checks that find something."""
    return set(run(case(plan, **given)).found.get_column("check"))


def with_measure(plan, place=0, **given):
    """The plan with one measure changed."""
    changed = replace(plan.measures[place], **given)
    return replace(plan, measures=(*plan.measures[:place], changed, *plan.measures[place + 1 :]))


def with_decision(plan, place=0, **given):
    """The plan with one decision changed."""
    changed = replace(plan.issues[place], **given)
    return replace(plan, issues=(*plan.issues[:place], changed, *plan.issues[place + 1 :]))


def only(plan, issue, *measures):
    """The plan with these measures for one issue, in place of its own."""
    others = tuple(one for one in plan.measures if issue not in one.issues)
    return replace(plan, measures=(*measures, *others))
