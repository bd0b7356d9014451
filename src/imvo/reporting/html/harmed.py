"""Where to go when someone is harmed: the steps of the day, who answers, and what is not known."""

from __future__ import annotations

from imvo import words
from imvo.reporting.harmed_doors import Step
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import link, section, table
from imvo.reporting.phrases import Phrases
from imvo.words import day

_COLUMNS = ("mechanism", "reach", "languages", "open_to", "anonymous")


def harmed(say: Phrases) -> Markup:
    """The section, for a reader in need: first where to go, then who answers, then what else there is to know."""
    found = say.view.harmed
    if not found.to:
        return section(
            "harmed", say("harmed.title"), h("p", say("harmed.unknown")), h("p", say("harmed.safety")),
            lede=say("harmed.lede"),
        )  # fmt: skip
    where = h(
        "ol", [h("li", _step(say, step, first=place == 0)) for place, step in enumerate(found.to)], class_="doors"
    )
    return section(
        "harmed",
        say("harmed.title"),
        h("p", h("b", say("harmed.safety"))),
        h("h3", text(say, "on", day=day(say.view.as_of, say.lang))),
        where,
        h("p", text(say, "next")),
        [h("h3", text(say, "beside")), h("ul", [h("li", _step(say, step)) for step in found.beside], class_="doors")]
        if found.beside
        else None,
        [h("h3", text(say, "shut")), h("ul", [h("li", _step(say, step)) for step in found.shut], class_="doors")]
        if found.shut
        else None,
        [h("h3", text(say, "know")), h("ul", [h("li", say.label(one)) for one in found.know])] if found.know else None,
        h("h3", text(say, "retaliation.title")),
        h("p", promise(say)),
        h("h3", text(say, "grievance.title")),
        _grievance(say),
        lede=say("harmed.lede"),
    )


def way_in(say: Phrases) -> Markup:
    """The link to the section, for the first screen of the page: who is harmed does not read on."""
    return h("p", h("a", text(say, "link"), href="#harmed"), class_="help")


def text(say: Phrases, key: str, **values: str) -> str:
    """A text of this section in the language of the page."""
    return words.text(f"cases.harmed.{key}", say.lang, **values)


def _step(say: Phrases, step: Step, *, first: bool = False) -> Child:
    told = [say.label(one) for one in step.told]
    if first:
        told += answers(say)
    inner = [h("p", text(say, "complaint.steps")), h("ol", [h("li", say.label(one)) for one in step.steps], type="a")]
    return [
        h("b", say.label(step.title)),
        " ",
        h("span", say.label(step.standing), class_=f"state {step.code}"),
        [h("p", one) for one in told],
        h("p", text(say, "firm-hint"), class_="small") if first and not reached(say) else None,
        inner if step.steps else None,
        pages(say, step),
    ]


def answers(say: Phrases) -> list[str]:
    """Who answers within the firm, one line each, or that it is not stated."""
    known = [text(say, "firm-contact", contact=one) for one in reached(say)]
    return known or [text(say, "firm-unknown")]


def reached(say: Phrases) -> list[str]:
    """The contacts of the firm that say something."""
    named = (", ".join(part for part in (one.who, one.reach, one.languages) if part) for one in say.view.harmed.firm)
    return [one for one in named if one]


def pages(say: Phrases, step: Step) -> Child:
    """Links to pages of that place."""
    if step.pages_are is None:
        return None
    return h("p", say.label(step.pages_are), [[" ", link(url, url)] for url in step.pages], class_="small")


def promise(say: Phrases) -> str:
    """What the firm says of retaliation."""
    said = {one.no_retaliation for one in say.view.harmed.firm} - {None}
    key = "unsaid" if len(said) != 1 else "promised" if True in said else "refused"
    return text(say, f"retaliation.{key}", participant=_firm(say))


def _firm(say: Phrases) -> str:
    return say.view.participant.name or say("harmed.unnamed")


def _grievance(say: Phrases) -> Child:
    rows, silent = list(grievances(say)), others(say)
    if not rows:
        return h("p", silent) if silent else None
    heads = [text(say, f"grievance.{name}") for name in ("issue", *_COLUMNS)]
    grid = table(text(say, "grievance.title"), heads, rows)
    return [h("p", text(say, "grievance.lede")), grid, h("p", silent) if silent else None]


def others(say: Phrases) -> str:
    """Of how many first issues no mechanism is known; empty where it is known of all."""
    unknown = sum(issue["issue"] not in say.view.harmed.behind for issue in say.top)
    if not unknown:
        return ""
    key = "none" if unknown == len(say.top) else "others"
    return text(say, f"grievance.{key}", n=say.count(unknown))


def grievances(say: Phrases) -> list[list[str]]:
    """Each first issue behind which a mechanism is known, and what is known of it."""
    unknown = text(say, "grievance.unknown")
    rows = []
    for issue in say.top:
        for one in say.view.harmed.behind.get(issue["issue"], ()):
            free = None if one.anonymous is None else text(say, f"grievance.{'yes' if one.anonymous else 'no'}")
            told = (one.who, one.reach, one.languages, one.open_to, free)
            rows.append([say.title(issue), *(unknown if part is None else part for part in told)])
    return rows
