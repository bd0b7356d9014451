"""What an agreement sets for a plan: its duties with their next days, and the projects that its parties do together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import polars as pl

from imvo import agreement as agreements
from imvo.action.proposals import DutyDay, Project
from imvo.agreement import Agreement, Answer, DutyState, Participant
from imvo.agreement import themes as common
from imvo.intake.wording import norm
from imvo.reporting.windows_ahead import returns, windows_ahead
from imvo.tables import Label

_NOT_OWED = ("not-applicable", "exempt", "waived")


def duty_days(agreement: Agreement | None, who: Participant, as_of: date) -> tuple[DutyDay, ...]:
    """Every duty that this participant owes, with the first last day from `as_of` on; no day when none is known."""
    if agreement is None:
        return ()
    monitored = agreement.participant_roles
    if who.role is None and who.party is None and len(monitored) == 1:
        who = who.model_copy(update={"role": monitored[0]})
    states = [one for one in agreements.duties(agreement, who, as_of) if one.state not in _NOT_OWED]
    every = [*states, *windows_ahead(agreement, who, states, as_of)]
    found: dict[str, DutyDay] = {}
    for state in every:
        day, before = _day(state, as_of), found.get(state.id)
        known = before.due if before else None
        first = min((one for one in (day, known) if one is not None), default=None)
        found[state.id] = _duty(agreement, state, first)
    return tuple(found[name] for name in sorted(found))


def _day(state: DutyState, as_of: date) -> date | None:
    return state.due.first if state.due is not None and state.due.first >= as_of else None


def _duty(agreement: Agreement, state: DutyState, due: date | None) -> DutyDay:
    return DutyDay(
        id=state.id,
        title=Label(nl=state.title.nl, en=state.title.en),
        due=due,
        steps=state.oecd_steps,
        themes=agreement.duty(state.id).themes,
        repeats=returns(agreement, state),
    )


def projects(agreement: Agreement | None, delivered: pl.DataFrame | None, as_of: date) -> tuple[Project, ...]:
    """Projects of the agreement, while it is known to run, and those of a delivered list of joint projects.

    When a project itself ran is not known: whoever takes one up has to ask.
    """
    return (*_offered(agreement, as_of), *(() if delivered is None else _delivered(delivered)))


def _offered(agreement: Agreement | None, as_of: date) -> Iterator[Project]:
    if agreement is None or agreements.active(agreement, as_of) is not Answer.YES:
        return
    for offer in agreement.offers:
        if offer.kind == "project" and offer.themes:
            name = Label(nl=offer.name.nl, en=offer.name.en)
            yield Project(f"project/{offer.id}", name, offer.themes, offer.countries)


def _delivered(frame: pl.DataFrame) -> Iterator[Project]:
    named = {norm(form): theme.code for theme in common.assessed() for form in _forms(theme)}
    rows = frame.sort("file", "sheet", "row", nulls_last=True)
    for project, given, country in rows.select("project", "theme_given", "country").iter_rows():
        theme = named.get(norm(given or ""))
        if theme is not None:
            yield Project(
                f"project/{norm(project)}", Label(nl=project, en=project), (theme,), (country,) if country else ()
            )


def _forms(theme: common.Theme) -> Iterable[str]:
    return theme.code, theme.name.nl, theme.name.en
