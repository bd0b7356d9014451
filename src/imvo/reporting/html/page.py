"""The page around the sections: head, confidentiality, navigation, and a policy that lets it fetch nothing."""

from __future__ import annotations

from imvo.agreement import in_words
from imvo.reporting.html.chain import chain
from imvo.reporting.html.duties import duties
from imvo.reporting.html.element import Markup, h
from imvo.reporting.html.harmed import harmed, way_in
from imvo.reporting.html.head import head, sheet
from imvo.reporting.html.places import heat, places
from imvo.reporting.html.priorities import beside, priorities
from imvo.reporting.html.rest import method, quality, questions, sources
from imvo.reporting.html.sections import anchor as section_anchor
from imvo.reporting.html.sections import sections
from imvo.reporting.html.summary import summary
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DossierView
from imvo.words import day

ANCHORS = (
    "summary", "duties", "map", "heat", "priorities", "unlikely", "nothing", "questions", "chain", "quality", "harmed",
    "method", "sources",
)  # fmt: skip


def render(view: DossierView, lang: str, say: Phrases | None = None) -> str:
    """The dossier as one HTML page in `lang` (nl or en): no script, no request, the same bytes for the same view.

    `say`: the phrases of this view, where another output has made them already.
    """
    say = say or Phrases(view, lang)
    main = [
        summary(say), duties(say), places(say), heat(say), priorities(say), beside(say), questions(say), chain(say),
        sections(say), quality(say), harmed(say), method(say), sources(say),
    ]  # fmt: skip
    body = h(
        "body",
        h("a", say("page.skip"), href="#summary", class_="skip"),
        _masthead(say),
        h("div", _navigation(say), h("main", main), class_="frame"),
        h(
            "footer",
            h("p", say("page.confidential_short", participant=say.participant)),
            h("p", say("method.no_accusation")),
        ),
    )
    title = say("page.title", participant=say.participant)
    return f"<!doctype html>\n{h('html', head(title, sheet()), body, lang=lang)}\n"


def _masthead(say: Phrases) -> Markup:
    view = say.view
    facts = [say("page.as_of", day=day(view.as_of, say.lang))]
    who = view.participant
    if who.signed is not None:
        facts.append(say("page.signed" if who.own else "page.bound", day=in_words.day(who.signed, say.lang)))
    return h(
        "header",
        h(
            "p",
            h("strong", say("page.confidential")),
            " ",
            say("page.confidential_text"),
            class_="confidential",
        ),
        way_in(say),
        h(
            "div",
            h("p", say("page.kicker"), class_="kicker"),
            h("h1", say.participant),
            h("p", say.label(view.agreement.name), class_="agreement") if view.agreement else None,
            h("p", " · ".join(facts), class_="dates"),
            class_="masthead",
        ),
    )


def _navigation(say: Phrases) -> Markup:
    added = [h("li", h("a", say.label(part.title), href=f"#{section_anchor(part)}")) for part in say.view.sections]
    links = [h("li", h("a", say(f"nav.{anchor}"), href=f"#{anchor}")) for anchor in ANCHORS]
    after = ANCHORS.index("chain") + 1
    links[after:after] = added
    return h("nav", h("ul", links), aria_label=say("page.contents"))
