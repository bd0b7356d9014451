"""Every issue in the order to act, with its classes, its facts and their sources; then the two lists beside it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from imvo import words
from imvo.reporting.html.cards import firm, named, where
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import chips, section, table
from imvo.reporting.phrases import TOP, Phrases
from imvo.reporting.view import DETAILED, NAMED

Row = dict[str, Any]


def priorities(say: Phrases) -> Markup:
    """The priority list by band of severity."""
    issues = say.issues("priority")
    groups: list[Child] = []
    for band, members in groupby(issues, key=lambda issue: issue["severity_band"]):
        own = list(members)
        full = [i for i in own if i["rank"] <= DETAILED]
        groups += [
            h("h3", say(f"band.{band}"), " ", h("span", say.many("issues", len(own)), class_="small")),
            [_issue(say, issue) for issue in full],
            _short(say, own[len(full) :], say("priorities.rest")) if len(own) > len(full) else None,
        ]
    note = (
        h("p", say("priorities.shortened", n=say.count(DETAILED)), class_="small") if len(issues) > DETAILED else None
    )
    return section(
        "priorities",
        say("priorities.title"),
        note,
        groups or h("p", say("summary.no_issues")),
        lede=say("priorities.lede"),
    )


def _issue(say: Phrases, issue: Row) -> Markup:
    rated = say.rated(issue)
    head = h(
        "summary",
        h("span", f"{issue['rank']}", class_="rank"),
        h(
            "span",
            h("b", say.theme(issue["theme"])),
            " ",
            h("span", say.place(issue)),
            " ",
            chips(say, rated),
            class_="what",
        ),
    )
    sites, unknown = named(say, issue, NAMED), say.reasons.not_known(issue)
    answered = _answered(say, issue)
    body = [
        h("p", h("b", say("card.why")), ": ", say.reasons.why(issue)),
        h("p", h("b", say("card.where")), ": ", where(say, issue)),
        h("p", h("b", say("card.sites")), ": ", sites) if sites else None,
        h("p", h("b", words.text("answers.issue.title", say.lang)), ": ", answered) if answered else None,
        _severity(say, issue),
        _likelihood(say, issue),
        h("p", h("b", say("card.unknown")), ": ", unknown) if unknown else None,
        h(
            "p",
            h("b", say("card.sure")),
            ": ",
            say("sure.basis", basis=say.basis(issue["basis"])),
            " ",
            firm(say, issue),
        ),
        h("p", say.last_resort(issue), class_="small") if issue["rank"] <= TOP else None,
    ]
    return h("details", head, h("div", body, class_="body"), id=f"issue-{issue['rank']}", class_="issue")


def _answered(say: Phrases, issue: Row) -> str:
    """The answers that changed something of the sites of an issue; empty where there are none."""
    found = say.view.answered_at.get((issue["country"], issue["process"]))
    return say.label(found) if found else ""


def _also_answered(say: Phrases, issue: Row) -> list[Child]:
    answered = _answered(say, issue)
    return [h("br"), f"{words.text('answers.issue.title', say.lang)}: {answered}"] if answered else []


def _severity(say: Phrases, issue: Row) -> Markup:
    kinds = ("scale", "scope", "irremediability")
    classes = [
        h("li", h("b", say(f"severity.{k}")), f" {issue[k]}/5 ", h("span", say(f"severity.{k}_is"), class_="small"))
        for k in kinds
    ]
    ground = say.view.severity_grounds.get((issue["process"], issue["theme"]))
    return h(
        "div",
        h("h4", say("severity.title"), f": {issue['severity']}/5, ", say.severity(say.rated(issue))),
        h("p", say("severity.highest"), class_="small"),
        h("ul", classes, class_="classes"),
        h("p", say.label(ground)) if ground else None,
    )


def _likelihood(say: Phrases, issue: Row) -> Markup:
    rated = say.rated(issue)
    if rated.likelihood is None:
        return h("p", say("likelihood.none"))
    title = say(
        "likelihood.interval",
        word=say(f"likelihood.{rated.likelihood}"),
        low=str(rated.low),
        value=str(rated.likelihood),
        high=str(rated.high),
    )
    heads = [say(f"signal.{name}") for name in ("fact", "subject", "value", "contribution", "source")]
    rows = [
        (
            say.indicator(signal),
            say.subject(signal),
            say.value(signal),
            _contribution(say, signal),
            [
                _page(say, signal, issue),
                say.source(signal),
                h("br") if signal["reference_date"] else None,
                _about(say, signal),
            ],
        )
        for signal in say.signals(issue)
    ]
    caption = say("signal.caption", issue=say.title(issue))
    return h(
        "div",
        h("h4", say("likelihood.title"), ": ", title),
        table(caption, heads, rows, class_="signals") if rows else None,
    )


def _page(say: Phrases, signal: Row, issue: Row) -> Child:
    """The page behind what is typical of a process, in full: its title, publisher and date."""
    hazard = say.view.hazards.get((str(signal["subject"]), issue["theme"])) if signal["effect"] == "start" else None
    if hazard is None or not hazard.title:
        return None
    parts = [hazard.title, hazard.publisher, say.date_words(hazard.date)]
    if hazard.date and say.reasons.later(hazard.date):
        parts.append(say("source.later"))
    return [", ".join(filter(None, parts)), h("br")]


def _about(say: Phrases, signal: Row) -> Child:
    date = say.date_words(signal["reference_date"])
    return h("span", say("signal.about", date=date), class_="small") if date else None


def _contribution(say: Phrases, signal: Row) -> str:
    """What the fact does to the lowest, the ranked and the highest class, in one line."""
    parts = [
        (signal[name] or "").removeprefix(">=").replace("-", "\N{MINUS SIGN}")
        for name in ("low", "contribution", "high")
    ]
    if signal["effect"] in {"none", "exposure"} or not any(parts):
        return say(f"effect.{signal['effect']}")
    if len(set(parts)) == 1:
        return say("effect.same", effect=say(f"effect.{signal['effect']}"), value=parts[0])
    low, value, high = (part or "0" for part in parts)
    return say("effect.three", effect=say(f"effect.{signal['effect']}"), low=low, value=value, high=high)


def _short(say: Phrases, issues: list[Row], caption: str) -> Markup:
    heads = [
        say("column.rank"),
        say("column.issue"),
        say("severity.title"),
        say("likelihood.title"),
        say("column.people"),
        say("card.why"),
    ]
    rows = [
        (
            h("span", str(i["rank"]), id=f"issue-{i['rank']}") if i["list"] == "priority" else str(i["rank"]),
            say.title(i),
            f"{i['severity']}/5",
            say.likelihood(say.rated(i)),
            say.people(i),
            [say.reasons.why(i, 1), *_also_answered(say, i)],
        )
        for i in issues
    ]
    return table(caption, heads, rows, class_="short")


def beside(say: Phrases) -> Child:
    """Severe but unlikely issues, and issues of which nothing is known: never dropped, never mixed in."""
    made = []
    for which, anchor in (("severe-unlikely", "unlikely"), ("nothing-known", "nothing")):
        issues = list(say.issues(which))
        content: Child = h("p", say(f"{anchor}.empty"))
        if issues:
            content = _short(say, issues, say(f"{anchor}.title"))
            if len(issues) > TOP:
                content = h("details", h("summary", say.many("issues.show", len(issues))), content)
        made.append(section(anchor, say(f"{anchor}.title"), content, lede=say(f"{anchor}.lede")))
    return made
