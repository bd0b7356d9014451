"""Measures as the public may read them: decided, not kept inside, and without a name that is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from imvo.disclosure.model import Level, Measure
from imvo.disclosure.named import names

PROPOSED = "proposed"
Row = Mapping[str, Any]
_TEXTS = ("what", "goal", "indicator", "unit")


def told(
    rows: pl.DataFrame, before: pl.DataFrame | None, ranks: Mapping[str, int], withheld: frozenset[str]
) -> tuple[Measure, ...]:
    """The public measures in the order of their risks. `rows`, `before`: the allowed columns of `plan-measures`.

    `ranks`: key of an issue -> rank among the main risks. `withheld`: names that may not stand in a text.
    """
    earlier = None if before is None else _earlier(before)
    made = [_measure(row, earlier, ranks, withheld) for row in rows.iter_rows(named=True) if public(row)]
    return tuple(sorted(made, key=_order))


def public(row: Row) -> bool:
    """Whether a measure may be told: the company does not keep it inside, and it is more than a proposal.

    A proposal of the library becomes the company's own when a person says how far it is.
    """
    if row["public"] is False or row["progress"] == PROPOSED:
        return False
    return row["progress"] is not None or not row["proposal_given"]


def _measure(
    row: Row, earlier: Mapping[str, Row] | None, ranks: Mapping[str, int], withheld: frozenset[str]
) -> Measure:
    keys = issue_keys(row["issues"])
    was = None if earlier is None else earlier.get(_name(row))
    # One text that names a site would make the others point at it too.
    clean = not any(names(row[name], withheld) for name in _TEXTS)
    texts = {name: row[name] if clean else None for name in _TEXTS}
    effect = None if row["measures_what"] is None else row["measures_what"] == "effect"
    return Measure(
        kind=row["kind"],
        **texts,
        effect=effect if texts["indicator"] else None,
        baseline=_level(row, "baseline") if clean else None,
        target=_level(row, "target") if clean else None,
        value=_level(row, "value") if clean else None,
        progress=row["progress"],
        risks=tuple(sorted({ranks[one] for one in keys if one in ranks})),
        themes=tuple(sorted({one.split("/")[0] for one in keys if one not in ranks})),
        progress_before=None if was is None else was["progress"],
        value_before=_level(was, "value") if was is not None and clean else None,
        is_new=None if earlier is None else was is None,
    )


def issue_keys(text: str | None) -> tuple[str, ...]:
    """The keys of issues in a cell."""
    return tuple(dict.fromkeys(part.strip() for part in (text or "").split(";") if part.strip()))


def _earlier(rows: pl.DataFrame) -> dict[str, Row]:
    return {_name(row): row for row in rows.iter_rows(named=True)}


def _name(row: Row) -> str:
    """What a measure is known by from year to year: its key, failing that its words."""
    return str(row["measure"] or row["what"])


def _level(row: Row, name: str) -> Level | None:
    value: float | None = row[name]
    if value is None:
        return None
    day: date | None = row[f"{name}_date"]
    return Level(value, day, bool(row["value_evidence_given"]) if name == "value" else None)


def _order(measure: Measure) -> tuple[Any, ...]:
    """By first risk, then by what is shown: the order tells nothing of the rows of the plan."""
    levels: Iterable[Level | None] = (measure.baseline, measure.target, measure.value)
    shown = (measure.kind, measure.what, measure.goal, measure.indicator, measure.unit, measure.progress)
    numbers = [str(level) for level in levels]
    return (min(measure.risks, default=len(measure.risks) + 10**6), *(part or "" for part in shown), numbers)
