"""The second half of the public page: how is decided, where to turn, what is shown beside, what is withheld."""

from __future__ import annotations

from imvo.disclosure import load
from imvo.reporting.harmed_doors import Step
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.harmed import pages, text
from imvo.reporting.html.parts import link, section, table
from imvo.reporting.public.sentences import Sentences
from imvo.reporting.view import SourceLine
from imvo.words import share

SHARES = frozenset({1})
MAKER = "imvo"


def decided(say: Sentences) -> Markup:
    """The method in three lines, and which it is."""
    steps = [say(f"decide.{step}") for step in ("first", "second", "third")]
    method = say("decide.method", method=say.account.method)
    return section(
        "decide", say("decide.title"), h("ol", [h("li", step) for step in steps]), h("p", method, class_="small")
    )


def harmed(say: Sentences) -> Markup:
    """Where someone who is harmed can turn: the company, then outside it."""
    contacts = range(len(say.account.contacts))
    own = [h("ul", [h("li", words) for words in say.contact(place)]) for place in contacts]
    found = say.say.view.harmed
    beside, shut = (
        [h("h3", heads(say, key)), h("ul", [h("li", _door(say, step)) for step in steps])] if steps else None
        for key, steps in (("beside", found.beside), ("shut", found.shut))
    )
    return section(
        "harmed",
        say("harmed.title"),
        [h("h3", say("harmed.us")), own, h("p", say("harmed.unsafe")), h("h3", say("harmed.route"))]
        if own
        else h("p", say("harmed.nobody")),
        h("ol", [h("li", _door(say, step)) for step in found.to]) if found.to else h("p", say("harmed.ncp")),
        h("p", heads(say, "next")),
        beside,
        shut,
        [h("h3", heads(say, "know")), h("ul", [h("li", say.label(one)) for one in found.know])] if found.know else None,
        h("p", h("b", say.say("harmed.safety"))),
        h("p", say("harmed.reported" if say.account.reported else "harmed.quiet")),
        lede=say.welcome(),
    )


def heads(say: Sentences, key: str) -> str:
    """A heading of the section on harm as the dossier has it."""
    return text(say.say, key)


def _door(say: Sentences, step: Step) -> Child:
    """One place outside the company, with who decides, its first steps and its pages."""
    inner = [h("p", heads(say, "complaint.steps")), h("ol", [h("li", say.label(one)) for one in step.steps], type="a")]
    return [
        h("b", say.label(step.title)),
        ": ",
        say.label(step.standing),
        [h("p", say.label(one)) for one in step.told],
        inner if step.steps else None,
        pages(say.say, step),
    ]


def listed(say: Sentences) -> Child:
    """What the company switched on, and nothing when it did not."""
    if not say.account.on:
        return None
    shown = {"sites": _sites, "suppliers": _suppliers, "volumes": _volumes}
    parts = [[h("h3", say(f"listed.{switch}")), shown[switch](say)] for switch in say.account.on]
    return section("listed", say("listed.title"), parts)


def _sites(say: Sentences) -> Child:
    rows = [(h("bdi", name), say.country(code, "listed.no_country")) for name, code in say.account.listed.sites]
    heads = [say("listed.site"), say("listed.country")]
    return table(say("listed.sites"), heads, rows, class_="narrow named") if rows else h("p", say("listed.empty"))


def _suppliers(say: Sentences) -> Child:
    names = [h("li", h("bdi", name)) for name in say.account.listed.suppliers]
    return h("ul", names) if names else h("p", say("listed.empty"))


def _volumes(say: Sentences) -> Child:
    rows = [
        (say.country(code, "listed.others"), share(part, say.lang, decimals=0))
        for code, part in say.account.listed.volumes
    ]
    if not rows:
        return h("p", say("listed.empty"))
    heads = [say("listed.country"), say("listed.share")]
    return table(say("listed.volumes"), heads, rows, class_="narrow named", numbers=SHARES)


def withheld(say: Sentences) -> Markup:
    """What is not told, and why."""
    every = [one for one in load().withheld if one.unless not in say.account.on]
    items = [h("li", h("b", f"{getattr(one.what, say.lang)}."), " ", getattr(one.reason, say.lang)) for one in every]
    return section("withheld", say("withheld.title"), h("ul", items), lede=say("withheld.lede"))


def sources(say: Sentences) -> Markup:
    """The public registers behind the main risks."""
    used = say.sources
    if not used:
        return section("sources", say("sources.title"), h("p", say("sources.none")))
    heads = [say("sources.source"), say("sources.publisher"), say("sources.edition")]
    rows = [(_source(say, one), one.publisher, say.say.date_words(one.edition)) for one in used]
    grid = table(say("sources.title"), heads, rows, class_="named")
    return section("sources", say("sources.title"), grid, lede=say("sources.lede"))


def _source(say: Sentences, one: SourceLine) -> Child:
    """A register under its name; the page beside one that imvo put together is only what it was made of."""
    title = say.label(one.title)
    if not one.publisher.startswith(MAKER):
        return link(one.url, title)
    return [title, " (", say("sources.made"), " ", link(one.url, say("sources.among")), ")"]
