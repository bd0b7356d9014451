"""The association's view: members bound, answered, mapped, prioritised, acting; and their joint projects."""

from __future__ import annotations

from imvo.chain import association
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Section, Shown
from imvo.reporting.texts import both

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
    )


PART = Part("association", (MEMBERS, PROJECTS), results, section)
