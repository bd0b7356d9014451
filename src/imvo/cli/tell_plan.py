"""What `imvo plan check` and `imvo plan show` print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from imvo import tables, words
from imvo.action.checks import PROGRESS_LEVELS, Check, Outcome, catalogue
from imvo.action.measure_titles import said, title
from imvo.action.plan import Measure, Plan
from imvo.action.plan_progress import TABLE, evidence, toward
from imvo.action.returned import ISSUES, MEASURES
from imvo.cli import show
from imvo.reporting import evidence as marks
from imvo.reporting.plan_case import first_issues
from imvo.reporting.plan_dossier import Chosen, Opened

Row = Mapping[str, Any]
MOST = 12
"""Lines of one point, or of what could not be read; --json lists them all."""


def tell_check(opened: Opened, chosen: Chosen, outcome: Outcome, lang: str) -> None:
    """Print the counts, then point by point what was found, what to do, why, and what that rests on."""

    def say(key: str, **values: str) -> str:
        return words.text(f"plan.cli.{key}", lang, **values)

    verdict = say("pass" if outcome.passes else "fail")
    show.title(_head(opened, chosen, lang))
    show.line(verdict)
    _kept(chosen, lang)
    show.line(say("counts", **{level: words.count(outcome.count(level), lang) for level in PROGRESS_LEVELS}))
    rows = outcome.found.rows(named=True)
    titles = {duty.id: show.said(duty.title, lang) for duty in opened.duties}
    for level, of_level in groupby(rows, key=lambda row: row["level"]):
        show.line()
        show.title(say(f"level.{level}"))
        for name, found in groupby(of_level, key=lambda row: row["check"]):
            _point(opened, catalogue().check(name), list(found), titles, lang)
    _refused(chosen, lang)
    show.line()
    show.line(verdict)


def _kept(chosen: Chosen, lang: str) -> None:
    """What the file does not hold, and is taken from the plan in the dossier."""
    if chosen.kept:
        sheets = ", ".join(words.text(f"plan.book.{kind}", lang) for kind in chosen.kept)
        show.line(words.text("plan.section.kept", lang, sheets=sheets))


def _point(opened: Opened, check: Check, rows: Sequence[Row], titles: dict[str, str], lang: str) -> None:
    """One check with all it found. `titles`: of the duties that were not named in full before."""

    def say(key: str, **values: str) -> str:
        return words.text(f"plan.cli.{key}", lang, **values)

    show.line(f"{words.text(f'plan.check.{check.id}.what', lang)}:", indent=2)
    for row in rows[:MOST]:
        show.line(f"- {_about(opened, row, lang)}", indent=4, hang=2)
    if len(rows) > MOST:
        show.line(say("more", n=words.count(len(rows) - MOST, lang)), indent=4)
    show.line(say("do", do=words.text(f"plan.check.{check.id}.do", lang)), indent=4, hang=2)
    show.line(say("why", ground=show.said(check.ground, lang)), indent=4, hang=2)
    show.line(say("rests", on="; ".join(_rests(check, rows, titles, lang))), indent=4, hang=2)


def _about(opened: Opened, row: Row, lang: str) -> str:
    """What a point is about, in words, and where that stands."""
    what = row["what"] or (show.said(opened.names.issue(row["issue"]), lang) if row["issue"] else None)
    named = what or words.text("plan.cli.whole", lang)
    detail = f" ({row['detail']})" if row["detail"] else ""
    place = f" [{_place(row, lang)}]" if row["row"] else ""
    return f"{show.said(title(named), lang)}{detail}{place}"


def _place(row: Row, lang: str) -> str:
    if row["sheet"] is None:
        return words.text("plan.cli.row", lang, row=str(row["row"]))
    return words.text("plan.cli.place", lang, sheet=row["sheet"], row=str(row["row"]))


def _rests(check: Check, rows: Sequence[Row], titles: dict[str, str], lang: str) -> Iterator[str]:
    """The duties of the agreement that ask for it, then the guidance, which says where it was not read."""
    owed = sorted({name for row in rows for name in (row["duties"] or "").split("|") if name})
    for name in owed:
        title = titles.pop(name, None)
        key = "duty-again" if title is None else "duty"
        yield words.text(f"plan.cli.{key}", lang, id=name, **({} if title is None else {"title": title}))
    if not owed:
        yield words.text("plan.cli.nothing-owed", lang)
    for key in check.guidance:
        found = catalogue().texts[key]
        unread = f" ({words.text('plan.cli.not-checked', lang)})" if found.read == "not checked" else ""
        yield f"{show.said(found.name, lang)}, “{show.said(found.says, lang)}”{unread}"


def _refused(chosen: Chosen, lang: str) -> None:
    rows = chosen.rejected.rows(named=True)
    if not rows:
        return
    show.line()
    show.title(words.text("plan.cli.read", lang))
    for row in rows[:MOST]:
        told = {"column": row["column"] or "-", "reason": row["reason"], "mend": row["mend"] or ""}
        show.line(words.text("plan.cli.refused", lang, place=_place(row, lang), **told), indent=2, hang=2)
    if len(rows) > MOST:
        show.line(words.text("plan.cli.more", lang, n=words.count(len(rows) - MOST, lang)), indent=2)


def tell_plan(opened: Opened, chosen: Chosen, lang: str) -> None:
    """Print per issue how the organisation is involved, with whom was spoken, and its measures, each in full once."""

    def say(key: str, **values: str) -> str:
        return words.text(f"plan.cli.{key}", lang, **values)

    plan = chosen.plan
    show.title(_head(opened, chosen, lang))
    if not plan.live():
        show.line(say("no-plan"))
    first = [issue.key for issue in first_issues(opened.assessed)]
    named = dict.fromkeys((*first, *(issue for one in plan.live() for issue in one.issues)))
    told: set[Measure] = set()
    for key in (issue for issue in named if plan.live(issue)):
        _issue(opened, plan, key, told, lang)
    bare = [key for key in named if not plan.live(key)]
    if bare:
        show.line()
        show.title(say("none"))
    for name in bare:
        show.line(f"- {show.said(opened.names.issue(name), lang)}", indent=2, hang=2)
    loose = [one for one in plan.live() if not one.issues]
    if loose:
        show.line()
        show.title(say("others"))
    for one in loose:
        _measure(one, lang)


def _issue(opened: Opened, plan: Plan, key: str, told: set[Measure], lang: str) -> None:
    """One issue with its measures. `told`: those that stand in full already; they are only named."""
    decision, involvement = plan.decision(key), _choice(ISSUES, "involvement", plan.involvement(key), lang)
    spoken = decision.consulted if decision is not None else None
    show.line()
    show.title(show.said(opened.names.issue(key), lang))
    consulted = spoken or words.text("plan.cli.consulted-none", lang)
    show.line(words.text("plan.cli.involved", lang, involvement=involvement, consulted=consulted), indent=2, hang=2)
    for one in plan.live(key):
        if one in told:
            again = words.text("plan.cli.again", lang, what=show.said(title(one.what), lang))
            show.line(f"- {again}", indent=2, hang=2)
        else:
            told.add(one)
            _measure(one, lang)


def _head(opened: Opened, chosen: Chosen, lang: str) -> str:
    """Which plan, and for which dossier."""
    told = words.day(opened.as_of, lang)
    if chosen.carried:
        return words.text("plan.cli.head-own", lang, day=told)
    return words.text("plan.cli.head", lang, file=chosen.name, day=told)


def _measure(one: Measure, lang: str) -> None:
    def say(key: str, **values: str) -> str:
        return words.text(f"plan.cli.{key}", lang, **values)

    show.line(f"- {show.said(title(one.what), lang)}", indent=2, hang=2)
    kind = _choice(MEASURES, "kind", one.kind, lang)
    state = _choice(TABLE, "progress", one.progress, lang) if one.progress else say("unsaid")
    due = words.day(one.due, lang) if one.due else say("due-none")
    show.line(say("who", kind=kind, owner=one.owner or say("owner-none"), day=due, state=state), indent=4, hang=2)
    if not one.indicator:
        show.line(say("effect-none"), indent=4)
        return
    numbers = {name: _number(getattr(one, name), lang) for name in ("baseline", "value", "target")}
    unit = show.said(said(one.unit), lang) if one.unit else say("unsaid")
    indicator = show.said(said(one.indicator), lang)
    show.line(say("effect", indicator=indicator, unit=unit, **numbers), indent=4, hang=2)
    proven = evidence(one)
    way = _choice(TABLE, "toward", toward(one), lang)
    show.line(way if proven is None else say("toward", toward=way, evidence=marks.told(proven, lang)), indent=4)


def _number(value: float | None, lang: str) -> str:
    return words.text("plan.cli.unsaid", lang) if value is None else words.number(value, lang)


def _choice(table: str, column: str, code: str, lang: str) -> str:
    return show.said(tables.load(table).column(column).choices[code], lang)
