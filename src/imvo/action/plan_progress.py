"""How far each measure is: its effect against the baseline, with day, unit and evidence. The table measure-progress."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.action.blank import is_blank
from imvo.action.evidence import CLAIMED, EVIDENCED
from imvo.action.plan import Measure, Plan

TABLE = "measure-progress"


def progress(plan: Plan) -> pl.DataFrame:
    """One row per measure that people took up, in the order of the plan."""
    declared = tables.load(TABLE)
    rows = [{"number": number, **_row(one)} for number, one in enumerate(plan.live(), 1)]
    return tables.shape(pl.DataFrame(rows, schema=declared.dtypes), declared)


def _row(one: Measure) -> dict[str, Any]:
    return {
        "issues": "|".join(one.issues) or None,
        "measure": one.measure,
        "kind": one.kind,
        "what": one.what,
        "owner": one.owner,
        "due": one.due,
        "progress": one.progress,
        "indicator": one.indicator,
        "measures_what": one.measures_what,
        "unit": one.unit,
        "baseline": one.baseline,
        "baseline_date": one.baseline_date,
        "target": one.target,
        "target_date": one.target_date,
        "value": one.value,
        "value_date": one.value_date,
        "evidence": evidence(one),
        "toward": toward(one),
        "way": way(one),
    }


def evidence(one: Measure) -> str | None:
    """A value without a document is claimed; None without a value."""
    if one.value is None:
        return None
    return CLAIMED if is_blank(one.value_evidence) else EVIDENCED


def toward(one: Measure) -> str:
    """Where the latest value lies, from the baseline; see `stands`."""
    return stands(one.baseline, one.target, one.value)


def stands(baseline: float | None, target: float | None, value: float | None) -> str:
    """reached, nearer to the target, same, further from it, or not-measured. The one place where that is worked out."""
    if value is None or baseline is None or target is None:
        return "not-measured"
    if target == baseline:  # the aim is to hold what there is
        return "reached" if value == target else "further"
    part = (value - baseline) / (target - baseline)
    if part >= 1:
        return "reached"
    return "same" if part == 0 else "nearer" if part > 0 else "further"


def way(one: Measure) -> float | None:
    """The part of the way from baseline to target; below 0 when it went the other way, above 1 beyond the target."""
    if one.value is None or one.baseline is None or one.target is None or one.target == one.baseline:
        return None
    return (one.value - one.baseline) / (one.target - one.baseline)
