"""The dossier as a workbook: the same facts as the page, to filter and to work with. Every text stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import xlsxwriter

from imvo.agreement import PartialDate
from imvo.reporting import duty_lines, seen
from imvo.reporting.cells import heads, shown_rows
from imvo.reporting.headlines import headlines
from imvo.reporting.html import harmed as ways
from imvo.reporting.html import urgent
from imvo.reporting.html.element import visible
from imvo.reporting.html.summary import NO_TERM, how_sure, not_known, themes
from imvo.reporting.monday import steps
from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Shown
from imvo.reporting.view import DETAILED, DossierView
from imvo.tables import load
from imvo.words import day

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 10_000  # of what was not understood; the sheet About says how many there are
LONGEST_NAME = 31  # characters of the name of a sheet
LONGEST = 32_000  # a cell of a workbook holds at most 32,767 characters
WIDEST = 70
NARROWEST = 9
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest date that a zip file can hold

Cells = Iterable[Sequence[Any]]


def workbook(view: DossierView, lang: str, created: datetime | None = None, say: Phrases | None = None) -> bytes:
    """The workbook in `lang`. `created` is its date; without it a fixed one: the same view gives the same bytes.

    `say`: the phrases of this view, where another output has made them already.
    """
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    say = say or Phrases(view, lang)
    moment = (created or EPOCH).replace(tzinfo=None)
    book.set_properties({"title": visible(say("book.title", participant=say.participant)), "created": moment})
    writer = Writer(book)
    sheets: list[Callable[[Writer, Phrases], None]] = [
        _summary, _issues, _questions, _duties, _sites, _signals, _rejected, _sources, _harmed, _about,
    ]  # fmt: skip
    for sheet in sheets:
        sheet(writer, say)
    for shown in _whole([shown for part in say.view.sections for shown in part.shown]):
        writer.sheet(sheet_name(say.label(load(shown.table).title)), heads(say, shown), _raw(say, shown))
    book.close()
    return target.getvalue()


def write(
    view: DossierView, lang: str, path: Path, created: datetime | None = None, say: Phrases | None = None
) -> None:
    """Write the workbook to `path`; see `workbook`."""
    path.write_bytes(workbook(view, lang, created, say))


class Writer:
    """Formats of the workbook and the one way in which a sheet is written."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.names: set[str] = set()  # as they are compared: without regard to capitals
        self.head: Format = book.add_format(
            {"bold": True, "bg_color": "#0d4a63", "font_color": "#ffffff", "text_wrap": True, "valign": "top"}
        )
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.date: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})

    def sheet(self, name: str, heads: Sequence[str], rows: Cells) -> None:
        """A sheet with a header row that stays in sight and filters."""
        page = self.book.add_worksheet(self._free(name))
        widths = [len(head) for head in heads]
        for column, head in enumerate(heads):
            page.write_string(0, column, visible(head, LONGEST), self.head)
        last = 0
        for last, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                widths[column] = max(widths[column], self._cell(page, last, column, cell))
        for column, width in enumerate(widths):
            page.set_column(column, column, max(NARROWEST, min(WIDEST, width + 2)))
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, last, len(heads) - 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def _free(self, name: str) -> str:
        """The name, with a number behind it where a sheet has it already."""
        free, number = name, 1
        while free.casefold() in self.names:
            number += 1
            free = f"{name[: LONGEST_NAME - len(str(number)) - 1].rstrip()} {number}"
        self.names.add(free.casefold())
        return free

    def _cell(self, page: Worksheet, row: int, column: int, cell: Any) -> int:
        """Write one value by its kind; the number of characters it takes."""
        if cell is None or cell == "":
            return 0
        if isinstance(cell, bool | str):
            words = visible(str(cell), LONGEST)
            page.write_string(row, column, words, self.text)
            return len(words) if "\n" not in words else max(map(len, words.split("\n")))
        if isinstance(cell, date):
            page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self.date)  # noqa: DTZ001 - a day, no clock
            return 10
        page.write_number(row, column, cell, self.text)
        return len(str(cell))


def _whole(shown: Sequence[Shown]) -> list[Shown]:
    """A table that the page shows in parts, each under its own words, as one: rows of the same columns or, of the very
    same rows, other columns.
    """
    found: dict[str, Shown] = {}
    for one in shown:
        before = found.get(one.table)
        if before is None:
            found[one.table] = one
        elif before.frame is one.frame:
            names = tuple(dict.fromkeys((*before.names, *one.names)))
            found[one.table] = replace(before, columns=names, words={**before.words, **one.words})
        else:
            found[one.table] = replace(before, frame=pl.concat([before.frame, one.frame]))
    return list(found.values())


def sheet_name(title: str) -> str:
    """A title that a sheet may have: 31 characters at most in whole words, and none that spreadsheets refuse."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", title).split())
    if len(plain) <= LONGEST_NAME:
        return plain
    cut = plain[: LONGEST_NAME + 1]
    whole = cut.rsplit(" ", 1)[0].rstrip(" ,;-(") if " " in cut else ""
    return whole or plain[:LONGEST_NAME]


def _raw(say: Phrases, shown: Shown) -> Cells:
    """Rows of a result: numbers as numbers, codes as words."""
    declared = load(shown.table)
    columns = [declared.column(name) for name in shown.names]
    values = shown.frame.head(MOST_ROWS).select(shown.names).iter_rows()
    for record, texts in zip(values, shown_rows(say, shown, MOST_ROWS), strict=True):
        yield [
            text if column.type in ("text", "bool") else value
            for column, value, text in zip(columns, record, texts, strict=True)
        ]


def _heads(say: Phrases, table: str, columns: Sequence[str]) -> list[str]:
    declared = load(table)
    return [say.label(declared.column(name).title) for name in columns]


def _summary(writer: Writer, say: Phrases) -> None:
    view, intake = say.view, say.view.intake
    rows: list[tuple[Any, ...]] = [
        (say("page.kicker"), say.participant),
        (say("page.confidential"), say("book.confidential", participant=say.participant)),
        (say("book.agreement"), say.label(view.agreement.name) if view.agreement else say("summary.no_agreement")),
        (say("book.as_of"), view.as_of),
        (say("book.rows_in"), intake.rows_in),
        (say("book.accepted"), intake.accepted),
    ]
    rows += [(urgent.title(say), urgent.notice(say, case)) for case in view.urgent]
    if view.agreement and view.agreement.state in NO_TERM:
        rows.append((say("book.state"), say.label(view.agreement.state_text)))
    if intake.sector_warning:
        rows.append((say("summary.sector"), say.label(intake.sector_warning)))
    later = sum(source.later for source in view.sources)
    if later:
        rows.append((say.many("summary.later", later, day=day(view.as_of, say.lang)), say("summary.later_how")))
    for part, fact in headlines(view.sections):
        told = f"{say.label(fact.value)} {say.label(fact.about) if fact.about else ''}".rstrip()
        rows.append((f"{say.label(part.title)}: {say.label(fact.label)}", told))
    rows += [
        (f"{say('book.issue')} {i['rank']}: {say.title(i)}", f"{say.reasons.brief(i)} {say.last_resort(i)}")
        for i in say.top
    ]
    rows += [(say("summary.monday") if place == 0 else "", str(step)) for place, step in enumerate(steps(say))]
    rows.append((say("last_resort.lead"), f"{say('last_resort.text')} {say('last_resort.harmed')}"))
    rows += [(say("summary.unknown") if place == 0 else "", words) for place, words in enumerate(not_known(say))]
    rows += [(f"{say('themes.theme')}: {theme}", words) for theme, words, _ in themes(say)]
    rows.append((say("summary.sure"), " ".join(how_sure(say))))
    rows.append((say("book.no_accusation"), say("method.no_accusation")))
    writer.sheet(say("sheet.summary"), [say("book.what"), say("book.value")], rows)


def _harmed(writer: Writer, say: Phrases) -> None:
    """Where someone who is harmed can go, in order, then what is not open and what else there is to know."""
    found = say.view.harmed
    heads = [ways.text(say, f"sheet.{name}") for name in ("step", "where", "standing", "what")]
    rows: list[tuple[Any, ...]] = []
    for place, step in enumerate((*found.to, *found.beside, *found.shut), 1):
        answers = ways.answers(say) if place == 1 else []
        told = [*map(say.label, step.told), *answers, *map(say.label, step.steps)]
        number = place if place <= len(found.to) else None
        told += [say.label(step.pages_are), *step.pages] if step.pages_are is not None else []
        rows.append((number, say.label(step.title), say.label(step.standing), "\n".join(told)))
    rows.append((None, None, None, ways.text(say, "next")))
    rows += [(None, ways.text(say, "know"), None, say.label(one)) for one in found.know]
    rows.append((None, ways.text(say, "retaliation.title"), None, ways.promise(say)))
    rows += [(None, issue, None, ", ".join(told)) for issue, *told in ways.grievances(say)]
    if silent := ways.others(say):
        rows.append((None, ways.text(say, "grievance.title"), None, silent))
    rows.append((None, say("harmed.title"), None, say("harmed.safety")))
    writer.sheet(sheet_name(ways.text(say, "sheet.name")), heads, rows)


def _issues(writer: Writer, say: Phrases) -> None:
    columns = (
        "list", "rank", "theme", "process", "country", "severity", "scale", "scope", "irremediability",
        "likelihood_low", "likelihood", "likelihood_high", "basis", "sites", "workers", "sites_without_workers",
        "women_low", "migrants_low", "stability", "later", "judgement", "cause",
    )  # fmt: skip
    heads = [*_heads(say, "issues", columns), say("book.why"), say("book.unknown")]
    rows = []
    for which in ("priority", "severe-unlikely", "nothing-known"):
        for issue in say.issues(which):
            named = issue | {
                "list": say(f"nav.{_ANCHORS[which]}"), "theme": say.theme(issue["theme"]),
                "process": say.process(issue["process"]),
                "country": say.country(issue["country"]), "basis": say.basis(issue["basis"]),
                "later": _yes(say, issue["later"]), "judgement": _yes(say, issue["judgement"]),
            }  # fmt: skip
            told = (
                (say.reasons.why(issue), say.reasons.not_known(issue))
                if issue["rank"] <= DETAILED
                else (say.reasons.why(issue, 1), "")
            )
            rows.append([*(named[column] for column in columns), *told])
    writer.sheet(say("sheet.issues"), heads, rows)


_ANCHORS = {"priority": "priorities", "severe-unlikely": "unlikely", "nothing-known": "nothing"}


def _yes(say: Phrases, value: bool) -> str:
    return say("book.yes") if value else say("book.no")


def _questions(writer: Writer, say: Phrases) -> None:
    heads = [
        say("book.rank"),
        say("book.question"),
        *_heads(say, "questions", ("whom", "issues", "moves", "sites", "top_issue")),
    ]
    rows = [
        (
            row["rank"],
            say.question(row),
            say(f"whom.{row['whom']}.name"),
            row["issues"],
            row["moves"],
            row["sites"],
            row["top_issue"],
        )
        for row in say.view.questions.sort("rank").iter_rows(named=True)
    ]
    writer.sheet(say("sheet.questions"), heads, rows)


def _duties(writer: Writer, say: Phrases) -> None:
    heads = [
        *(say("duties.duty"), say("book.chains"), say("book.due"), say("book.start"), say("book.end")),
        *(say("duties.state"), say("duties.reason"), say("book.evidence"), say("book.consequence")),
    ]
    rows = [
        (
            say.label(d.title),
            duty_lines.chains(d),
            *(_day(say, day) for day in (d.due, *d.window)),
            duty_lines.state(say, d),
            say.label(d.reason),
            *(say.label(words) if words else "" for words in (d.evidence, d.consequence)),
        )
        for d in duty_lines.ordered(say)
    ]
    writer.sheet(say("sheet.duties"), heads, rows)


def _day(say: Phrases, day: PartialDate | None) -> date | str | None:
    """A date cell for a day known in full; words for any other, which is no date to calculate with."""
    if day is None or day.day is not None:
        return None if day is None else day.day
    return duty_lines.about(say, day)


def _frame(writer: Writer, say: Phrases, name: str, frame: pl.DataFrame) -> None:
    """A frame as it is declared, its columns under their titles."""
    writer.sheet(say(f"sheet.{name}"), _heads(say, name, frame.columns), frame.iter_rows())


def _sites(writer: Writer, say: Phrases) -> None:
    shown = say.view.most_severe
    _frame(writer, say, "sites", shown.select(name for name in shown.columns if shown.get_column(name).count()))


def _signals(writer: Writer, say: Phrases) -> None:
    """The facts behind the first issues of each list, joined to them by their cause; signals.parquet holds all."""
    causes = say.view.issues.filter(pl.col("rank") <= DETAILED).get_column("cause").unique()
    behind = say.view.signals.filter(pl.col("cause").is_in(causes.implode())).sort("cause", "order")
    titles = {source.id: say.label(source.title) for source in say.view.sources}
    texts = {pair: say.label(text) for pair, text in say.view.signal_texts.items()}
    rows = []
    for row in behind.iter_rows(named=True):
        named = row | {
            "register": titles.get(row["register"], row["register"]),
            "indicator": texts.get((row["register"], row["indicator"]), row["indicator"]),
            "effect": say(f"book.effect.{row['effect']}"),
            "known": _yes(say, row["known"]), "later": _yes(say, row["later"]),
        }  # fmt: skip
        if seen.is_finding(row):
            named |= {
                "register": seen.register(say.lang), "indicator": say.indicator(row), "subject": say.subject(row),
                "value": say.value(row),
            }  # fmt: skip
        rows.append([named[column] for column in behind.columns])
    writer.sheet(say("sheet.signals"), _heads(say, "signals", behind.columns), rows)


def _rejected(writer: Writer, say: Phrases) -> None:
    shown = say.view.intake.rejected.head(MOST_ROWS)
    kinds = {kind: say(f"book.left_out.{kind}") for kind in ("row", "cell", "note")}
    _frame(writer, say, "rejected", shown.with_columns(pl.col("what").replace_strict(kinds, return_dtype=pl.String)))


def _sources(writer: Writer, say: Phrases) -> None:
    heads = [say(f"sources.{name}") for name in ("source", "publisher", "edition", "later", "licence", "cannot")] + [
        say("book.url")
    ]
    rows = [
        (
            say.label(s.title),
            s.publisher,
            s.edition,
            _yes(say, s.later),
            s.licence,
            say.label(s.says_nothing) if s.says_nothing else "",
            s.url,
        )
        for s in sorted(say.view.sources, key=lambda s: s.id)
    ]
    writer.sheet(say("sheet.sources"), heads, rows)


def _about(writer: Writer, say: Phrases) -> None:
    view = say.view
    shown = min(view.sites.height, say.view.most_severe.height)
    rows: list[tuple[Any, ...]] = [
        (say("book.version", name=name), version) for name, version in sorted(view.versions.items())
    ]
    rows.append((say("book.sites"), say("chain.shown", n=say.count(shown), all=say.count(view.sites.height))))
    rejected = view.intake.rejected.height
    if rejected > MOST_ROWS:
        rows.append((say("sheet.rejected"), say("book.first", n=say.count(MOST_ROWS), all=say.count(rejected))))
    rows += [(say("method.title"), say(f"method.step.{n}")) for n in range(1, 6)]
    rows += [(say("method.cannot"), say(f"method.blind.{n}")) for n in range(1, 6)]
    writer.sheet(say("sheet.about"), [say("book.what"), say("book.value")], rows)
