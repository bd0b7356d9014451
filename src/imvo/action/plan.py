"""A plan as people filled it in: its decisions per issue, its measures and who answers, each as a typed record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import polars as pl

from imvo import tables
from imvo.action.blank import is_blank, said
from imvo.action.contacts import Contact
from imvo.action.involvement import UNDETERMINED, decided
from imvo.action.returned import CONTACTS, ISSUES, MEASURES, Returned

_ASLEEP = ("proposed", "dropped")
_SAID = ("owner", "consulted", "goal", "indicator", "value_evidence", "exit_harm")
_SAID_OF_ISSUES = ("involvement_ground", "decided_by", "consulted", "likelihood_evidence")
Record = TypeVar("Record", "Decision", "Measure", "ContactRow")


@dataclass(frozen=True)
class Decision:
    """What people decided about one issue; the columns of `plan-issues`."""

    row: int
    file: str
    sheet: str | None
    issue: str
    named: str | None
    involvement: str | None
    involvement_ground: str | None
    decided_by: str | None
    decided_on: date | None
    consulted: str | None
    likelihood_own: int | None
    likelihood_evidence: str | None
    remark: str | None

    @property
    def settled(self) -> bool:
        """Whether a person decided how the organisation is involved, and said on what ground."""
        decided = self.involvement not in (None, UNDETERMINED)
        return decided and not is_blank(self.involvement_ground) and not is_blank(self.decided_by)


@dataclass(frozen=True)
class Measure:
    """One measure; the columns of `plan-measures`, with `issues` and `sites` divided at their semicolons."""

    row: int
    file: str
    sheet: str | None
    measure: str | None
    issues: tuple[str, ...]
    kind: str
    what: str
    proposal: str | None
    sites: tuple[str, ...]
    duty: str | None
    starts: date | None
    due: date | None
    owner: str | None
    consulted: str | None
    goal: str | None
    indicator: str | None
    measures_what: str | None
    unit: str | None
    baseline: float | None
    baseline_date: date | None
    target: float | None
    target_date: date | None
    value: float | None
    value_date: date | None
    value_evidence: str | None
    progress: str | None
    exit_harm: str | None
    public: bool | None
    remark: str | None

    @property
    def live(self) -> bool:
        """Whether people took it up: no proposal any more, and not dropped."""
        return self.progress not in _ASLEEP


@dataclass(frozen=True)
class ContactRow(Contact):
    """Who answers, with the row where it stands; the columns of `plan-contacts`."""

    row: int
    file: str
    sheet: str | None
    about: str
    remark: str | None


@dataclass(frozen=True)
class Plan:
    """A whole plan, each part in the order of its rows."""

    issues: tuple[Decision, ...] = ()
    measures: tuple[Measure, ...] = ()
    contacts: tuple[ContactRow, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is no plan at all."""
        return not (self.issues or self.measures or self.contacts)

    def live(self, issue: str | None = None) -> tuple[Measure, ...]:
        """The measures that people took up, of all or of one issue."""
        return tuple(one for one in self.measures if one.live and (issue is None or issue in one.issues))

    def decision(self, issue: str) -> Decision | None:
        """The first row about an issue."""
        return next((one for one in self.issues if one.issue == issue), None)

    def involvement(self, issue: str) -> str:
        """How the organisation is involved, as far as a person decided it and gave the ground, and none said else."""
        return self._involved.get(issue, UNDETERMINED)

    @cached_property
    def _involved(self) -> dict[str, str]:
        rows = [asdict(one) for one in self.issues]
        frame = pl.DataFrame(rows, schema={one.name: tables.load(ISSUES).dtypes[one.name] for one in fields(Decision)})
        return dict(decided(frame).select("issue", "involvement").iter_rows())


def spoken(plan: Plan) -> Plan:
    """The same plan, in which a cell that only says "to be decided" or the like is empty."""
    return Plan(
        tuple(_spoken(one, _SAID_OF_ISSUES) for one in plan.issues),
        tuple(_spoken(one, _SAID) for one in plan.measures),
        tuple(_spoken(one, ("who", "reach")) for one in plan.contacts),
    )


def _spoken(one: Record, names: tuple[str, ...]) -> Record:
    changed: dict[str, Any] = {name: said(getattr(one, name)) for name in names}
    return replace(one, **changed)


def plan_of(given: Mapping[str, pl.DataFrame]) -> Plan:
    """The plan that stands in the tables of `returned.PLAN`; a table that is missing has no rows."""
    return Plan(
        tuple(Decision(**row) for row in _rows(given, ISSUES)),
        tuple(_measure(row) for row in _rows(given, MEASURES)),
        tuple(ContactRow(**_known(ContactRow, row)) for row in _rows(given, CONTACTS)),
    )


def decisions(returned: Returned) -> pl.DataFrame:
    """The involvement per issue: issue, involvement, ground, decided_by, decided_on, consulted; one row each.

    Without a ground or a person, or with two that differ, it stays to be determined; see `involvement.decided`.
    """
    rows = returned.tables[ISSUES]
    asked = rows.sort("file", "sheet", "row", nulls_last=True).select(pl.col("issue").str.strip_chars(), "consulted")
    first = asked.unique("issue", keep="first", maintain_order=True)
    return decided(rows).drop("lacking").join(first, on="issue", how="left", maintain_order="left")


def _rows(given: Mapping[str, pl.DataFrame], kind: str) -> list[dict[str, Any]]:
    frame = given.get(kind)
    if frame is None:
        return []
    return frame.sort("file", "sheet", "row", nulls_last=True).rows(named=True)


def _measure(row: Mapping[str, Any]) -> Measure:
    several = {name: divided(row[name]) for name in ("issues", "sites")}
    return Measure(**{**_known(Measure, row), **several})


def _known(kind: type[ContactRow | Measure], row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells that a record keeps: what only repeats a key in words is left out."""
    return {one.name: row[one.name] for one in fields(kind)}


def divided(text: str | None) -> tuple[str, ...]:
    """The parts of a cell that holds several, with semicolons (or line ends) between them."""
    parts = (part.strip() for part in (text or "").replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
