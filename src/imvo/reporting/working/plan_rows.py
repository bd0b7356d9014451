"""The rows of a plan's workbook: what a plan holds already, then what is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from imvo import words
from imvo.action.contacts import FIRM, is_firm
from imvo.action.involvement import UNDETERMINED
from imvo.action.plan import Plan
from imvo.action.proposals import Issue, Proposed
from imvo.reporting.plan_case import Names
from imvo.tables import Label

Row = dict[str, Any]


def decisions(plan: Plan, first: Sequence[Issue], names: Names, lang: str) -> list[Mapping[str, Any]]:
    """The first issues in their order, then the others that the plan already speaks of."""
    known = {one.issue: one for one in reversed(plan.issues)}
    keys = [*(issue.key for issue in first), *(one.issue for one in plan.issues)]
    rows: list[Mapping[str, Any]] = []
    for key in dict.fromkeys(keys):
        fresh: Row = {"issue": key, "involvement": UNDETERMINED}
        held = dict(vars(known[key])) if key in known else fresh
        rows.append({**held, "named": _in(names.issue(key), lang)})
    return rows


def measures(plan: Plan, proposals: Sequence[Proposed], names: Names, lang: str) -> list[Mapping[str, Any]]:
    """The measures of the plan as they are, and under them the proposals, whose cells for people are empty."""
    rows: list[Mapping[str, Any]] = []
    for one in plan.measures:
        joined = {"issues": "; ".join(one.issues), "sites": "; ".join(one.sites)}
        rows.append({**vars(one), **joined, "named": _named(one.issues, names, lang)})
    taken = {one.measure for one in plan.measures}
    rows += [_proposal(one, names, lang) for one in proposals if one.key not in taken]
    return rows


def _proposal(one: Proposed, names: Names, lang: str) -> Row:
    row: Row = {
        "measure": one.key,
        "issues": "; ".join(one.issues),
        "named": _named(one.issues, names, lang),
        "kind": one.kind,
        "sites": "; ".join(one.sites),
        "duty": one.duty.id if one.duty else None,
        "due": one.duty.due if one.duty else None,
        "progress": "proposed",
    }
    if one.source is not None:
        title, what = _in(one.source.title, lang), _in(one.source.what, lang)
        return {
            **row,
            "what": f"{title}. {what}",
            "proposal": one.source.id,
            "indicator": _in(one.source.indicator, lang),
            "measures_what": "effect",
            "unit": _in(one.source.indicator.unit, lang),
        }
    assert one.project is not None
    name = _in(one.project.name, lang)
    return {**row, "what": words.text("plan.take-part", lang, project=name), "proposal": one.project.id}


def contacts(plan: Plan, first: Sequence[Issue], names: Names, lang: str) -> list[Mapping[str, Any]]:
    """Who answers within the firm, then a row per first issue, then what else the plan holds."""
    held: dict[str, list[Mapping[str, Any]]] = {}
    for one in plan.contacts:
        held.setdefault(FIRM if is_firm(one.about) else one.about, []).append(vars(one))
    rows: list[Mapping[str, Any]] = []
    for about in dict.fromkeys((FIRM, *(issue.key for issue in first), *held)):
        named = words.text("plan.book.firm", lang) if about == FIRM else _in(names.issue(about), lang)
        rows += [{**one, "named": named} for one in held.get(about, [{"about": about}])]
    return rows


def _named(issues: Sequence[str], names: Names, lang: str) -> str:
    return "; ".join(_in(names.issue(key), lang) for key in issues)


def _in(label: Label, lang: str) -> str:
    return label.nl if lang == "nl" else label.en
