"""The first issues on page 1: three cards with their reasons, and the others in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import chips
from imvo.reporting.phrases import Phrases

NAMES = 3  # sites named on a card

Row = dict[str, Any]


def cards(say: Phrases, issues: Sequence[Row]) -> Child:
    """Why these: a card for each issue, under what the dots mean."""
    return [
        h("h3", say.many("summary.reasons", len(issues))),
        h("p", say("summary.legend"), class_="small"),
        h("ol", [_card(say, issue) for issue in issues], class_="first"),
    ]


def _card(say: Phrases, issue: Row) -> Markup:
    before = next((i for i in say.top if _place(i) == _place(issue)), issue)
    same = say("people.same", rank=str(before["rank"])) if before["rank"] < issue["rank"] else ""
    rows = [
        (say("card.why"), say.reasons.brief(issue)),
        (say("card.where"), same or where(say, issue)),
        (say("card.sites"), "" if same else named(say, issue, NAMES)),
        (say("card.unknown"), say.reasons.not_known(issue)),
    ]
    return h(
        "li",
        h("span", str(issue["rank"]), class_="rank"),
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
            h("p", firm(say, issue), class_="small") if firm(say, issue) else None,
            h(
                "p",
                say.last_resort(issue),
                " ",
                h("a", say("card.more"), href=f"#issue-{issue['rank']}"),
                class_="small",
            ),
        ),
    )


def _place(issue: Row) -> tuple[str | None, str]:
    return issue["country"], issue["process"]


def compact(say: Phrases, issues: Sequence[Row]) -> Child:
    """The issues after the first, in two lines each."""
    if not issues:
        return None
    rows = [
        h(
            "li",
            h("span", str(issue["rank"]), class_="rank"),
            h(
                "div",
                h("p", h("a", say.title(issue), href=f"#issue-{issue['rank']}", class_="strong")),
                h("p", say.reasons.brief(issue), " ", say.last_resort(issue), class_="small"),
            ),
        )
        for issue in issues
    ]
    return [h("h3", say.many("summary.next", len(issues))), h("ol", rows, class_="next")]


def where(say: Phrases, issue: Row) -> str:
    """Sites, people who work there, and women and migrants among them."""
    return " ".join(filter(None, (say.people(issue), say.who(issue))))


def named(say: Phrases, issue: Row, most: int) -> str:
    """Some of the sites by name, when the list gives both country and process, with how many more there are."""
    if not issue["site_known"] or not issue["country"]:
        return ""
    names, count = say.view.named_sites.get((issue["process"], issue["country"]), ((), 0))
    # One more is named rather than counted.
    shown = names if count <= min(len(names), most + 1) else names[:most]
    more = count - len(shown)
    return "; ".join(shown) + (say("card.and_more", more=say.many("unknown.more", more)) if more > 0 else "")


def firm(say: Phrases, issue: Row) -> str:
    """How often the issue stays in the first, and whether it rests on judgement alone."""
    stays = say.stays(issue)
    parts = (say("sure.judgement") if issue["judgement"] else "", say("card.firm", how=stays) if stays else "")
    return " ".join(filter(None, parts))
