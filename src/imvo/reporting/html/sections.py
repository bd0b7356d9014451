"""The sections that delivered tables add: figures with what travels with them, and tables that say what they show."""

from __future__ import annotations

from imvo.reporting.cells import heads, shown_rows
from imvo.reporting.html.element import Markup, h
from imvo.reporting.html.parts import section, table
from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Fact, Section, Shown
from imvo.tables import load

OPEN_ROWS = 12  # a longer table is folded, so that the section can be read through
NUMERIC = ("u8", "u32", "i64", "f64")


def anchor(part: Section) -> str:
    """The anchor of a section; a prefix keeps it apart from those of the page itself."""
    return f"part-{part.id}"


def sections(say: Phrases) -> list[Markup]:
    """Every section that the delivered tables added, in their order."""
    return [_section(say, part) for part in say.view.sections]


def _section(say: Phrases, part: Section) -> Markup:
    return section(
        anchor(part),
        say.label(part.title),
        h("dl", [_fact(say, fact) for fact in part.facts], class_="figures") if part.facts else None,
        [_table(say, shown) for shown in part.shown],
        h("ul", [h("li", say.label(note)) for note in part.notes], class_="small") if part.notes else None,
        lede=say.label(part.lede),
    )


def _fact(say: Phrases, fact: Fact) -> Markup:
    about = h("span", say.label(fact.about), class_="small") if fact.about else None
    return h("div", h("dt", say.label(fact.label)), h("dd", h("b", say.label(fact.value)), " ", about))


def _table(say: Phrases, shown: Shown) -> list[Markup | None]:
    declared = load(shown.table)
    title = say.label(declared.title)
    if shown.frame.is_empty():
        return [h("p", h("b", title), ": ", say("part.empty"))]
    caption = title
    if shown.frame.height > shown.most:
        counts = {"n": say.count(shown.most), "all": say.count(shown.frame.height)}
        caption = say("part.first", title=title, file=f"results/{shown.table}.csv", **counts)
    names = shown.columns or tuple(declared.dtypes)
    numbers = frozenset(place for place, name in enumerate(names) if declared.column(name).type in NUMERIC)
    grid = table(caption, heads(say, shown), shown_rows(say, shown, shown.most), numbers=numbers)
    if shown.frame.height > OPEN_ROWS:
        rows = say.many("part.rows", min(shown.most, shown.frame.height))
        grid = h("details", h("summary", f"{title} ({rows})"), grid)
    return [h("p", say.label(shown.lede)) if shown.lede else None, grid]
