"""The remaining sections: questions, data quality, sources, and the method in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from imvo.intake import left_out
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import link, section, table
from imvo.reporting.phrases import Phrases
from imvo.tables import load

REJECTED = 50


def questions(say: Phrases) -> Markup:
    """What to ask and whom."""
    view = say.view
    titles = {issue["issue"]: issue for issue in view.issues.iter_rows(named=True)}
    heads = [
        say("column.rank"),
        say("questions.question"),
        say("questions.whom"),
        say("questions.moves"),
        say("questions.about"),
    ]
    rows = []
    for row in view.questions.sort("rank").iter_rows(named=True):
        main = titles.get(row["top_issue"])
        rows.append(
            (
                str(row["rank"]),
                say.question(row),
                say(f"whom.{row['whom']}.name"),
                [
                    say.many("questions.issues", row["issues"]),
                    h("br"),
                    h("span", say("questions.main", issue=say.title(main)), class_="small") if main else None,
                ],
                say.many("sites", row["sites"]) if row["sites"] else "",
            )
        )
    content = table(say("questions.title"), heads, rows, class_="short") if rows else h("p", say("questions.none"))
    return section(
        "questions",
        say("questions.title"),
        content,
        h("p", say("questions.how"), class_="small"),
        lede=say.many("questions.lede", len(rows)) if rows else None,
    )


def quality(say: Phrases) -> Markup:
    """From rows in to rows understood: what was read, what not, and how to mend it."""
    intake = say.view.intake
    bare = left_out.height(intake.rejected)
    refused = intake.rejected.filter(pl.col("what") == "row").height - bare
    cells = intake.rejected.filter(pl.col("what") == "cell").height
    lines = [
        (say("quality.rows_in"), say.count(intake.rows_in)),
        (say("quality.accepted"), say.count(intake.accepted)),
        *([(say("quality.left_out"), say.count(bare))] if bare else []),
        (say("quality.rejected"), say.count(refused)),
        (say("quality.cells"), say.count(cells)),
    ]
    return section(
        "quality",
        say("quality.title"),
        table(
            say("quality.caption"),
            [say("quality.what"), say("quality.count")],
            lines,
            numbers=frozenset({1}),
            class_="narrow",
        ),
        h("ul", [h("li", say.label(note)) for note in intake.notes]) if intake.notes else None,
        _columns(say),
        _rejected(say),
        lede=say("quality.lede", files=", ".join(intake.files)),
    )


def _columns(say: Phrases) -> Child:
    by_file: dict[str, list[tuple[str, str, str]]] = {}
    for use in say.view.intake.columns:
        meaning = say.label(load(use.table).column(use.field).title) if use.field else say("quality.unused")
        sure = say(f"quality.sure.{use.confidence or 'given'}")
        by_file.setdefault(use.file, []).append((use.header, meaning, sure if use.field else ""))
    if not by_file:
        return None
    title = say("quality.columns")
    heads = [say("quality.header"), say("quality.meaning"), say("quality.confidence")]
    return [
        h("h3", title),
        [
            table(title if len(by_file) == 1 else f"{title}: {file}", heads, rows, class_="narrow")
            for file, rows in by_file.items()
        ],
    ]


def _where(rejected: Mapping[str, Any], several: bool) -> str:
    """The file, where there are several, and the sheet, before the row."""
    parts = [rejected["file"] if several else None, rejected["sheet"]]
    return "".join(f"{part}, " for part in parts if part)


def _rejected(say: Phrases) -> Child:
    found = say.view.intake.rejected
    if found.is_empty():
        return h("p", say("quality.all"))
    shown = found.sort(
        pl.col("what").replace_strict({"row": 0, "cell": 1, "note": 2}), "file", "row", maintain_order=True
    ).head(REJECTED)
    several = len(say.view.intake.files) > 1
    heads = [say(f"quality.{name}") for name in ("place", "what", "column", "value", "reason", "mend")]
    rows = [
        (
            say("quality.at", sheet=_where(r, several), row=say.count(r["row"])),
            say(f"quality.kind.{r['what']}"),
            r["column"] or "",
            h("bdi", r["value"] or "", class_="given"),
            r["reason"],
            r["mend"],
        )
        for r in shown.iter_rows(named=True)
    ]
    title = say("quality.shown", n=say.count(len(rows)), all=say.count(found.height))
    return [h("h3", say("quality.mends")), h("details", h("summary", title), table(title, heads, rows))]


def sources(say: Phrases) -> Markup:
    """Every register used, with edition, licence and what it cannot say."""
    heads = [say(f"sources.{name}") for name in ("source", "publisher", "edition", "licence", "cannot")]
    rows = []
    for source in sorted(say.view.sources, key=lambda s: s.id):
        edition: Child = [
            source.edition,
            [h("br"), h("span", say("sources.later"), class_="tag")] if source.later else None,
        ]
        cannot = say.label(source.says_nothing) if source.says_nothing else ""
        rows.append((link(source.url, say.label(source.title)), source.publisher, edition, source.licence, cannot))
    content = table(say("sources.title"), heads, rows) if rows else h("p", say("sources.none"))
    return section("sources", say("sources.title"), content, lede=say("sources.lede"))


def method(say: Phrases) -> Markup:
    """The method in short, and what it cannot see."""
    steps = [say(f"method.step.{n}") for n in range(1, 6)]
    blind = [say(f"method.blind.{n}") for n in range(1, 6)]
    firm = say.view.stability
    drawn = say("sure.draws", draws=say.count(firm.draws), k=say.count(firm.k)) if firm else say("sure.no_draws")
    made = ", ".join(f"{name} {version}" for name, version in sorted(say.view.versions.items()))
    return section(
        "method",
        say("method.title"),
        h("ol", [h("li", step) for step in steps]),
        h("p", drawn),
        h("h3", say("method.cannot")),
        h("ul", [h("li", words) for words in blind]),
        h("p", say("method.no_accusation"), class_="callout"),
        h("p", say("method.versions", versions=made), class_="small") if made else None,
        lede=say("method.lede"),
    )
