"""Minerals reporting templates as several versions build them, with made-up smelters, for the tests of their reader.

Structure only: sheets, addresses, the hidden label table and the list of smelters. No text of a real template but the
English labels by which its columns are known; the Chinese and French ones are invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

METALS = {
    "tantalum": ("Tantalum  ", "钽", "Tantale"),
    "tin": ("Tin  ", "锡 ", "Étain"),
    "gold": ("Gold  ", "金", "Or"),
    "tungsten": ("Tungsten  ", "钨 ", "Tungstène"),
    "cobalt": ("Cobalt", "钴", "Cobalt"),
    "mica": ("Mica", "云母", "Mica"),
    "copper": ("Copper", "铜", "Cuivre"),
    "nickel": ("Nickel", "镍", "Nickel"),
    "silver": ("Silver", "银", "Argent"),
    "zinc": ("Zinc", "锌", "Zinc"),
}
LANGUAGES = ("English", "中文 Chinese", "Français")
HEADERS = {
    "id_input": "Smelter Identification Number Input Column",
    "metal": "Metal (*)",
    "lookup": "Smelter Look-up (*)",
    "name": "Smelter Name (1)",
    "country": "Smelter Country (*)",
    "id": "Smelter Identification",
    "source": "Source of Smelter Identification Number",
    "street": "Smelter Street ",
    "city": "Smelter City",
    "region": "Smelter Facility Location: State / Province",
    "contact": "Smelter Contact Name",
    "email": "Smelter Contact Email",
    "steps": "Proposed next steps",
    "mine": 'Name of Mine(s) or if recycled or scrap sourced, enter "recycled" or "scrap"',
    "origin": 'Location (Country) of Mine(s) or if recycled or scrap sourced, enter "recycled" or "scrap"',
    "recycled": "Does 100% of the smelter’s feedstock originate from recycled or scrap sources?",
    "comments": "Comments",
}
_LATER = ("id_input", "metal", "lookup", "name", "country", "id", "source", "street", "city", "region", "contact",
          "email", "steps", "mine", "origin", "recycled", "comments")  # fmt: skip
_SECOND = ("", "metal", "lookup", "name", "country", "id", "street", "city", "region", "contact", "email", "steps",
           "mine", "origin", "comments")  # fmt: skip
_PLAIN = ("metal", "name", "country", "id", "source", "street", "city", "region", "contact", "email", "steps", "mine",
          "origin", "recycled", "comments")  # fmt: skip
QUESTIONS = {
    "added": "Is any 3TG intentionally added or used in the product(s)?",
    "remain": "Does any 3TG remain in the product(s)?",
    "covered": "Do any of the smelters in your supply chain source from the covered countries?",
    "areas": "Do any of the smelters source from conflict-affected and high-risk areas?",
    "recycled": "Does 100 percent of the 3TG originate from recycled or scrap sources?",
    "response": "What percentage of relevant suppliers have provided a response to your survey?",
    "identified": "Have you identified all of the smelters supplying your supply chain?",
    "reported": "Has all applicable smelter information received been reported in this declaration?",
}
_EIGHT = tuple(QUESTIONS)
_SEVEN_OLD = ("added", "remain", "covered", "recycled", "response", "identified", "reported")
_SEVEN = ("added", "remain", "areas", "recycled", "response", "identified", "reported")


@dataclass(frozen=True)
class Template:
    """One version. Rows count from 1, as in the sheet. `slots`: rows under one question."""

    title: str
    version: str
    metals: tuple[str, ...]
    first: int
    step: int
    questions: tuple[str, ...]
    company: int = 0
    letters: str = ""
    per_metal: str = ""
    columns: tuple[str, ...] = _LATER
    lookup_sheet: str | None = "Smelter Look-up"
    lookup_columns: tuple[str, ...] = ("metal", "name", "standard", "country", "id", "source", "street", "city")
    scopes: tuple[str, ...] = ("A. Company", "B. Product (or List of Products)", "C. User defined [Specify]")
    mines: bool = False
    date_row: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "date_row", self.first - 3)


_THREE_TG = ("tantalum", "tin", "gold", "tungsten")
_CMRT = "Conflict Minerals Reporting Template (CMRT)"
_EMRT = "Extended Minerals Reporting Template (EMRT)"
_AMRT = "Additional Minerals Reporting Template (AMRT)"
TEMPLATES = {
    "CMRT 2.03a": Template(
        "EICC-GeSI Conflict Minerals Reporting Template", "2.03a", _THREE_TG, 21, 6, _SEVEN_OLD[1:], 59, "ABCDEFGHIJ",
        columns=_SECOND, lookup_sheet="Standard Smelter Names",
        lookup_columns=("metal", "standard", "alias", "country", "old"),
        scopes=("A. Company level", "B. Division level", "C. Product category level", "D. Product level"),
    ),
    "CMRT 3.02": Template(
        _CMRT, "3.02", _THREE_TG, 25, 6, _SEVEN_OLD, 69, "ABCDEFGHIJ", columns=("", *_LATER[1:]), lookup_sheet="K",
        lookup_columns=("metal", "name", "country", "standard", "glued", "id", "source"),
    ),
    "CMRT 4.01": Template(_CMRT, "4.01", _THREE_TG, 25, 6, _SEVEN_OLD, 69, "ABCDEFGHI"),
    "CMRT 5.12": Template(_CMRT, "5.12", _THREE_TG, 25, 6, _SEVEN_OLD, 69, "ABCDEFGH"),
    "CMRT 6.5": Template(_CMRT, "6.5", _THREE_TG, 25, 6, _EIGHT, 75, "ABCDEFGH"),
    "EMRT 1.2": Template(_EMRT, "1.2", ("cobalt", "mica"), 25, 6, _SEVEN, 69, "ABCDEFG", per_metal="C"),
    "EMRT 2.1": Template(
        _EMRT, "2.1", ("cobalt", "copper", "mica", "nickel"), 29, 12, _SEVEN, 115, "ABCDEFG", per_metal="C", mines=True
    ),
    "CRT 2.21": Template(
        "Cobalt Reporting Template (CRT)", "2.21", ("cobalt",), 25, 6, (*_SEVEN[:1], *_SEVEN[2:]), 63, "ABCDEFGHI"
    ),
    "AMRT 1.2": Template(
        _AMRT, "1.2", ("silver", "zinc"), 27, 12, ("added", "response"), columns=_PLAIN, lookup_sheet=None, mines=True
    ),
    "AMRT 1.3": Template(_AMRT, "1.3", ("silver", "zinc"), 30, 12, ("added", "response"), mines=True),
}  # fmt: skip

Name = tuple[str, str, str, str, str]
"""metal, name or alias, standard name, country, identifier."""


def made_names(template: Template) -> list[Name]:
    """Twelve made-up smelters per metal, every third with an alias."""
    names: list[Name] = []
    for place, metal in enumerate(template.metals):
        english = METALS[metal][0].strip()
        for number in range(12):
            code = f"CID{9000 + place * 100 + number:06}"
            if "old" in template.lookup_columns:
                code = f"{place + 1}JPN{number + 1:03}"
            standard = f"{english} Works {_word(place, number)}"
            country = ("JAPAN", "PERU", "KOREA, REPUBLIC OF")[number % 3]
            names.append((english, standard, standard, country, code))
            if number % 3 == 0:
                names.append((english, f"{_word(place, number)} Smeltery", standard, country, code))
    return names


def _word(place: int, number: int) -> str:
    stems = ("Ardent", "Birchwood", "Castell", "Dorrimont", "Ebonfield", "Farrowgate", "Glenhurst", "Harbourne",
             "Ivelstow", "Juniper", "Kestrelby", "Lantern")  # fmt: skip
    return f"{stems[number]}{'aeio'[place]}n"


@dataclass
class Filled:
    """What a supplier filled in. `rows`: field -> text; `answers`: (question, metal or "") -> text."""

    rows: Sequence[Mapping[str, object]] = ()
    answers: Mapping[tuple[str, str], object] = field(default_factory=dict)
    comments: Mapping[tuple[str, str], str] = field(default_factory=dict)
    company: str = "Example Components BV"
    scope: str = "A. Company"
    date: str = "2024-03-31"
    mines: Sequence[Sequence[str]] = ()
    names: Sequence[Name] | None = None


def write(
    path: Path, template: Template, filled: Filled, *, language: str = "English", labels: bool = True,
    worked_out: bool = True, sheet_names: Mapping[str, str] | None = None, beside: int = 0,
) -> Path:  # fmt: skip
    """Write the workbook. `labels`: with the hidden sheet L. `worked_out`: formulas have their values. `beside`: the
    list of smelters moved so many columns to the right.
    """
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    called = {name: (sheet_names or {}).get(name, name) for name in ("Revision", "Declaration", "Smelter List")}
    table: list[tuple[str, str, tuple[str, str, str]]] = []
    book.add_worksheet(called["Revision"]).write_column(1, 1, ["Revisions", "REVISION", "1.0", template.version])
    pen = _Pen(LANGUAGES.index(language), worked_out, table)
    _declaration(book.add_worksheet(called["Declaration"]), template, filled, pen, language)
    _list(book.add_worksheet(called["Smelter List"]), template, filled, pen, beside)
    if template.mines:
        _mines(book.add_worksheet("Mine List"), filled)
    if template.lookup_sheet:
        _lookup(book, template, filled)
    if labels:
        sheet = book.add_worksheet("L")
        sheet.hide()
        sheet.write_row(0, 1, ["Sheets", "Cells", *LANGUAGES])
        for row, (name, cell, texts) in enumerate(dict.fromkeys(table), start=1):
            sheet.write_row(row, 0, [f"{name}{cell}", name, cell, *texts])
    book.close()
    return path


@dataclass
class _Pen:
    """Writes labels as formulas do: in the chosen language, and each with its line in the label table."""

    language: int
    worked_out: bool
    table: list[tuple[str, str, tuple[str, str, str]]]

    def label(
        self, sheet: object, name: str, row: int, column: int, texts: tuple[str, str, str], end: str = ""
    ) -> None:
        cell = f"{chr(65 + column)}{row + 1}"
        self.table.append((name, cell, texts))
        shown = texts[self.language] + end if self.worked_out else ""
        sheet.write_formula(row, column, "=OFFSET(L!$C$1,1,1)", None, shown)  # type: ignore[attr-defined]


def _three(english: str, key: str) -> tuple[str, str, str]:
    return english, f"标签{key}", f"libellé {key}"


def _declaration(sheet: object, template: Template, filled: Filled, pen: _Pen, language: str) -> None:
    put = sheet.write  # type: ignore[attr-defined]
    pen.label(sheet, "Declaration", 1, 3, (template.title,) * 3)
    put(2, 3, language)
    put(2, 9, f"Revision {template.version}\nMay 1, 2024")
    pen.label(sheet, "Declaration", 6, 1, _three("Company Information", "company"))
    rows = {8: filled.company, 9: filled.scope, 10: "", template.date_row: filled.date}
    for row in range(8, template.date_row + 1):
        pen.label(sheet, "Declaration", row - 1, 1, _three(f"Field {row} (*):", f"{row}"))
        put(row - 1, 3, rows.get(row, "" if row == 11 else "not for reading"))
    for place, scope in enumerate(template.scopes):
        put(8, 15 + place, scope)
    pen.label(sheet, "Declaration", template.first - 2, 1, _three("Answer the following questions", "answer"))
    for number, key in enumerate(template.questions, start=1):
        head = template.first - 1 + (number - 1) * template.step
        texts = (f"{number}) {QUESTIONS[key]} (*)", f"{number}）问题{number} (*)", f"{number}) libellé {number} (*)")
        pen.label(sheet, "Declaration", head, 1, texts)
        pen.label(sheet, "Declaration", head, 3, _three("Answer", "a"))
        pen.label(sheet, "Declaration", head, 6, _three("Comments", "c"))
        for place, metal in enumerate(template.metals, start=1):
            pen.label(sheet, "Declaration", head + place, 1, METALS[metal], "(*)")
            _answer(put, head + place, filled, (str(number), metal))
    row = template.company - 1
    for letter in template.letters:
        texts = (f"{letter}. Question about the company", f"{letter}. 公司问题", f"{letter}. libellé {letter}")
        pen.label(sheet, "Declaration", row, 1, texts)
        _answer(put, row, filled, (letter, ""))
        if letter == template.per_metal:
            for place, metal in enumerate(template.metals, start=1):
                pen.label(sheet, "Declaration", row + place, 1, METALS[metal])
                _answer(put, row + place, filled, (letter, metal))
            row += template.step - 2
        row += 2
    for place, text in enumerate(("Yes", "No", "Unknown", "A. Company")):
        put(200 + place, 3, text)


def _answer(put: object, row: int, filled: Filled, key: tuple[str, str]) -> None:
    if key in filled.answers:
        put(row, 3, filled.answers[key])  # type: ignore[operator]
    if key in filled.comments:
        put(row, 6, filled.comments[key])  # type: ignore[operator]


def _list(sheet: object, template: Template, filled: Filled, pen: _Pen, beside: int) -> None:
    put = sheet.write  # type: ignore[attr-defined]
    put(2, 16 + beside, f"Revision {template.version}\nMay 1, 2024")
    for column, name in enumerate(template.columns):
        if name:
            pen.label(sheet, "Smelter List", 3, column + beside, _three(HEADERS[name], name))
    if template.lookup_sheet:
        put(3, 22 + beside, "Smelter not yet identified")
        put(3, 23 + beside, "Smelter Not Listed")
    for place in range(max(len(filled.rows) + 20, 40)):
        given = filled.rows[place] if place < len(filled.rows) else {}
        for column, name in enumerate(template.columns):
            if name in given:
                put(4 + place, column + beside, given[name])
            elif name in ("name", "country", "id", "source"):
                sheet.write_formula(4 + place, column + beside, '=""', None, "")  # type: ignore[attr-defined]
        if template.lookup_sheet:
            sheet.write_formula(4 + place, 21 + beside, "=NA()", None, "#N/A")  # type: ignore[attr-defined]
            put(4 + place, 25 + beside, 0)


def _mines(sheet: object, filled: Filled) -> None:
    put = sheet.write_row  # type: ignore[attr-defined]
    put(3, 0, ["Metal", "Smelter sourcing", "Mine", "Mine ID", "Source", "Country", "Street", "City", "State"])
    for place, row in enumerate(filled.mines):
        put(4 + place, 0, row)


def _lookup(book: xlsxwriter.Workbook, template: Template, filled: Filled) -> None:
    sheet = book.add_worksheet(template.lookup_sheet)
    if template.lookup_sheet == "K":
        sheet.hide()
    top = 1 if template.lookup_sheet == "K" else 4
    sheet.write(0, 1, "A note that this is no list of conformant smelters")
    names = made_names(template) if filled.names is None else filled.names
    for row, (metal, name, standard, country, code) in enumerate(names, start=top):
        cells = {"metal": metal, "name": name, "standard": standard, "country": country, "id": code, "old": code,
                 "alias": name if name != standard else "", "glued": f"{metal}{name}", "source": "RMI", "street": 0,
                 "city": "Port"}  # fmt: skip
        sheet.write_row(row, 0, [cells[column] for column in template.lookup_columns])
    if "alias" not in template.lookup_columns:
        for place, metal in enumerate(template.metals):
            row = top + len(names) + 2 * place
            sheet.write_row(row, 0, [METALS[metal][0].strip(), "Smelter not listed"])
            sheet.write_row(row + 1, 0, [METALS[metal][0].strip(), "Smelter not yet identified", "Unknown", "Unknown"])
