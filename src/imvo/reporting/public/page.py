"""The public account as one page that can be published as it is: no script, no request, no field that is withheld."""

from __future__ import annotations

from functools import cache
from importlib import resources

from imvo.disclosure.model import Measure, Risk
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.head import head, sheet
from imvo.reporting.html.parts import chips, section, table
from imvo.reporting.public.closing import decided, harmed, listed, sources, withheld
from imvo.reporting.public.sentences import Sentences
from imvo.words import day

VALUES = frozenset({1})


def render(say: Sentences) -> str:
    """The page in the language of `say`; the same bytes for the same account."""
    main = [
        _risks(say), _measures(say), _since(say), _unknown(say), harmed(say), decided(say), listed(say), withheld(say),
        sources(say),
    ]  # fmt: skip
    versions = say.say.view.versions
    body = h(
        "body",
        h("a", say("skip"), href="#risks", class_="skip"),
        _masthead(say),
        h("div", h("main", main), class_="frame"),
        h("footer", h("p", say("foot", version=versions["imvo"], method=say.account.method))),
        class_="public",
    )
    title = say("title", participant=say.participant)
    return f"<!doctype html>\n{h('html', head(title, _style(), listed=True), body, lang=say.lang)}\n"


@cache
def _style() -> str:
    own = resources.files(__package__) / "public.css"
    return f"{sheet()}{own.read_text(encoding='utf-8')}"


def _masthead(say: Sentences) -> Markup:
    agreement = say.say.view.agreement
    told = None if agreement is None else f"{say.label(agreement.name)}. {say.label(agreement.state_text)}"
    return h(
        "header",
        h(
            "div",
            h("p", say("kicker"), class_="kicker"),
            h("h1", say.participant),
            h("p", told, class_="agreement") if told else None,
            h("p", say.as_of, class_="dates"),
            h("p", h("a", say("harmed.link"), href="#harmed"), class_="way-in"),
            h("p", say.chained("what"), class_="lede"),
            h("p", say("no_accusation"), class_="callout"),
            class_="masthead",
        ),
    )


def _risks(say: Sentences) -> Markup:
    told = [h("li", _risk(say, risk)) for risk in say.account.risks]
    content = h("ol", told, class_="first") if told else h("p", say("risks.none"), class_="callout warn")
    later = say.account.facts.get_column("later").any()
    decided = any(risk.involvement != "undetermined" for risk in say.account.risks)
    return section(
        "risks",
        say("risks.title"),
        h("p", say("risks.later", day=day(say.account.as_of, say.lang)), class_="small") if later else None,
        content,
        h("p", say("risks.ground"), class_="small") if decided else None,
        lede=say("risks.lede"),
    )


def _risk(say: Sentences, risk: Risk) -> Child:
    return [
        h("span", str(risk.rank), class_="rank"),
        h(
            "div",
            h("h3", say.say.theme(risk.theme), " ", h("span", say.place(risk), class_="place")),
            chips(say.say, say.say.rated(say.issue(risk))),
            h("p", h("b", say("risks.why")), " ", say.why(risk)),
            h("p", " ".join(say.beside(risk)), class_="small"),
        ),
    ]


def _measures(say: Sentences) -> Markup:
    told = [_measure(say, measure) for measure in say.account.measures]
    if not told:
        return section("measures", say("measures.title"), h("p", say("measures.none"), class_="callout warn"))
    return section("measures", say("measures.title"), told, lede=say("measures.lede"))


def _measure(say: Sentences, measure: Measure) -> Markup:
    about = say.about(measure)
    title, rest = say.heading(measure)
    kind = say.kind(measure)
    return h(
        "div",
        h("h3", title),
        h("p", kind, class_="small") if kind != title else None,
        h("p", rest) if rest else None,
        h("p", say("measures.names")) if measure.left_out == "names" else None,
        h("p", say("measures.goal", text=measure.goal)) if measure.goal else None,
        h("p", h("b", say.progress(measure))),
        h("p", about, class_="small") if about else None,
        _effect(say, measure),
        class_="measure",
    )


def _effect(say: Sentences, measure: Measure) -> Child:
    levels = say.levels(measure)
    if measure.indicator is not None and measure.left_out and not levels:
        return h("p", say("measures.caption", indicator=say.own(measure.indicator)), class_="small")
    if measure.indicator is None or not levels:
        return h("p", say("measures.unmeasured"), class_="small") if measure.what else None
    heads = [say("measures.what"), say("measures.value"), say("measures.when")]
    return [
        table(
            say("measures.caption", indicator=say.own(measure.indicator)),
            heads,
            levels,
            class_="narrow",
            numbers=VALUES,
        ),
        h("p", say("measures.activity"), class_="small") if measure.effect is False else None,
    ]


def _since(say: Sentences) -> Child:
    since = say.account.since
    if since is None:
        return section("since", say("since.none-title"), h("p", say("since.none")))
    parts: list[Child] = []
    for key, places in (("new", since.new), ("gone", since.gone)):
        if places:
            items = [h("li", words) for words in say.changes(places)]
            parts.append([h("p", h("b", say(f"since.{key}"))), h("ul", items)])
    if since.gone:
        parts.append(h("p", say("since.gone_note"), class_="small"))
    return section(
        "since",
        say("since.title", day=day(since.day, say.lang)),
        parts or h("p", say("since.same")),
        h("p", say.counted()),
        None if since.same_method else h("p", say("since.method"), class_="callout warn"),
        lede=say("since.lede"),
    )


def _unknown(say: Sentences) -> Markup:
    unknown = say.account.unknown
    told: list[Child] = []
    gaps = say.gaps()
    if unknown.sites is None:
        told.append(h("p", say("unknown.few")))
    elif gaps:
        sites = say.say.many("sites", unknown.sites)
        lead = say("unknown.of", sites=sites, day=day(say.account.as_of, say.lang))
        told += [h("p", lead), h("ul", [h("li", gap) for gap in gaps])]
    told += [h("p", say.steps())] if unknown.steps else []
    for key, items in (("unranked", say.unranked()), ("questions", say.questions())):
        if items:
            told += [h("p", say(f"unknown.{key}")), h("ul", [h("li", words) for words in items])]
    return section("unknown", say("unknown.title"), told or h("p", say("unknown.none")), lede=say("unknown.lede"))
