"""Every check on a plan, and what they found as the table `plan-checks`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from imvo import tables
from imvo.action.checks import (
    audits,
    contact,
    copied,
    coverage,
    days,
    effect,
    filled,
    harmed,
    involvement,
    leaving,
    likelihood,
    names,
    progress,
    remediation,
)
from imvo.action.checks.model import Case, Check, Hit, catalogue
from imvo.action.plan import spoken

TABLE = "plan-checks"
PROGRESS_LEVELS = ("error", "warning", "info")
CHECKS: dict[str, Callable[[Case], Iterable[Hit]]] = {
    "first-issue-without-measure": coverage.first,
    "later-issue-without-measure": coverage.later,
    "no-remediation": remediation.missing,
    "no-remediation-linked": remediation.missing_when_linked,
    "no-rightsholder-contact": contact.none,
    "only-audits": audits.only,
    "only-exit": leaving.only,
    "no-own-practice": involvement.own_practice,
    "no-owner": filled.owner,
    "no-stakeholder": filled.stakeholder,
    "no-goal": filled.goal,
    "no-due-date": filled.due,
    "no-indicator": filled.indicator,
    "no-baseline": filled.baseline,
    "baseline-without-day": filled.baseline_day,
    "baseline-ahead": days.ahead,
    "no-target": filled.target,
    "no-unit": filled.unit,
    "target-is-baseline": filled.no_aim,
    "value-before-baseline": days.before_baseline,
    "no-effect-measured": effect.none,
    "measures-activity": effect.activity,
    "effect-unsaid": effect.unsaid,
    "likelihood-lowered": likelihood.lowered,
    "exit-without-harm": leaving.harm,
    "copied-unchanged": copied.unchanged,
    "after-duty": days.after_duty,
    "after-next-round": days.after_next_round,
    "day-passed": days.passed,
    "unknown-issue": names.issues,
    "measure-without-issue": names.no_issue,
    "unknown-duty": names.duties,
    "no-duty-named": names.no_duty,
    "unknown-site": names.sites,
    "same-key": names.same_key,
    "involvement-without-ground": involvement.ungrounded,
    "two-decisions": involvement.twice,
    "involvement-open": involvement.open_still,
    "done-without-value": progress.done_without_value,
    "value-claimed": progress.claimed,
    "no-contact-within-firm": harmed.no_contact,
    "no-promise-of-safety": harmed.no_promise,
    "no-mechanism-known": harmed.no_mechanism,
    "proposals-left": coverage.proposals,
}


@dataclass(frozen=True)
class Outcome:
    """`found`: the table plan-checks, errors first."""

    found: pl.DataFrame

    def count(self, level: str) -> int:
        """How many of a level."""
        return self.found.filter(pl.col("level") == level).height

    @property
    def passes(self) -> bool:
        """Whether there is no error; warnings do not hold a plan up."""
        return not self.count("error")


def run(case: Case) -> Outcome:
    """All checks on one plan, in the order of `checks.yaml`; errors first, then warnings, then what is good to know."""
    rows: list[dict[str, Any]] = []
    case = replace(case, plan=spoken(case.plan))
    places = {issue.key: issue.rank for issue in case.issues}
    for order, check in enumerate(catalogue().checks):
        for hit in CHECKS[check.id](case):
            rank = places.get(hit.issue or "", len(places) + 1)
            rows.append({"order": order, "rank": rank, **_row(check, hit, case)})
    rows.sort(key=lambda row: (PROGRESS_LEVELS.index(row["level"]), row["order"], row["rank"], row["row"] or 0))
    declared = tables.load(TABLE)
    numbered = [{**row, "number": number} for number, row in enumerate(rows, 1)]
    frame = pl.DataFrame(numbered, schema=declared.dtypes) if numbered else tables.empty(declared)
    return Outcome(tables.shape(frame, declared))


def _row(check: Check, hit: Hit, case: Case) -> dict[str, Any]:
    one = hit.measure
    file, sheet, row = hit.row or ((one.file, one.sheet, one.row) if one else (None, None, None))
    return {
        "level": check.level,
        "check": check.id,
        "issue": hit.issue,
        "measure": one.measure if one else None,
        "what": one.what if one else None,
        "detail": hit.detail,
        "duties": "|".join(_asking(check, hit, case)) or None,
        "file": file,
        "sheet": sheet,
        "row": row,
    }


def _asking(check: Check, hit: Hit, case: Case) -> list[str]:
    """Ids of the duties that serve the step of a check: those for any theme or for that of the issue, else all."""
    serving = [duty for duty in case.duties if check.step in duty.steps]
    theme = (hit.issue or "").partition("/")[0]
    fitting = [duty for duty in serving if not duty.themes or theme in duty.themes]
    return sorted({duty.id for duty in fitting or serving})
