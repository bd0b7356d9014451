"""How the organisation is involved in the first issues, and which kind of action fits the influence it has."""

from __future__ import annotations

import polars as pl

from imvo.action import answers, involvement, issue_involvement, leverage
from imvo.action.issue_involvement import NAME, PRACTICES
from imvo.action.returned import ISSUES, KINDS
from imvo.agreement import themes as common
from imvo.chain import vocabulary
from imvo.reporting import evidence
from imvo.reporting.parts import positions
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, headed, labelled, within
from imvo.tables import Label

_SHOWN = ("issue", "involvement", "ground", "decided_by", "lacking", "action", "projects", "told")
_SAID = ("practice", "site", "text", "remark", "evidence", "date", "old", "themes")
_STATES = ("cause", "contribute", "linked", "undetermined")
_LACKING = ("ground", "person", "two-answers")
_DASHED = ("ground", "decided_by", "lacking", "projects", "told")


def results(assessed: Assessed) -> Results:
    """A row per first issue, and the answers on the own buying where there are any."""
    told = answers.practices(
        assessed.returned, assessed.sites, vocabulary.load(assessed.editions[vocabulary.REGISTER]), assessed.method,
        assessed.as_of,
    )  # fmt: skip
    first = assessed.assessment.issues.filter(
        pl.col("list") == "priority", pl.col("rank") <= assessed.method.stability.top
    )
    shares = told.filter(practice=issue_involvement.ORDER_SHARE)
    found = issue_involvement.table(
        first,
        involvement.decided(assessed.returned.tables[ISSUES]),
        told,
        leverage.of_sites(assessed.sites, assessed.assessment.processes, shares),
        assessed.agreement,
        assessed.as_of,
    )
    if told.is_empty() and _held(assessed):
        # Who holds shares or lends has no buying to ask about.
        found = found.with_columns(not_told=pl.lit(None, pl.String))
    said = issue_involvement.answers(told, assessed.sites)
    return {NAME: found, **({PRACTICES: said} if said.height else {})}


def _held(assessed: Assessed) -> bool:
    """Whether the places are what the organisation invests in or lends to, and not where it buys."""
    return any(assessed.table(kind) is not None for kind in positions.KINDS)


def section(assessed: Assessed, found: Results) -> Section | None:
    """What was decided and said, and what each kind of action asks; None where there is no issue."""
    rows = found[NAME]
    if rows.is_empty():
        return None
    words, said = _words(assessed, rows), found.get(PRACTICES)
    filled = tuple(name for name in _SHOWN if name not in _DASHED or rows.get_column(name).count())
    shown = [Shown(NAME, rows, filled, lede=both("cases.involved.rows"), words=words, dashed=_DASHED)]
    if said is not None:
        about = both("cases.involved.practices")
        shown.append(Shown(PRACTICES, said, _SAID, lede=about, words=words, dashed=("site", "remark", "themes")))
    decided = rows.filter(pl.col("involvement") != involvement.UNDETERMINED).height
    fact = Fact(both("cases.involved.decided"), count(decided), both("cases.involved.of", all=count(rows.height)))
    return Section(
        id="involvement",
        title=both("cases.involved.title"),
        lede=both(f"cases.involved.lede{'-held' if _held(assessed) else ''}"),
        facts=(fact,),
        shown=tuple(shown),
        notes=tuple(_notes(rows, held=_held(assessed))),
        headline=(fact,),
    )


def _words(assessed: Assessed, rows: pl.DataFrame) -> dict[str, dict[str, Label]]:
    named = {one.id: one.name for one in involvement.practices()}
    offers = () if assessed.agreement is None else assessed.agreement.offers
    return {
        "issue": _named(assessed, rows),
        "involvement": {code: both(f"cases.involved.state.{code}") for code in _STATES},
        "lacking": {code: both(f"cases.involved.lacking.{code}") for code in _LACKING},
        "practice": named,
        "told": named,
        "not_told": named,
        "action": dict(leverage.rule().held_names if _held(assessed) else leverage.rule().names),
        "projects": {offer.id: Label(nl=offer.name.nl, en=offer.name.en) for offer in offers},
        "evidence": evidence.marked(),
        "themes": _themes(),
    }


def _named(assessed: Assessed, rows: pl.DataFrame) -> dict[str, Label]:
    """Key of an issue -> its place in the order and what it is, as one line."""
    themes, unknown = _themes(), both("reporting.unknown.country")
    processes = labelled(vocabulary.load(assessed.editions[vocabulary.REGISTER]).processes)
    countries = labelled(assessed.editions["countries"].table.rename({"country": "id"}))
    return {
        issue: both(
            "cases.involved.issue",
            rank=count(rank),
            theme=themes[theme],
            process=within(processes.get(process, Label(nl=process, en=process))),
            country=countries.get(country, unknown),
        )
        for issue, rank, theme, process, country in rows.select(
            "issue", "rank", "theme", "process", "country"
        ).iter_rows()
    }


def _themes() -> dict[str, Label]:
    return {theme.code: Label(nl=theme.name.nl, en=theme.name.en) for theme in common.assessed()}


def _notes(rows: pl.DataFrame, *, held: bool) -> list[Label]:
    """What is said of every dossier, then what the kinds of action ask, then how each practice can add to harm."""
    split = {
        name: set(rows.get_column(name).drop_nulls().str.split("|").explode())
        for name in ("action", "told", "not_told")
    }
    rule = leverage.rule()
    names, how = (rule.held_names, rule.held_how) if held else (rule.names, rule.how)
    notes = [both("cases.involved.note.order"), both("cases.involved.note.leave")]
    notes += [
        both("cases.involved.note.action", name=headed(name), how=within(how[code]))
        for code, name in names.items()
        if code in split["action"]
    ]
    if rows.get_column("projects").count():
        notes.append(both("cases.involved.note.project"))
    if leverage.BUYERS in split["action"] and not held:
        notes.append(both("cases.involved.note.buyers"))
    if split["not_told"]:
        notes.append(both("cases.involved.note.question"))
    asked = split["told"] | split["not_told"]
    return notes + [
        both("cases.involved.note.practice", name=one.name, how=within(one.how))
        for one in involvement.practices()
        if one.id in asked
    ]


PART = Part("involvement", KINDS, results, section)
