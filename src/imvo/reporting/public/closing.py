"""The second half of the public page: how is decided, where to turn, what is shown beside, what is withheld."""

from __future__ import annotations

from imvo.disclosure import load
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import link, section, table
from imvo.reporting.public.sentences import Sentences
from imvo.words import share

SHARES = frozenset({1})


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
    return section(
        "harmed",
        say("harmed.title"),
        h("h3", say("harmed.us")),
        own or h("p", say("harmed.nobody")),
        h("h3", say("harmed.route")),
        h("ul", [h("li", step) for step in say.route()]),
        h("p", say.say("harmed.safety")),
        lede=say("harmed.lede"),
    )


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
    rows = [(link(one.url, say.label(one.title)), one.publisher, say.say.date_words(one.edition)) for one in used]
    later = h("p", say("sources.later"), class_="small") if say.account.facts.get_column("later").any() else None
    grid = table(say("sources.title"), heads, rows, class_="named")
    return section("sources", say("sources.title"), grid, later, lede=say("sources.lede"))
