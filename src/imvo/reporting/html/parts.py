"""Pieces that several sections share: a section, a table that scrolls in its own box, the chips of classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from imvo.reporting.classes import HIGHEST_LIKELIHOOD, Rated
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.phrases import Phrases


def section(anchor: str, title: str, *children: Child, lede: str | None = None, class_: str | None = None) -> Markup:
    """A section of the page with its heading; it is named by the heading and reached by `#anchor`."""
    return h(
        "section",
        h("h2", title, id=f"{anchor}-title"),
        h("p", lede, class_="lede") if lede else None,
        *children,
        id=anchor,
        aria_labelledby=f"{anchor}-title",
        class_=class_,
    )


def table(
    caption: str,
    heads: Sequence[Child],
    rows: Iterable[Sequence[Child]],
    *,
    class_: str = "",
    numbers: frozenset[int] = frozenset(),
) -> Markup:
    """A table; the first cell of a row is its header. A wide one scrolls in a box that the keyboard reaches."""
    body = []
    for cells in rows:
        first, *rest = cells
        body.append(
            h(
                "tr",
                h("th", first, scope="row"),
                [h("td", cell, class_="n" if place in numbers else None) for place, cell in enumerate(rest, 1)],
            )
        )
    head = h(
        "tr", [h("th", cell, scope="col", class_="n" if place in numbers else None) for place, cell in enumerate(heads)]
    )
    return scrolling(
        caption, h("table", h("caption", caption), h("thead", head), h("tbody", body), class_=class_ or None)
    )


def scrolling(label: str, content: Markup) -> Markup:
    """A box that scrolls sideways on its own, so that the page never does. A group, so that landmarks stay few."""
    return h("div", content, class_="scroll", role="group", aria_label=label, tabindex="0")


def chips(say: Phrases, rated: Rated) -> Markup:
    """Severity and likelihood as words; the pattern is for the eye, the words for everyone."""
    return h(
        "span",
        h(
            "span",
            h("b", f"{say('severity.title')}:"),
            " ",
            say("class_of", word=say.severity(rated), value=str(rated.severity), most="5"),
            class_=f"chip sev s{rated.band}",
        ),
        " ",
        h("span", h("b", f"{say('likelihood.title')}:"), " ", _signals(say, rated), class_=f"chip {rated.name}"),
        class_="chips",
    )


def _signals(say: Phrases, rated: Rated) -> Child:
    words = say.likelihood(rated)
    if rated.likelihood is not None:
        words = say("class_of", word=words, value=str(rated.likelihood), most=str(HIGHEST_LIKELIHOOD))
    return [words, " ", h("span", rated.pips, class_="pips", aria_hidden="true")]


def link(url: str, words: str) -> Child:
    """A link for the reader to follow; anything but http(s) stays text. Nothing is fetched by the page itself."""
    return h("a", words, href=url, rel="noreferrer noopener") if url.startswith(("https://", "http://")) else words
