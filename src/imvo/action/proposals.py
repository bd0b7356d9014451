"""Proposals for a plan: for each of the first issues some measures of the library, and projects of the agreement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from imvo.action.involvement import UNDETERMINED
from imvo.action.measures import Kind, Proposal, Rules, Who, library
from imvo.tables import Label

JOINT: Kind = "joint"


@dataclass(frozen=True)
class Issue:
    """One of the first issues. `sites`: names of its listed sites, in the order of the list."""

    key: str
    rank: int
    theme: str
    country: str | None
    process: str
    likelihood: int | None
    severity_band: int
    sites: tuple[str, ...] = ()


@dataclass(frozen=True)
class DutyDay:
    """A duty of the agreement and its next last day, as far as known. `repeats`: it comes back each year or round.

    `steps`: the due-diligence steps that it serves; `themes`: empty: any.
    """

    id: str
    title: Label
    due: date | None
    steps: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    repeats: bool = False


@dataclass(frozen=True)
class Project:
    """A project of several together that runs: `id` is a key; `countries` empty: any."""

    id: str
    name: Label
    themes: tuple[str, ...]
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """One proposal for the plan. `source`: the measure of the library, or None for a project, which `project` is."""

    key: str
    kind: str
    issues: tuple[str, ...]
    sites: tuple[str, ...]
    source: Proposal | None = None
    project: Project | None = None
    duty: DutyDay | None = None


@dataclass(frozen=True)
class Asked:
    """For what proposals are made. `involvement`: issue -> as decided; an issue without one is undetermined.

    `leverage`: issue -> own, with-buyers or through-agreement; it chooses among measures, never among issues.
    """

    issues: Sequence[Issue]
    who: Who
    rules: Rules
    involvement: Mapping[str, str] = field(default_factory=dict)
    leverage: Mapping[str, str] = field(default_factory=dict)
    duties: Sequence[DutyDay] = ()
    projects: Sequence[Project] = ()


def propose(asked: Asked) -> tuple[Proposed, ...]:
    """Measures for the issues, most severe first; one that fits several issues of a place is proposed once."""
    found: dict[str, Proposed] = {}
    for issue in asked.issues:
        for one in _of(issue, asked):
            everywhere = one.kind in asked.rules.proposals.everywhere
            place = () if everywhere else (issue.country or "unknown", issue.process)
            _add(found, "/".join((one.id, *place)), one.kind, issue, source=one)
        for project in _projects(issue, asked.projects):
            _add(found, project.id, JOINT, issue, project=project)
    themes = {issue.key: issue.theme for issue in asked.issues}
    return tuple(_finished(one, asked, {themes[key] for key in one.issues}) for one in found.values())


def _add(
    found: dict[str, Proposed],
    key: str,
    kind: str,
    issue: Issue,
    source: Proposal | None = None,
    project: Project | None = None,
) -> None:
    before = found.get(key)
    issues = (*(before.issues if before else ()), issue.key)
    sites = tuple(dict.fromkeys((*(before.sites if before else ()), *issue.sites)))
    found[key] = Proposed(key, kind, issues, sites, source, project)


def _of(issue: Issue, asked: Asked) -> list[Proposal]:
    """Of each kind the measures that fit an issue best: about its own process first, then by the leverage there is."""
    involved = asked.involvement.get(issue.key, UNDETERMINED)
    leverage = asked.leverage.get(issue.key)
    fitting = [
        one
        for one in library()
        if one.who == asked.who
        and issue.theme in one.themes
        and involved in one.fits
        and (not one.processes or issue.process in one.processes)
    ]
    kinds = asked.rules.proposals.kinds_later
    if issue.rank > asked.rules.cover.must:
        fitting = [one for one in fitting if one.kind in kinds]
    by_kind: dict[str, list[Proposal]] = {}
    for one in sorted(fitting, key=lambda one: (not one.processes, one.leverage != leverage)):
        by_kind.setdefault(one.kind, []).append(one)
    chosen = {one.id for several in by_kind.values() for one in several[: asked.rules.proposals.per_kind]}
    return [one for one in fitting if one.id in chosen]


def _projects(issue: Issue, projects: Iterable[Project]) -> list[Project]:
    return [
        one for one in projects if issue.theme in one.themes and (not one.countries or issue.country in one.countries)
    ]


def _finished(one: Proposed, asked: Asked, themes: set[str]) -> Proposed:
    """With the duty that sets its day, and without the names of sites where there are too many to read."""
    few = len(one.sites) <= asked.rules.proposals.sites_named
    sites = one.sites if few and one.kind not in asked.rules.proposals.everywhere else ()
    duty = duty_for(one.kind, themes, asked.duties, asked.rules)
    return Proposed(one.key, one.kind, one.issues, sites, one.source, one.project, duty)


def duty_for(kind: str, themes: set[str], duties: Sequence[DutyDay], rules: Rules) -> DutyDay | None:
    """The duty that is due first of those that serve the step of a kind of measure and are about its themes."""
    for step in dict.fromkeys((rules.duties.of_kind.get(kind, rules.duties.step), rules.duties.step)):
        able = [
            one
            for one in duties
            if one.due is not None and step in one.steps and (not one.themes or themes & set(one.themes))
        ]
        if able:
            return min(able, key=lambda one: (one.due or date.max, one.id))
    return None
