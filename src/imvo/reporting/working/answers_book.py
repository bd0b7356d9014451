"""The workbook of questions to fill in and give back: a sheet for whom to ask, cells that help, every text as text."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from imvo import tables, words
from imvo.action.answers_read import OWN
from imvo.action.evidence import named
from imvo.action.withdrawn import WITHDRAWN
from imvo.chain import vocabulary as chain_words
from imvo.chain.financed.issuers import own_number
from imvo.intake.choose import EXPLAINS
from imvo.intake.values import vocabulary as spelled
from imvo.reference.countries import codes, name
from imvo.reporting import evidence
from imvo.reporting.compute import Result
from imvo.reporting.html.element import visible
from imvo.reporting.phrases import Phrases
from imvo.reporting.texts import headed
from imvo.reporting.working.asked import SHEETS, Line, lines
from imvo.reporting.xlsx import EPOCH, LONGEST, sheet_name

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

COLUMNS = {
    "asked": 52, "site": 30, "country": 16, "theme": 26, "answer": 22, "expected": 28, "state": 14, "document": 26,
    "page": 9, "date": 12, "mark": 15, "verified_by": 20, "answered_by": 20, "kind": 18, "remark": 36, "question": 22,
    "site_id": 14, "site_row": 9, "site_key": 13,
}  # fmt: skip
"""Columns of the table `answers` as they stand from left to right, with their widths in characters."""
OFFERED = frozenset({"state", "mark", "date", "theme", "kind", "country"})
OF_SITES = frozenset({"theme", "kind"})
"""Columns that stand only where it is asked what is seen at a site."""
"""Columns of which every cell has the same choices or the same check."""
EARLIER = 24  # width of the column that says what was answered before
FIXED = frozenset({"asked", "expected", "question", "site_id", "site_row", "site_key"})
"""Columns that nobody needs to fill in."""
GUIDE_LINES, GUIDE_WIDTH = 10, 110
FREE_ROWS = 200
"""Empty rows under the last one that have the same choices: people add rows."""
_NUMBER = re.compile(r"[01](\.\d+)?|\.\d+")  # a share as a workbook keeps it


def workbook(result: Result, say: Phrases) -> bytes:
    """The workbook in the language of `say`; the same result gives the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    title = words.text("answers.book.title", say.lang, participant=say.participant)
    book.set_properties({"title": visible(title), "created": EPOCH.replace(tzinfo=None)})
    _guide(book, say)
    every = lines(result, say)
    pages = [(book.add_worksheet(_name(sheet, say)), _on(every, sheet)) for sheet in SHEETS if _on(every, sheet)]
    choices = _Choices(book, say.lang, spelled.of_folder(result.editions[chain_words.REGISTER].folder))
    formats = _formats(book)
    for page, own in pages:
        _Page(page, formats, say.lang, choices).write(own)
    book.close()
    return target.getvalue()


def write(result: Result, say: Phrases, path: Path) -> None:
    """Write the workbook to `path`; see `workbook`."""
    path.write_bytes(workbook(result, say))


def _on(every: Sequence[Line], sheet: str) -> list[Line]:
    return [line for line in every if line.sheet == sheet]


def _name(sheet: str, say: Phrases) -> str:
    return sheet_name(_said(say, "own" if sheet == OWN else sheet, f"answers.book.{'own' if sheet == OWN else sheet}"))


def _said(say: Phrases, held: str, key: str) -> str:
    """The text of `key`, or in its place the one for who invests or lends, of whom companies and no suppliers are."""
    own = f"returned.held.{held}"
    return words.text(own if say.view.wording is not None and words.has(own, say.lang) else key, say.lang)


def _title(column: str, lang: str) -> str:
    return str(getattr(tables.load("answers").column(column).title, lang))


def _labels(table: str, column: str, lang: str) -> dict[str, str]:
    """Code -> name of a declared choice, which is read back as that code."""
    choices = tables.load(table).column(column).choices
    return {code: str(getattr(choice, lang)) for code, choice in choices.items()}


def _formats(book: Workbook) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({**cell, "bold": True, "bg_color": "#0d4a63", "font_color": "#ffffff"}),
        "fixed": book.add_format({**cell, "bg_color": "#f1f4f6", "font_color": "#44525b"}),
        "text": book.add_format({**cell, "num_format": "@", "bottom": 4}),
        "share": book.add_format({**cell, "num_format": "0.##%", "bottom": 4, "align": "left"}),
        "date": book.add_format({**cell, "num_format": "yyyy-mm-dd", "bottom": 4, "align": "left"}),
    }


def _guide(book: Workbook, say: Phrases) -> None:
    """The first sheet: how to fill in. The mark beside its first line tells the reader that it holds no answers."""
    page = book.add_worksheet(sheet_name(words.text("answers.book.guide", say.lang)))
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    faint = book.add_format({"font_color": "#c4ccd1", "font_size": 8})
    page.set_column(0, 0, GUIDE_WIDTH, plain)
    for place in range(GUIDE_LINES):
        line = f"line-{place + 1}", f"answers.book.line.{place + 1}"
        page.write_string(place, 0, _said(say, *line), plain)
    page.write_string(0, 1, EXPLAINS, faint)


def _states(lang: str) -> dict[str, str]:
    """The states of evidence as they are offered, and as an earlier one is written."""
    return {state: getattr(headed(word), lang) for state, word in evidence.words().items()}


class _Choices:
    """Lists to choose from, on a hidden sheet. Another text may be typed: imvo knows more names than these."""

    def __init__(self, book: Workbook, lang: str, vocabulary: spelled.Vocabulary) -> None:
        self._sheet = book.add_worksheet(sheet_name(words.text("answers.book.lists", lang)))
        yes_no = [words.text("reporting.book.yes", lang), words.text("reporting.book.no", lang)]
        texts = {
            "yesno": yes_no,
            "site": yes_no,
            "country": sorted(name(code, lang) for code in codes()),
            "process": spelled.names_of(vocabulary, "table", lang),
            "seen": [told for code, told in _labels("findings", "direction", lang).items() if code != WITHDRAWN],
            "state": list(_states(lang).values()),
            "mark": list(_labels("answers", "mark", lang).values()),
            "theme": list(_labels("answers", "theme", lang).values()),
            "kind": list(_labels("answers", "kind", lang).values()),
        }
        self._lists = {which: self._listed(place, own) for place, (which, own) in enumerate(texts.items()) if own}
        self._sheet.hide()

    def _listed(self, place: int, texts: Sequence[str]) -> str:
        for row, text in enumerate(texts):
            self._sheet.write_string(row, place, visible(text))
        letter = xl_col_to_name(place, col_abs=True)
        return f"='{self._sheet.get_name()}'!{letter}$1:{letter}${len(texts)}"

    def rule(self, which: str, lang: str) -> dict[str, Any] | None:
        """What a cell offers or checks. It warns at most: another text may be typed."""
        told = {"ignore_blank": True, "error_type": "warning", "error_message": words.text("answers.book.wrong", lang)}
        if which in self._lists:
            return {"validate": "list", "source": self._lists[which], "show_error": False}
        if which in ("share", "own-share"):
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, **told}
        if which == "days":
            return {"validate": "decimal", "criteria": ">=", "value": 0, **told}
        if which == "date":
            return {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1), **told}
        return None


class _Page:
    """One sheet: a header that stays in sight, a row per question and site, and room for more."""

    def __init__(self, page: Worksheet, formats: Mapping[str, Any], lang: str, choices: _Choices) -> None:
        self._page, self._formats, self._lang, self._choices = page, formats, lang, choices
        self._states = _states(lang)
        self._labels = {
            "theme": _labels("answers", "theme", lang),
            "mark": _labels("answers", "mark", lang),
            "kind": _labels("answers", "kind", lang),
        }

    def write(self, own: Sequence[Line]) -> None:
        """All lines of the sheet."""
        page, last = self._page, len(own) + FREE_ROWS
        columns = [one for one in COLUMNS if one not in OF_SITES or any(line.theme for line in own)]
        for place, column in enumerate(columns):
            page.set_column(place, place, COLUMNS[column])
            page.write_string(0, place, _title(column, self._lang), self._formats["head"])
            if column in OFFERED and (rule := self._choices.rule(column, self._lang)):
                page.data_validation(1, place, last, place, rule)
        if any(line.earlier for line in own):
            end = len(columns)
            page.set_column(end, end, EARLIER)
            page.write_string(0, end, words.text("answers.book.earlier", self._lang), self._formats["head"])
            for row, line in enumerate(own, start=1):
                self._cell(row, end, "expected", line.earlier, line)
        for row, line in enumerate(own, start=1):
            self._line(row, columns, line)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def _line(self, row: int, columns: Sequence[str], line: Line) -> None:
        cells = self._cells(line)
        for place, column in enumerate(columns):
            self._cell(row, place, column, cells.get(column), line)
        rule = self._choices.rule(line.expected, self._lang)
        if rule is not None:
            answer = columns.index("answer")
            self._page.data_validation(row, answer, row, answer, rule)

    def _cells(self, line: Line) -> dict[str, Any]:
        site = line.site
        country = site.get("country")
        number = site.get("source_row") or site.get("row")
        return {
            **line.given,
            "asked": line.asked,
            "site": site.get("name"),
            "country": name(country, self._lang) if country else None,
            "theme": self._labels["theme"].get(line.theme or ""),
            "expected": words.text(f"answers.book.expected.{line.expected}", self._lang),
            "mark": self._labels["mark"].get(str(line.given.get("mark"))),
            "state": self._states.get(named(line.given.get("state")) or "", line.given.get("state")),
            "kind": self._labels["kind"].get(str(line.given.get("kind"))),
            "question": line.question,
            "site_id": own_number(site.get("site_id")),
            "site_row": number,
            "site_key": line.key,
        }

    def _cell(self, row: int, place: int, column: str, value: object, line: Line) -> None:
        shape = self._formats["fixed" if column in FIXED else "date" if column == "date" else "text"]
        share = column == "answer" and line.expected in ("share", "own-share")
        shape = self._formats["share"] if share else shape
        if value is None:
            self._page.write_blank(row, place, None, shape)
        elif isinstance(value, date):
            self._page.write_datetime(row, place, datetime(value.year, value.month, value.day), shape)  # noqa: DTZ001 - a day, no clock
        elif isinstance(value, int) or (share and _NUMBER.fullmatch(str(value))):
            self._page.write_number(row, place, float(str(value)), shape)
        else:
            self._page.write_string(row, place, visible(str(value), LONGEST), shape)
