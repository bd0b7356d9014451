"""A dossier on disk as a plan needs it: opened with its seal checked, and the plan that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from imvo import agreement as agreements
from imvo import tables
from imvo.action.checks import Case, Earlier
from imvo.action.measures import Who, rules
from imvo.action.plan import Plan, plan_of
from imvo.action.proposals import Asked, DutyDay, Proposed, propose
from imvo.action.returned import PLAN, Returned, together
from imvo.agreement import Agreement
from imvo.chain.vocabulary import REGISTER as PROCESSES
from imvo.intake.returned import read_returned
from imvo.intake.values import vocabulary
from imvo.reference import Edition
from imvo.reference.chains import Chain, chain_of, editions_of
from imvo.reporting import kept
from imvo.reporting import previous as years
from imvo.reporting.own_chains import with_own
from imvo.reporting.plan_case import Assessment, Names, case_of, first_issues, names_of
from imvo.reporting.plan_duties import duty_days, projects
from imvo.reporting.previous import PLAN_BOOK, Previous
from imvo.runs import manifest

RISKS = "risks.parquet"


@dataclass(frozen=True)
class Opened:
    """A dossier that a plan is for. `duties`: those that this participant owes, with their next day."""

    dossier: Previous
    assessed: Assessment
    agreement: Agreement | None
    chain: Chain
    editions: dict[str, Edition]
    duties: tuple[DutyDay, ...]
    names: Names

    @property
    def as_of(self) -> date:
        return self.dossier.as_of

    @property
    def lang(self) -> str:
        """The language of the dossier."""
        return str(self.dossier.content["request"]["lang"])

    @property
    def participant(self) -> str | None:
        """Whose dossier it is, where that was said."""
        name = self.dossier.content["request"]["participant"]
        return name.get("name") if isinstance(name, dict) else None

    @property
    def book(self) -> Path:
        """Where the plan of this dossier stands."""
        return self.dossier.folder / PLAN_BOOK

    @property
    def edited(self) -> bool:
        """Whether a plan stands there that imvo did not write as it is now."""
        recorded = self.dossier.content["files"].get(PLAN_BOOK)
        return self.book.exists() and manifest.sha256(self.book) != recorded


def open_dossier(folder: Path) -> Opened:
    """Open a dossier. ManifestError when it is none, or when a file that counts is not as it was made."""
    found = years.read(folder)
    request = found.request()
    every = kept.use(folder / "inputs" / "registers", found.as_of)
    chain = chain_of(every, found.content.get("chain"))
    editions = editions_of(every, chain)
    agreement = None if request.definition is None else agreements.load(request.definition)
    delivered = {path.stem: pl.read_parquet(path) for path in sorted((folder / "tables").glob("*.parquet"))}
    who = with_own(agreement, request.participant, delivered, editions)
    return Opened(
        dossier=found,
        assessed=Assessment(found.issues, found.sites, pl.read_parquet(folder / RISKS)),
        agreement=agreement,
        chain=chain,
        editions=editions,
        duties=duty_days(agreement, who, found.as_of),
        names=names_of(editions),
    )


def read_plan(opened: Opened, path: Path, lang: str) -> Returned:
    """A filled plan, with what could not be understood of it; a sheet that it lacks is that of the dossier's own plan.

    UnusableFile when it cannot be used.
    """
    words = vocabulary.of_folder(opened.editions[PROCESSES].folder)
    carried = {kind: rows for kind, rows in opened.dossier.carried.items() if kind in PLAN}
    return together(read_returned(path, PLAN, lang, words), carried)


def sealed_plan(opened: Opened) -> Plan:
    """The plan that came with the dossier; an empty one when none did."""
    return plan_of(opened.dossier.carried)


def earlier_plan(opened: Opened) -> Earlier | None:
    """The plan of the year before, where the dossier was made with one."""
    folder = opened.dossier.folder / "inputs" / "previous"
    if not (folder / manifest.NAME).is_file():
        return None
    before = years.read(folder, whole=False)
    return Earlier(plan_of(before.carried), before.as_of)


def case(opened: Opened, plan: Plan) -> Case:
    """The plan and all that it is held against."""
    earlier = earlier_plan(opened)
    return case_of(plan, opened.assessed, opened.agreement, opened.duties, opened.as_of, earlier)


def proposed(opened: Opened, plan: Plan) -> tuple[Proposed, ...]:
    """Proposals for the first issues of which the plan has no measure yet."""
    covered = {issue for one in plan.measures for issue in one.issues}
    issues = [issue for issue in first_issues(opened.assessed) if issue.key not in covered]
    path = opened.dossier.folder / "tables" / "joint-projects.parquet"
    delivered = pl.read_parquet(path) if path.is_file() else None
    return propose(
        Asked(
            issues=issues,
            who=who_asks(opened.chain),
            rules=rules(),
            involvement={issue.key: plan.involvement(issue.key) for issue in issues},
            duties=opened.duties,
            projects=projects(opened.agreement, delivered, opened.as_of),
        )
    )


def who_asks(chain: Chain) -> Who:
    """Whether measures are for those who buy, or for those who invest and lend: their chain has words of its own."""
    return "buyers" if chain.wording is None else "financiers"


@dataclass(frozen=True)
class Chosen:
    """The plan that is meant. `name`: of its file; `rejected`: what could not be read of it, as the table says.

    `carried`: it came with the dossier, and is no file of its own. `kept`: kinds that come from the dossier's own plan.
    """

    plan: Plan
    name: str
    rejected: pl.DataFrame
    carried: bool = False
    kept: tuple[str, ...] = ()


def choose(opened: Opened, given: Path | None, lang: str) -> Chosen | None:
    """The plan given, otherwise the workbook in the dossier, otherwise the plan that came with it; None without any."""
    path = given or (opened.book if opened.book.is_file() else None)
    if path is not None:
        returned = read_plan(opened, path, lang)
        return Chosen(plan_of(returned.tables), path.name, returned.rejected, kept=returned.kept)
    sealed = sealed_plan(opened)
    nothing = tables.empty(tables.load("rejected"))
    return None if sealed.empty else Chosen(sealed, f"{opened.dossier.folder.name}/tables", nothing, carried=True)
