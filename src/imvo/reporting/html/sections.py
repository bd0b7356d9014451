"""The sections that delivered tables add: figures with what travels with them, and tables that say what they show."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from imvo.reporting.cells import heads, shown_rows
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import section, table
from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Fact, Section, Shown
from imvo.tables import load

# So that a section can be read through, tables stand open as long as they have this many rows together; the others are
# folded. A few rows more would be a third screen.
OPEN_ROWS = 10
OPEN_NOTES = 4  # the first notes say what no reader may miss; the others are folded
SENTENCE = 60  # characters; a longer cell is read, and not only looked at
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
        _tables(say, part.shown),
        _notes(say, [say.label(note) for note in part.notes]),
        lede=say.label(part.lede),
        class_="part",
    )


def _fact(say: Phrases, fact: Fact) -> Markup:
    about = h("span", say.label(fact.about), class_="small") if fact.about else None
    return h("div", h("dt", say.label(fact.label)), h("dd", h("b", say.label(fact.value)), " ", about))


def _notes(say: Phrases, notes: list[str]) -> Child:
    first, more = notes[:OPEN_NOTES], notes[OPEN_NOTES:]
    if len(more) < 2:  # a fold for a single line would hide as much as it takes
        first, more = notes, []
    told: list[Child] = [h("ul", [h("li", note) for note in first], class_="small")] if first else []
    if more:
        folded = h("ul", [h("li", note) for note in more], class_="small")
        told.append(h("details", h("summary", say.many("part.notes", len(more))), folded))
    return told


def _tables(say: Phrases, every: tuple[Shown, ...]) -> list[Child]:
    made: list[Child] = []
    rows = 0
    for shown in every:
        own = shown.on_page().height
        folded = rows + own > OPEN_ROWS
        rows += 0 if folded else own
        made.append(_table(say, shown, folded=folded))
    return made


def _table(say: Phrases, shown: Shown, *, folded: bool) -> Child:
    title = say.label(shown.title or load(shown.table).title)
    if shown.frame.is_empty():
        return h("p", h("b", title), ": ", say("part.empty"))
    frame = shown.on_page()
    whole = frame.height == shown.frame.height
    caption = title if whole else _cut(say, shown, title)
    lede = h("p", say.label(shown.lede)) if shown.lede else None
    grid = _grid(say, shown, frame, caption)
    if not folded:
        return [lede, grid]
    summary = f"{title} ({say.many('part.rows', frame.height)})" if whole else caption
    return h("details", h("summary", summary), lede, grid, class_="folded")


def _cut(say: Phrases, shown: Shown, title: str) -> str:
    """The caption of a table of which not all rows are shown."""
    counts = {"n": say.count(shown.most), "all": say.count(shown.frame.height)}
    about = {"title": title, "file": f"results/{shown.table}.csv", **counts}
    if shown.each is None:
        return say("part.first", **about)
    each = say.label(load(shown.table).column(shown.each).title).lower()
    return say("part.first_each", each=each, **about)


def _grid(say: Phrases, shown: Shown, frame: pl.DataFrame, caption: str) -> Child:
    """The rows; a column that says in each of them that it is unknown is named below instead of shown."""
    rows, unknown = list(shown_rows(say, replace(shown, frame=frame), frame.height)), {say("unknown.value")}
    silent = [place for place, told in enumerate(zip(*rows, strict=True)) if place and set(told) == unknown]
    titles, names = heads(say, shown), shown.names
    kept = [place for place in range(len(names)) if place not in silent]
    numbers = _numbers(replace(shown, columns=tuple(names[place] for place in kept)))
    cells = ([row[place] for place in kept] for row in rows)
    missing = "; ".join(titles[place] for place in silent)
    return [
        table(caption, [titles[place] for place in kept], cells, class_=_breadth(rows, kept), numbers=numbers),
        h("p", say("part.silent", columns=missing), class_="small") if silent else None,
    ]


def _breadth(rows: list[list[str]], kept: list[int]) -> str:
    """A class for a table whose last column holds sentences: it gets room to be read."""
    return "told" if kept and any(len(row[kept[-1]]) > SENTENCE for row in rows) else ""


def _numbers(shown: Shown) -> frozenset[int]:
    """Places of the columns set to the right; the first heads its row and a code with a name is a word."""
    declared = load(shown.table)
    kinds = [(name, declared.column(name).type) for name in shown.names]
    return frozenset(
        place for place, (name, kind) in enumerate(kinds) if place and kind in NUMERIC and name not in shown.words
    )
