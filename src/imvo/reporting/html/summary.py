"""Page 1: what a reader takes away in two minutes."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo.reporting.headlines import headlines
from imvo.reporting.html.cards import cards, compact
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import section, table
from imvo.reporting.html.sections import anchor
from imvo.reporting.html.urgent import urgent
from imvo.reporting.monday import steps
from imvo.reporting.phrases import TOP, Phrases
from imvo.reporting.reasons import PROMINENT
from imvo.words import day

NAMED = 5  # of the issues of which nothing is known
HALF = 0.5  # of the draws
# States of an agreement that page 1 must mention, because nothing is owed; the others stand with the duties.
NO_TERM = ("ended", "between-terms")


def summary(say: Phrases) -> Markup:
    """What this is and what comes first, what to do on Monday, what is not known; then why, and how sure it is."""
    top = say.top
    first = top[:PROMINENT]
    return section(
        "summary",
        say("summary.title"),
        urgent(say),
        _what(say),
        _warnings(say),
        [h("h3", say.many("summary.first", len(first))), _lines(say, first)]
        if top
        else h("p", say("summary.no_issues")),
        _monday(say),
        _unknown(say),
        cards(say, first) if top else None,
        compact(say, top[PROMINENT:]),
        _themes(say) if top else None,
        _how_sure(say),
        class_="page1",
    )


def _what(say: Phrases) -> Child:
    intake, sites = say.view.intake, say.view.sites
    countries = sites.get_column("country").drop_nulls().n_unique()
    shown = [(name, column) for name, column in _GAPS[:2] if column not in say.view.silent]
    known = {name: sites.get_column(column).count() for name, column in shown}
    if not (say.view.listed_sites or known.get("workers")):
        known.pop("workers", None)  # other tables than a list of sites do not tell it: the gap stands below
    facts = [
        (intake.accepted, say("summary.fact.rows", n=say.count(intake.rows_in))),
        *((n, say.many(f"summary.fact.{name}", n)) for name, n in known.items()),
        (countries, say.many("summary.fact.countries", countries)),
    ]
    return [
        h("p", say("summary.what-asked" if say.view.answered else "summary.what"), class_="lede"),
        h("ul", [h("li", h("b", say.count(n)), " ", h("span", words)) for n, words in facts], class_="facts"),
        _headlines(say),
        _parts(say),
    ]


def _parts(say: Phrases) -> Child:
    """The other sections that the files added: a reader of page 1 would not know of them, and paper has no contents."""
    told = {part.id for part, _ in headlines(say.view.sections)}
    others = [part for part in say.view.sections if part.id not in told]
    links = [h("a", say.label(part.title), href=f"#{anchor(part)}") for part in others]
    apart = [[" · " if place else " ", link] for place, link in enumerate(links)]
    return h("p", say("summary.parts"), apart) if links else None


def _headlines(say: Phrases) -> Child:
    """The figures that the delivered files give, each with what it is of and the way to its section."""
    lines = [
        h(
            "li",
            h("a", say.label(fact.label), href=f"#{anchor(part)}"),
            ": ",
            h("b", say.label(fact.value)),
            [" ", h("span", say.label(fact.about), class_="small")] if fact.about else None,
        )
        for part, fact in headlines(say.view.sections)
    ]
    return [h("h3", say("summary.files")), h("ul", lines, class_="headlines")] if lines else None


def _warnings(say: Phrases) -> Child:
    view = say.view
    found: list[Child] = []
    if view.intake.sector_warning:
        warning = say.label(view.intake.sector_warning)
        found.append(h("p", h("strong", say("summary.sector")), " ", warning, class_="callout warn"))
    if view.agreement is None:
        found.append(h("p", say("summary.no_agreement")))
    elif view.agreement.state in NO_TERM:
        found.append(h("p", say.label(view.agreement.state_text), class_="callout warn"))
    later = [source for source in view.sources if source.later]
    if later:
        lead = say.many("summary.later", len(later), day=day(view.as_of, say.lang))
        found.append(h("p", h("strong", lead), " ", say("summary.later_how"), class_="callout warn"))
    return found


def _lines(say: Phrases, issues: Any) -> Markup:
    """The first issues in one line each: what, where, and the reason that tells most."""
    lines = [
        h("li", h("span", str(i["rank"]), class_="rank"), h("span", h("b", say.title(i)), " – ", say.reasons.gist(i)))
        for i in issues
    ]
    return h("ol", lines, class_="lines")


def _monday(say: Phrases) -> Child:
    items: list[Child] = []
    for step in steps(say):
        then = h("a", step.then, href=f"#{step.anchor}") if step.anchor and step.then else step.then
        items.append([step.do, " ", then] if step.then else step.do)
    if not items:
        return None
    engage = [
        h("strong", say("last_resort.lead")),
        " ",
        say("last_resort.text"),
        " ",
        h("a", say("last_resort.harmed"), href="#harmed"),
    ]
    return h(
        "div",
        h("h3", say("summary.monday")),
        h("ol", [h("li", item) for item in items], class_="monday"),
        h("p", engage, class_="resort") if say.top else None,
        class_="box do",
    )


_GAPS = (("processes", "processes"), ("workers", "workers_low"), ("countries", "country"))


def not_known(say: Phrases) -> list[str]:
    """What the list leaves open, as sentences."""
    view, sites = say.view, say.view.sites
    if sites.is_empty():
        return [say("unknown.no_sites")]
    whole = say.count(sites.height)
    empty = [(sites.get_column(column).null_count(), name) for name, column in _GAPS if column not in view.silent]
    said = [say.many(f"unknown.{name}", n, all=whole) for n, name in empty if n]
    unseen = say.stages(view.issues.filter(~pl.col("site_known")).get_column("process").unique().to_list())
    if unseen:
        said.append(say("unknown.stages", names="; ".join(unseen)))
    issues = say.issues("nothing-known")
    nothing = list(dict.fromkeys(f"{say.theme(i['theme'])}: {say.within(say.process(i['process']))}" for i in issues))
    if nothing:
        rest = len(nothing) - NAMED
        named = nothing[:NAMED] + ([say.many("unknown.more", rest)] if rest > 0 else [])
        said.append(say("unknown.nothing", names="; ".join(named)))
    return said or [say("unknown.none")]


def _unknown(say: Phrases) -> Markup:
    items = [h("li", words) for words in not_known(say)]
    return h(
        "div", h("h3", say("summary.unknown")), h("ul", items), h("p", h("b", say("unknown.rule"))), class_="box open"
    )


def themes(say: Phrases) -> list[tuple[str, str, int | None]]:
    """For each theme its name, its first issue in words, and the rank of that issue where it has one."""
    found: dict[str, tuple[str, int | None]] = {}
    for which in ("priority", "severe-unlikely"):
        for issue in say.issues(which):
            if which == "priority":
                words = say("themes.ranked", rank=say.count(issue["rank"]), place=say.place(issue))
                found.setdefault(issue["theme"], (words, issue["rank"]))
            else:
                found.setdefault(issue["theme"], (say("themes.unlikely", place=say.place(issue)), None))
    return [(say.theme(code), *found.get(code, (say("themes.nothing"), None))) for code in say.view.names.themes]


def _themes(say: Phrases) -> Child:
    rows = [(theme, h("a", words, href=f"#issue-{rank}") if rank else words) for theme, words, rank in themes(say)]
    heads = [say("themes.theme"), say("themes.first")]
    return [
        h("h3", say("themes.title")),
        h("p", say("themes.lede")),
        table(say("themes.title"), heads, rows, class_="narrow themes"),
    ]


def how_sure(say: Phrases) -> list[str]:
    """How firm the order is and what it rests on, as sentences."""
    view, top = say.view, say.count(say.view.top)
    words = [say.many("sure.ordered", len(say.issues("priority")))]
    if view.top:
        judged = view.judgement_top
        words.append(say.many("sure.share", judged, top=top) if judged else say.many("sure.sourced", view.top))
    words.append(say("sure.severity"))
    if view.stability is None:
        return [*words, say("sure.no_draws")]
    words += _outside(say)
    levers = [say.label(lever) for lever in view.stability.levers]
    return [*words, say("sure.levers", levers="; ".join(levers))] if levers else words


def _outside(say: Phrases) -> list[str]:
    """Issues further down that stand among the first in half of the draws or more: the order alone would hide them."""
    priority = say.view.issues.filter((pl.col("list") == "priority") & (pl.col("rank") > TOP))
    often = priority.filter(pl.col("stability") >= HALF).sort("rank").head(TOP).to_dicts()
    named = "; ".join(f"{say.title(issue)} ({say('sure.place', rank=str(issue['rank']))})" for issue in often)
    return [say("sure.outside", top=say.count(TOP), issues=named)] if often else []


def _how_sure(say: Phrases) -> Child:
    return [h("h3", say("summary.sure")), h("p", " ".join(how_sure(say)))]
