"""The plan that came back: its measures with their effect against the start, and what the check says of it."""

from __future__ import annotations

import polars as pl

from imvo.action.checks import PROGRESS_LEVELS, Earlier, Outcome, run
from imvo.action.checks.run import TABLE as CHECKS
from imvo.action.evidence import EVIDENCED
from imvo.action.measures import rules
from imvo.action.plan import plan_of
from imvo.action.plan_progress import TABLE as PROGRESS
from imvo.action.plan_progress import progress
from imvo.action.returned import PLAN, Returned
from imvo.agreement import Participant
from imvo.reporting import evidence, plan_rows
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.plan_case import Assessment, Names, case_of, names_of
from imvo.reporting.plan_duties import duty_days
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, joined
from imvo.tables import Label

ERRORS_TOLD = 5
_SHOWN = ("what", "issues", "owner", "due", "progress")
_EFFECT = ("what", "indicator", "baseline", "value", "target", "evidence", "toward")
_DASHED = ("issues", "evidence")


def results(assessed: Assessed) -> Results:
    """How far the measures are, and what the checks found."""
    plan = plan_of(assessed.returned.tables)
    who: Participant = assessed.participant
    days = duty_days(assessed.agreement, who, assessed.as_of)
    made = Assessment(assessed.assessment.issues, assessed.sites, assessed.assessment.risks)
    before = assessed.before
    earlier = None if before is None else Earlier(plan_of(before.carried), before.as_of)
    outcome = run(case_of(plan, made, assessed.agreement, days, assessed.as_of, earlier))
    return {PROGRESS: progress(plan), CHECKS: outcome.found}


def section(assessed: Assessed, found: Results) -> Section:
    """What people plan, what it changed, and the first things to mend."""
    names = names_of(assessed.editions)
    measures, outcome = found[PROGRESS], Outcome(found[CHECKS])
    issues = _issues(measures)
    rows, risks = plan_rows.numbered(plan_rows.readable(measures, "unit"), assessed.assessment.issues, names)
    told = {**plan_rows.words(rows), "issues": risks, "evidence": evidence.marked()}
    tables = (
        Shown(PROGRESS, rows, _SHOWN, both("plan.section.rows"), told, dashed=_DASHED),
        Shown(PROGRESS, rows, _EFFECT, None, told, dashed=_DASHED, title=both("plan.section.against")),
    )
    checked = Fact(both("plan.section.check"), _verdict(outcome), _counts(outcome))
    taken = Fact(both("plan.section.measures"), count(measures.height), _of_first(assessed, issues))
    return Section(
        id="plan",
        title=both("plan.section.title"),
        lede=both("plan.section.lede"),
        facts=(taken, *_effects(measures), checked),
        shown=tables if measures.height else (),
        notes=(*_stayed(assessed.returned), *_notes(outcome, measures, names)),
        headline=(checked, taken),
        early=True,
    )


def _stayed(returned: Returned) -> tuple[Label, ...]:
    """What the plan of this run does not hold and stays as it was carried."""
    if not returned.kept:
        return ()
    sheets = joined((both(f"plan.book.{kind}") for kind in returned.kept), ", ")
    return (both("plan.section.kept", sheets=sheets),)


def _issues(measures: pl.DataFrame) -> list[str]:
    keys = measures.get_column("issues").drop_nulls().str.split("|").explode().unique().sort()
    return [str(key) for key in keys]


def _of_first(assessed: Assessed, issues: list[str]) -> Label:
    """Of how many of the first issues the measures are."""
    most = rules().cover.should
    first = assessed.assessment.issues.filter((pl.col("list") == "priority") & (pl.col("rank") <= most))
    known = set(first.get_column("issue")) & set(issues)
    return both("plan.section.of-issues", n=count(len(known)), all=count(first.height))


def _effects(measures: pl.DataFrame) -> tuple[Fact, ...]:
    measured = measures.filter(pl.col("value").is_not_null())
    if measured.is_empty():
        return ()
    proven = measured.filter(pl.col("evidence") == EVIDENCED).height
    judged = measured.filter(pl.col("toward") != "not-measured")
    nearer = judged.filter(pl.col("toward").is_in(["nearer", "reached"])).height
    state = evidence.marked()[EVIDENCED]
    about = both("plan.section.effect-about", all=count(measures.height), n=count(proven), state=state)
    return (
        Fact(both("plan.section.effect"), count(measured.height), about),
        Fact(both("plan.section.nearer"), count(nearer), both("plan.section.nearer-about", all=count(judged.height))),
    )


def _verdict(outcome: Outcome) -> Label:
    return both("plan.section.passes" if outcome.passes else "plan.section.not-yet")


def _counts(outcome: Outcome) -> Label:
    return both("plan.section.counts", **{level: count(outcome.count(level)) for level in PROGRESS_LEVELS})


def _notes(outcome: Outcome, measures: pl.DataFrame, names: Names) -> list[Label]:
    """The first errors in words, then what a reader must know of the figures."""
    found = [] if measures.height else [both("plan.section.none")]
    errors = outcome.found.filter(pl.col("level") == "error").head(ERRORS_TOLD)
    for row in errors.iter_rows(named=True):
        what = both(f"plan.check.{row['check']}.what")
        about = (
            names.issue(row["issue"])
            if row["issue"]
            else Label(nl=row["what"], en=row["what"])
            if row["what"]
            else None
        )
        found.append(
            both("plan.section.first", what=what)
            if about is None
            else both("plan.section.named", what=what, about=about)
        )
    return [*found, both("plan.section.effect-note"), both("plan.section.check-note")]


PART = Part("plan", PLAN, results, section)
