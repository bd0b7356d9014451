"""A plan beside its dossier: the first issues with their sites, what they are called, and the case for the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from imvo.action.checks import Case, Earlier
from imvo.action.measures import Rules, rules
from imvo.action.plan import Plan
from imvo.action.proposals import DutyDay, Issue
from imvo.agreement import Agreement
from imvo.agreement import themes as common
from imvo.chain import vocabulary as words
from imvo.reference import Edition
from imvo.reference.normal import key
from imvo.reporting.texts import both, labelled
from imvo.tables import Label


@dataclass(frozen=True)
class Assessment:
    """What a plan is for: the tables `issues`, `sites` and `risks` of one dossier."""

    issues: pl.DataFrame
    sites: pl.DataFrame
    risks: pl.DataFrame


@dataclass(frozen=True)
class Names:
    """What codes of an issue are called."""

    themes: Mapping[str, Label]
    countries: Mapping[str, Label]
    processes: Mapping[str, Label]

    def issue(self, name: str) -> Label:
        """The key of an issue in words: theme, process and country. A key of another form stays as it is."""
        parts = name.split("/")
        if len(parts) != 3:
            return Label(nl=name, en=name)
        theme, country, process = parts
        return both(
            "plan.issue",
            theme=self.themes.get(theme, Label(nl=theme, en=theme)),
            process=self.processes.get(process, Label(nl=process, en=process)),
            country=self.countries.get(country, both("plan.unknown-country")),
        )


def names_of(editions: Mapping[str, Edition]) -> Names:
    """The names that a dossier uses, from its registers."""
    return Names(
        themes={one.code: Label(nl=one.name.nl, en=one.name.en) for one in common.assessed()},
        countries=labelled(editions["countries"].table.rename({"country": "id"})),
        processes=labelled(editions[words.REGISTER].table),
    )


def first_issues(assessed: Assessment, numbers: Rules | None = None) -> tuple[Issue, ...]:
    """The issues that a plan should cover, in the order to act, each with the names of its listed sites."""
    most = (numbers or rules()).cover.should
    priority = assessed.issues.filter((pl.col("list") == "priority") & (pl.col("rank") <= most)).sort("rank")
    sites = _sites(assessed, priority)
    return tuple(
        Issue(
            key=row["issue"],
            rank=row["rank"],
            theme=row["theme"],
            country=row["country"],
            process=row["process"],
            likelihood=row["likelihood"],
            severity_band=row["severity_band"],
            sites=sites.get(row["issue"], ()),
        )
        for row in priority.iter_rows(named=True)
    )


def _sites(assessed: Assessment, issues: pl.DataFrame) -> dict[str, tuple[str, ...]]:
    """Issue -> names of the sites in it. Of an issue without a known site nobody can be named."""
    known = issues.filter("site_known").select("issue", "theme", "country", "process")
    placed = assessed.risks.select("row", "theme", "process").join(
        assessed.sites.select("row", "country", "name"), on="row", how="inner"
    )
    joined = known.join(placed, on=["theme", "country", "process"], how="inner", nulls_equal=True).sort("issue", "row")
    grouped = joined.group_by("issue", maintain_order=True).agg(pl.col("name").unique(maintain_order=True))
    return {issue: tuple(found) for issue, found in grouped.iter_rows()}


def of_agreement(agreement: Agreement | None) -> frozenset[str]:
    """Ids of all duties of an agreement."""
    return frozenset() if agreement is None else frozenset(duty.id for duty in agreement.duties)


def case_of(
    plan: Plan,
    assessed: Assessment,
    agreement: Agreement | None,
    days: tuple[DutyDay, ...],
    as_of: date,
    earlier: Earlier | None,
) -> Case:
    """The plan and all that it is held against."""
    numbers = rules()
    likelihood = dict(assessed.issues.select("issue", "likelihood").iter_rows())
    forms = assessed.sites.select("name", "site_id")
    known = frozenset(key(text) for row in forms.iter_rows() for text in row if text)
    return Case(
        plan=plan,
        issues=first_issues(assessed, numbers),
        likelihood=likelihood,
        rules=numbers,
        as_of=as_of,
        duties=days,
        sites=known,
        of_agreement=of_agreement(agreement),
        earlier=earlier,
    )
