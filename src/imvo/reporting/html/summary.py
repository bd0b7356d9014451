"""Page 1: what a reader takes away in two minutes."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import chips, section
from imvo.reporting.phrases import TOP, Phrases
from imvo.words import day

PROMINENT = 3
QUESTIONS = 3


def summary(say: Phrases) -> Markup:
    """What this is, what comes first and why, what is not known, what to do on Monday."""
    top = say.top
    return section(
        "summary",
        say("summary.title"),
        _what(say),
        _warnings(say),
        h("h3", say.many("summary.first", min(PROMINENT, len(top)))) if top else h("p", say("summary.no_issues")),
        h("ol", [_card(say, issue) for issue in top[:PROMINENT]], class_="first") if top else None,
        h("p", h("strong", say("last_resort.lead")), " ", say("last_resort.text"), class_="callout resort")
        if top
        else None,
        h("div", _monday(say), _unknown(say), class_="pair"),
        _next(say, top[PROMINENT:]),
        _how_sure(say),
        class_="page1",
    )


def _what(say: Phrases) -> Child:
    intake, view = say.view.intake, say.view
    countries = view.sites.get_column("country").drop_nulls().n_unique()
    facts = [
        (say.count(intake.accepted), say("summary.fact.rows", n=say.count(intake.rows_in))),
        (say.count(countries), say.many("summary.fact.countries", countries)),
        (say.count(len(say.issues("priority"))), say("summary.fact.issues")),
        (say.count(view.questions.height), say.many("summary.fact.questions", view.questions.height)),
    ]
    return [
        h("p", say("summary.what"), class_="lede"),
        h("dl", [h("div", h("dt", words), h("dd", n)) for n, words in facts], class_="facts"),
        h("p", say.label(view.agreement.state_text)) if view.agreement else h("p", say("summary.no_agreement")),
    ]


def _warnings(say: Phrases) -> Child:
    view = say.view
    found: list[Child] = []
    if view.intake.sector_warning:
        found.append(
            h(
                "p",
                h("strong", say("summary.sector")),
                " ",
                say.label(view.intake.sector_warning),
                class_="callout warn",
            )
        )
    later = [source for source in view.sources if source.later]
    if later:
        lead = say.many("summary.later", len(later), day=day(view.as_of, say.lang))
        found.append(h("p", h("strong", lead), " ", say("summary.later_how"), class_="callout warn"))
    return found


def _card(say: Phrases, issue: dict[str, Any]) -> Markup:
    rows = [
        (say("card.why"), say.why(issue)),
        (say("card.who"), " ".join(filter(None, (say.people(issue), say.who(issue))))),
        (say("card.unknown"), say.not_known(issue)),
        (say("card.sure"), sure(say, issue)),
    ]
    return h(
        "li",
        h(
            "article",
            h(
                "h4",
                h("span", say.theme(issue["theme"]), class_="theme"),
                " ",
                h("span", say.place(issue), class_="place"),
            ),
            chips(say, say.rated(issue)),
            h("dl", [h("div", h("dt", name), h("dd", words)) for name, words in rows if words], class_="reasons"),
            h(
                "p",
                say("last_resort.each"),
                " ",
                h("a", say("card.more"), href=f"#issue-{issue['rank']}"),
                class_="small",
            ),
        ),
    )


def sure(say: Phrases, issue: dict[str, Any]) -> str:
    """How sure: what it rests on, whether judgement, and how often it stays in the top."""
    rests = say("sure.judgement") if issue["judgement"] else say("sure.basis", basis=say.basis(issue["basis"]))
    later = say("sure.later") if issue["later"] else ""
    return " ".join(filter(None, (rests, say.stays(issue), later)))


def _next(say: Phrases, issues: Any) -> Child:
    if not issues:
        return None
    rows = [
        h(
            "li",
            h(
                "p",
                h("a", say.title(issue), href=f"#issue-{issue['rank']}", class_="strong"),
                " ",
                chips(say, say.rated(issue)),
            ),
            h("p", say.why(issue, 1), " ", say("last_resort.short"), class_="small"),
            value=issue["rank"],
        )
        for issue in issues
    ]
    return [h("h3", say.many("summary.next", len(issues))), h("ol", rows, class_="next", start=PROMINENT + 1)]


def _unknown(say: Phrases) -> Markup:
    view = say.view
    sites = view.sites
    whole = say.count(sites.height)
    gaps = [("processes", "processes"), ("workers", "workers_low"), ("countries", "country")]
    empty = [(sites.get_column(column).null_count(), name) for name, column in gaps]
    said = [h("li", say.many(f"unknown.{name}", n, all=whole)) for n, name in empty if n]
    hidden = view.issues.filter(~pl.col("site_known")).get_column("process").n_unique()
    nothing = view.issues.filter(pl.col("list") == "nothing-known").height
    said += [h("li", say.many(f"unknown.{name}", n)) for n, name in ((hidden, "stages"), (nothing, "nothing")) if n]
    return h(
        "div",
        h("h3", say("summary.unknown")),
        h("ul", said or h("li", say("unknown.none"))),
        h("p", say("unknown.rule"), class_="small"),
    )


def _monday(say: Phrases) -> Markup:
    view = say.view
    items: list[Child] = []
    if say.top:
        first = say.top[0]
        key = "monday.first" if first["site_known"] else "monday.find"
        items.append(say(key, issue=say.title(first)))
    asked = view.questions.sort("rank").head(QUESTIONS).iter_rows(named=True)
    items += [[h("b", say(f"whom.{row['whom']}.ask")), " ", say.question(row)] for row in asked]
    rejected = view.intake.rows_in - view.intake.accepted
    if rejected:
        items.append([say.many("monday.mend", rejected), " ", h("a", say("monday.mend_link"), href="#quality")])
    coming = sorted(
        (d.due, d.id, d) for d in view.duties if d.due and d.due >= view.as_of and d.state in {"due", "not-yet"}
    )
    if coming:
        duty = coming[0][2]
        items.append(say("monday.duty", day=day(coming[0][0], say.lang), duty=say.label(duty.title)))
    return h(
        "div", h("h3", say("summary.monday")), h("ol", [h("li", item) for item in items], class_="monday"), class_="do"
    )


def _how_sure(say: Phrases) -> Child:
    view = say.view
    shown = min(TOP, view.top)
    words = [say("sure.index")]
    if shown:
        words.append(say.many("sure.share", view.judgement_top, top=say.count(view.top)))
    if view.stability:
        words.append(say("sure.draws", draws=say.count(view.stability.draws), k=say.count(view.stability.k)))
        levers = [say.label(lever) for lever in view.stability.levers]
        if levers:
            words.append(say("sure.levers", levers="; ".join(levers)))
    else:
        words.append(say("sure.no_draws"))
    return [h("h3", say("summary.sure")), [h("p", word) for word in words]]
