"""The workbook of a plan: issues, measures and who answers, to fill in and hand back. Every text stays text."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from imvo import tables, words
from imvo.action.plan import Plan
from imvo.action.proposals import Proposed
from imvo.action.returned import CONTACTS, ISSUES, MEASURES
from imvo.intake.choose import EXPLAINS
from imvo.reporting.html.element import visible
from imvo.reporting.plan_case import first_issues
from imvo.reporting.plan_dossier import Opened
from imvo.reporting.working.plan_rows import contacts, decisions, measures
from imvo.reporting.xlsx import EPOCH, LONGEST, sheet_name
from imvo.tables import Column

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

PLACE = ("row", "file", "sheet")
FREE_ROWS = 200
"""Empty rows under the last one that have the same choices: people add rows."""
GUIDE_LINES, GUIDE_WIDTH = 9, 110
WIDTHS = {
    "issue": 34, "named": 44, "involvement": 20, "involvement_ground": 40, "likelihood_own": 14, "measure": 30,
    "issues": 34, "kind": 24, "what": 60, "sites": 30, "goal": 36, "indicator": 40, "measures_what": 22, "about": 34,
    "reach": 30, "exit_harm": 36, "remark": 36, "consulted": 30, "proposal": 24,
}  # fmt: skip
WIDTH = 16
GIVEN = frozenset({"issue", "named", "measure", "proposal", "about"})
"""Columns that imvo fills in; the others are for people."""
ASKED = frozenset({
    "involvement", "involvement_ground", "decided_by", "consulted", "owner", "goal", "baseline", "baseline_date",
    "target", "progress", "who", "reach", "no_retaliation",
})  # fmt: skip
"""Columns that have to be filled in before a plan is one: their headers stand out."""

Row = Mapping[str, Any]


def workbook(opened: Opened, plan: Plan, proposals: Sequence[Proposed], lang: str) -> bytes:
    """The workbook in `lang`: what the plan holds already, and proposals under it. The same input, the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    title = words.text("plan.book.title", lang, participant=opened.participant or words.text("plan.book.unnamed", lang))
    book.set_properties({"title": visible(title), "created": EPOCH.replace(tzinfo=None)})
    formats = _formats(book)
    _guide(book, formats, lang)
    first = first_issues(opened.assessed)
    pages: list[tuple[str, list[Row]]] = [
        (ISSUES, decisions(plan, first, opened.names, lang)),
        (MEASURES, measures(plan, proposals, opened.names, lang)),
        (CONTACTS, contacts(plan, first, opened.names, lang)),
    ]
    sheets = [(book.add_worksheet(_name(kind, lang)), kind, rows) for kind, rows in pages]
    _duties(book, formats, opened, lang)
    lists = book.add_worksheet(sheet_name(words.text("plan.book.lists", lang)))
    offered = _Offered(lists, lang)
    for page, kind, rows in sheets:
        _table(page, formats, kind, rows, lang, offered)
    lists.hide()
    book.close()
    return target.getvalue()


def columns(kind: str) -> list[Column]:
    """The columns of a table as they stand in the workbook."""
    return [column for column in tables.load(kind).columns if column.name not in PLACE]


def _name(kind: str, lang: str) -> str:
    return sheet_name(words.text(f"plan.book.{kind}", lang))


def _formats(book: Workbook) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({**cell, "bold": True, "bg_color": "#0d4a63", "font_color": "#ffffff"}),
        "asked": book.add_format({**cell, "bold": True, "bg_color": "#8a4b08", "font_color": "#ffffff"}),
        "given": book.add_format({**cell, "bg_color": "#f1f4f6", "font_color": "#44525b"}),
        "text": book.add_format({**cell, "num_format": "@", "bottom": 4}),
        "number": book.add_format({**cell, "num_format": "General", "bottom": 4, "align": "left"}),
        "date": book.add_format({**cell, "num_format": "yyyy-mm-dd", "bottom": 4, "align": "left"}),
        "faint": book.add_format({"font_color": "#c4ccd1", "font_size": 8}),
        "plain": book.add_format(cell),
    }


def _guide(book: Workbook, formats: Mapping[str, Any], lang: str) -> None:
    """How to fill in. The mark beside its first line tells the reader that it holds no plan."""
    page = book.add_worksheet(sheet_name(words.text("plan.book.guide", lang)))
    page.set_column(0, 0, GUIDE_WIDTH, formats["plain"])
    for place in range(GUIDE_LINES):
        page.write_string(place, 0, words.text(f"plan.book.line.{place + 1}", lang), formats["plain"])
    page.write_string(0, 1, EXPLAINS, formats["faint"])


def _duties(book: Workbook, formats: Mapping[str, Any], opened: Opened, lang: str) -> None:
    """The duties that a measure may name, with their next day; no table of the plan."""
    if not opened.duties:
        return
    page = book.add_worksheet(sheet_name(words.text("plan.book.duties", lang)))
    page.write_string(0, 0, words.text("plan.book.duties-lede", lang), formats["plain"])
    page.write_string(0, 3, EXPLAINS, formats["faint"])
    for place, (name, width) in enumerate((("duty", 14), ("duty-title", 70), ("next-day", 16))):
        page.set_column(place, place, width)
        page.write_string(1, place, words.text(f"plan.book.{name}", lang), formats["head"])
    for row, duty in enumerate(opened.duties, start=2):
        page.write_string(row, 0, duty.id, formats["plain"])
        page.write_string(row, 1, visible(str(getattr(duty.title, lang))), formats["plain"])
        if duty.due is not None:
            _day(page, row, 2, duty.due, formats)


class _Offered:
    """Lists to choose from, on a hidden sheet. Another text may be typed, and is told when it is not understood."""

    def __init__(self, sheet: Worksheet, lang: str) -> None:
        self._sheet, self._lang, self._next = sheet, lang, 0
        self._known: dict[tuple[str, ...], str] = {}

    def rule(self, column: Column) -> dict[str, Any] | None:
        """What a cell of the column offers or checks."""
        told = {
            "ignore_blank": True,
            "error_type": "warning",
            "error_message": words.text("plan.book.wrong", self._lang),
        }
        if column.choices:
            return self._listed(tuple(str(getattr(one, self._lang)) for one in column.choices.values()))
        if column.type == "bool":
            return self._listed(tuple(words.text(f"reporting.book.{one}", self._lang) for one in ("yes", "no")))
        if column.type == "date":
            return {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1), **told}
        if column.type == "u8":
            return {
                "validate": "integer", "criteria": "between", "minimum": column.minimum, "maximum": column.maximum,
                **told,
            }  # fmt: skip
        return None

    def _listed(self, texts: tuple[str, ...]) -> dict[str, Any]:
        if texts not in self._known:
            letter = xl_col_to_name(self._next, col_abs=True)
            self._sheet.write_column(0, self._next, texts)
            self._known[texts] = f"='{self._sheet.get_name()}'!{letter}$1:{letter}${len(texts)}"
            self._next += 1
        return {"validate": "list", "source": self._known[texts], "show_error": False}


def _table(
    page: Worksheet, formats: Mapping[str, Any], kind: str, rows: Sequence[Row], lang: str, offered: _Offered
) -> None:
    shown = columns(kind)
    for place, column in enumerate(shown):
        page.set_column(place, place, WIDTHS.get(column.name, WIDTH), formats[_form(column)])
        head = formats["asked" if column.name in ASKED else "head"]
        page.write_string(0, place, str(getattr(column.title, lang)), head)
        rule = offered.rule(column)
        if rule is not None:
            page.data_validation(1, place, len(rows) + FREE_ROWS, place, rule)
        for at, row in enumerate(rows, start=1):
            _cell(page, at, place, column, row.get(column.name), formats, lang)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(rows), 1), len(shown) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _form(column: Column) -> str:
    if column.name in GIVEN:
        return "given"
    return {"date": "date", "f64": "number", "u8": "number"}.get(column.type, "text")


def _cell(
    page: Worksheet, row: int, place: int, column: Column, value: Any, formats: Mapping[str, Any], lang: str
) -> None:
    form = formats[_form(column)]
    if value is None or value == "":
        page.write_blank(row, place, None, form)
    elif column.choices:
        page.write_string(row, place, str(getattr(column.choices[value], lang)), form)
    elif isinstance(value, bool):
        page.write_string(row, place, words.text(f"reporting.book.{'yes' if value else 'no'}", lang), form)
    elif isinstance(value, date):
        _day(page, row, place, value, formats)
    elif isinstance(value, int | float):
        page.write_number(row, place, value, form)
    else:
        page.write_string(row, place, visible(str(value), LONGEST), form)


def _day(page: Worksheet, row: int, place: int, day: date, formats: Mapping[str, Any]) -> None:
    page.write_datetime(row, place, datetime(day.year, day.month, day.day), formats["date"])  # noqa: DTZ001 - a day, no clock
