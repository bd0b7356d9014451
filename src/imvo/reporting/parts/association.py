"""The association's view: members bound, answered, mapped, prioritised, acting; and their joint projects."""

from __future__ import annotations

import polars as pl

from imvo.chain import association
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import HEADLINE, Fact, Section, Shown
from imvo.reporting.texts import both, count

MEMBERS, PROJECTS = "association-members", "joint-projects"


def results(assessed: Assessed) -> Results:
    """Progress of the members and overview of the projects, as far as each was delivered."""
    members, projects = assessed.table(MEMBERS), assessed.table(PROJECTS)
    found = {}
    if members is not None:
        found[association.PROGRESS] = association.progress(members)
    if projects is not None:
        found[association.PROJECTS] = association.projects(projects, members)
    return found


def section(_assessed: Assessed, found: Results) -> Section:
    """The tables, with what their shares are of."""
    return Section(
        id="association",
        title=both("association.title"),
        lede=both("association.lede"),
        shown=tuple(Shown(name, table) for name, table in found.items()),
        notes=(both("association.denominator"), both("association.results")),
        headline=_answered(found),
    )


def _answered(found: Results) -> tuple[Fact, ...]:
    """Members that answered, of all members, in the newest year of each association."""
    table = found.get(association.PROGRESS)
    if table is None:
        return ()
    rows = table.filter(pl.col("stage") == "answered").sort("year", nulls_last=False).group_by("association")
    newest = rows.tail(1).sort("association", nulls_last=True).head(HEADLINE)
    return tuple(
        Fact(
            both("association.answered", association=row["association"] or both("association.unnamed")),
            count(row["did"]),
            both(
                "association.of-members",
                all=count(row["members"]),
                silent=count(row["not_known"]),
                year=both("association.no-year") if row["year"] is None else str(row["year"]),
            ),
        )
        for row in newest.iter_rows(named=True)
    )


PART = Part("association", (MEMBERS, PROJECTS), results, section)
