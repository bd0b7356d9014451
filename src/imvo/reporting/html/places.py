"""Where: the world map with its table, and the heat map of themes by country."""

from __future__ import annotations

from typing import Any

from imvo.reporting.classes import COLOURS, Rated
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import scrolling, section, table
from imvo.reporting.map import world_map
from imvo.reporting.phrases import Phrases

Row = dict[str, Any]


def worst_by_country(say: Phrases) -> dict[str, Row]:
    """Country -> the highest priority issue there; one of the list of issues without basis where there is no other."""
    found: dict[str, Row] = {}
    for which in ("priority", "severe-unlikely", "nothing-known"):
        for issue in say.issues(which):
            if issue["country"]:
                found.setdefault(issue["country"], issue)
    return found


def places(say: Phrases) -> Markup:
    """The map: each country in the colour of its highest issue."""
    worst = worst_by_country(say)
    if not worst:
        return section("map", say("map.title"), h("p", say("map.none")))
    labels = {
        code: f"{say.country(code)}: {say.theme(i['theme'])}, {_words(say, say.rated(i))}" for code, i in worst.items()
    }
    picture = world_map(
        {code: say.rated(i).name for code, i in worst.items()}, labels, say("map.picture"), say("map.described")
    )
    heads = [
        say("column.country"),
        say("column.highest"),
        say("severity.title"),
        say("likelihood.title"),
        say("column.sites"),
    ]
    ordered = sorted(worst.values(), key=lambda i: (i["list"] != "priority", i["list"], i["rank"]))
    rows = [
        (
            say.country(i["country"]),
            f"{say.theme(i['theme'])}: {say.process(i['process'])}",
            _swatch(say.rated(i), say.severity(say.rated(i))),
            say.likelihood(say.rated(i)),
            say.count(i["sites"]),
        )
        for i in ordered
    ]
    details = h(
        "details",
        h("summary", say.many("map.table", len(rows))),
        table(say("map.caption"), heads, rows, numbers=frozenset({4})),
    )
    present = {say.rated(i).name for i in worst.values()}
    return section(
        "map",
        say("map.title"),
        h("figure", picture, h("figcaption", legend(say, present))),
        details,
        lede=say("map.lede"),
    )


def _words(say: Phrases, rated: Rated) -> str:
    return f"{say.severity(rated)}, {say.likelihood(rated)}"


def _swatch(rated: Rated, words: str) -> Child:
    return [h("span", class_=f"swatch {rated.name}", aria_hidden="true"), " ", words]


def legend(say: Phrases, present: set[str]) -> Markup:
    """The colours that occur, in order, with their pattern and words."""
    lines: list[Child] = []
    for band, shades in COLOURS.items():
        names = [likelihood for likelihood in sorted(shades, reverse=True) if f"b{band}l{likelihood}" in present]
        if names:
            keys = [
                h("li", h("span", class_=f"swatch b{band}l{n}", aria_hidden="true"), " ", say(f"likelihood.{n}"))
                for n in names
            ]
            lines.append(h("div", h("p", say(f"band.{band}")), h("ul", keys)))
    if "none" in present:
        key = h("li", h("span", class_="swatch none", aria_hidden="true"), " ", say("heat.hatched"))
        lines.append(h("div", h("p", say("nothing.title")), h("ul", key)))
    return h("div", lines, class_="legend")


def heat(say: Phrases) -> Markup:
    """Themes by country: the highest issue of each, as number, colour and pattern, with what it rests on."""
    cells: dict[tuple[str, str], Row] = {}
    for which in ("priority", "severe-unlikely", "nothing-known"):
        for issue in say.issues(which):
            cells.setdefault((issue["country"] or "", issue["theme"]), issue)
    countries = list(dict.fromkeys(country for country, _ in cells))
    themes = list(say.view.names.themes)
    head = h("tr", h("th", say("column.country"), scope="col"), [h("th", say.theme(t), scope="col") for t in themes])
    rows = [
        h(
            "tr",
            h("th", say.country(c) if c else say("heat.no_country"), scope="row"),
            [_cell(say, cells.get((c, t))) for t in themes],
        )
        for c in countries
    ]
    grid = h("table", h("caption", say("heat.caption")), h("thead", head), h("tbody", rows), class_="heat")
    keys = [h("li", h("b", say(f"heat.letter.{b}")), " ", say.basis(b)) for b in ("site", "country-product", "process")]
    used = {say.rated(issue).name for issue in cells.values()}
    return section(
        "heat",
        say("heat.title"),
        h(
            "ul",
            h("li", h("b", "5"), " ", say("heat.number")),
            h("li", h("b", "●●◐○"), " ", say("heat.pips")),
            keys,
            class_="keys",
        ),
        scrolling(say("heat.caption"), grid),
        legend(say, used),
        lede=say("heat.lede"),
    )


def _cell(say: Phrases, issue: Row | None) -> Markup:
    if issue is None:
        return h(
            "td", h("span", "–", aria_hidden="true"), h("span", say("heat.empty"), class_="hidden"), class_="empty"
        )
    rated = say.rated(issue)
    spoken = say(
        "heat.spoken", severity=say.severity(rated), likelihood=say.likelihood(rated), basis=say.basis(issue["basis"]),
        sites=say.many("sites", issue["sites"]),
    )  # fmt: skip
    letter = say(f"heat.letter.{issue['basis']}")
    seen: list[Child] = [h("b", "?")]
    if rated.likelihood is not None:
        seen = [h("b", str(rated.severity)), h("span", rated.pips, class_="pips"), h("span", letter, class_="on")]
    return h(
        "td", h("span", seen, class_="seen", aria_hidden="true"), h("span", spoken, class_="hidden"), class_=rated.name
    )
