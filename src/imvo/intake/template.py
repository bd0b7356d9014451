"""An empty workbook to fill: columns with their meaning in Dutch and English, and cells that check."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from imvo import tables
from imvo.files import whole_file
from imvo.intake.choose import EXPLAINS
from imvo.intake.columns import SITES, fields
from imvo.intake.values.vocabulary import Vocabulary, names_of, shipped
from imvo.reference.countries import codes, name
from imvo.tables import Column

# Of the table of sites: field -> (width, examples); the header is the title of the table's column.
_COLUMNS: dict[str, tuple[int, tuple[Any, Any]]] = {
    "name": (32, ("Example Spinning Mills Ltd.", "Voorbeeld Confectie BV")),
    "site_id": (14, ("", "")),
    "group": (20, ("", "")),
    "address": (36, ("12 Mill Road", "Fabrieksstraat 1")),
    "city": (18, ("Coimbatore", "Enschede")),
    "region": (18, ("Tamil Nadu", "Overijssel")),
    "postal_code": (12, ("641001", "7511 AA")),
    "country": (18, ("India", "Netherlands")),
    "product_given": (22, ("Yarn", "Garments")),
    "process_given": (22, ("Spinning", "Cut-make-trim")),
    "material_given": (18, ("Cotton", "Cotton")),
    "tier": (8, (3, 1)),
    "workers_low": (16, (850, 40)),
    "women_share": (16, (0.62, 0.8)),
    "migrant_share": (16, (0.1, 0.05)),
    "volume_share": (16, ("", "")),
    "spend": (14, ("", "")),
    "since": (14, (dt.date(2015, 1, 1), dt.date(2018, 9, 1))),
    "subcontractors": (24, ("", "")),
}
_TITLES = {"workers_low": ("Aantal werknemers", "Number of workers"), "product_given": ("Product", "Product"),
           "process_given": ("Proces", "Process"), "material_given": ("Materiaal", "Material"),
           "women_share": ("% vrouwen", "% women"), "migrant_share": ("% migranten", "% migrants"),
           "volume_share": ("% van het volume", "% of volume")}  # fmt: skip
_HELP = {
    "nl": "Eén rij per regel. Verplicht: {required}. Wat niet bekend is, blijft leeg.",
    "en": "One row per line. Required: {required}. Leave empty what is not known.",
}
_REMOVE = {"nl": " Verwijder de twee voorbeelden.", "en": " Remove the two examples."}
_ROWS = 2000
_WIDTH = 20


def write_template(path: Path, lang: str = "en", kind: str = SITES, vocabulary: Vocabulary | None = None) -> None:
    """Write the empty workbook for a table of `kind` to `path`, headers in `lang` (nl or en).

    What is made of it, once filled, needs no mapping. `vocabulary`: of the chain whose names are offered. KeyError when
    there is no such kind.
    """
    names = list(_COLUMNS) if kind == SITES else list(fields(kind))
    with whole_file(path) as target:
        book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
        # The same template byte for byte: no clock in it.
        book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None), "title": "imvo"})
        sheet = book.add_worksheet(_sheet_name(kind, lang))
        meaning = book.add_worksheet("Explanation" if lang == "en" else "Uitleg")
        lists = book.add_worksheet("Lists" if lang == "en" else "Keuzes")
        _fill(book, sheet, kind, names, lang)
        _explain(book, meaning, kind, names, lang)
        _choices(sheet, lists, kind, names, lang, vocabulary or shipped())
        book.close()


def title(field: str, lang: str, kind: str = SITES) -> str:
    """The header of a field in the template."""
    if kind == SITES and field in _TITLES:
        return _TITLES[field][0 if lang == "nl" else 1]
    return str(getattr(tables.load(kind).column(field).title, lang))


def _sheet_name(kind: str, lang: str) -> str:
    if kind == SITES:
        return "Sites" if lang == "en" else "Locaties"
    return str(getattr(tables.load(kind).title, lang))[:31].replace("/", " ")


def _fill(book: Any, sheet: Any, kind: str, names: list[str], lang: str) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E8EEF2", "bottom": 1, "text_wrap": True})
    formats = {
        "share": book.add_format({"num_format": "0%"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "text": book.add_format({"num_format": "@"}),
    }
    for place, field in enumerate(names):
        width, examples = _COLUMNS[field] if kind == SITES else (_WIDTH, ())
        cells = _cells(tables.load(kind).column(field))
        sheet.set_column(place, place, width, formats.get(cells))
        sheet.write_string(0, place, title(field, lang, kind), head)
        for row, example in enumerate(examples, start=1):
            if isinstance(example, dt.date):
                sheet.write_datetime(row, place, example, formats["date"])
            elif example != "":
                sheet.write(row, place, example, formats.get(cells))
        if rule := _rule(cells, lang):
            sheet.data_validation(1, place, _ROWS, place, rule)
    sheet.freeze_panes(1, 1)


def _cells(column: Column) -> str:
    """What the cells of a column hold, as a spreadsheet tells cells apart."""
    if column.reading == "share" or column.name.endswith("_share"):
        return "share"
    if column.reading == "signed":
        return "any number"
    return {"u8": "whole", "u32": "whole", "i64": "whole", "f64": "number", "date": "date"}.get(column.type, "text")


def _rule(cells: str, lang: str) -> dict[str, Any] | None:
    words = {"nl": "Dit lijkt geen juiste waarde.", "en": "This does not look like a right value."}
    told = {"error_type": "warning", "error_message": words[lang], "ignore_blank": True}
    if cells == "share":
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, **told}
    if cells == "whole":
        # A range such as 500-1000 is text and allowed: the warning may be passed by.
        return {"validate": "integer", "criteria": ">=", "value": 0, **told}
    if cells == "number":
        return {"validate": "decimal", "criteria": ">=", "value": 0, **told}
    if cells == "date":
        return {"validate": "date", "criteria": ">=", "value": dt.date(1900, 1, 1), **told}
    return None


def _explain(book: Any, sheet: Any, kind: str, names: list[str], lang: str) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    table = tables.load(kind)
    sheet.set_column(0, 1, 26, wrap)
    sheet.set_column(2, 2, 90, wrap)
    sheet.write_string(0, 0, EXPLAINS, wrap)
    for row, one in enumerate((lang, "en" if lang == "nl" else "nl")):
        required = ", ".join(title(field, one, kind).lower() for field in names if table.column(field).required)
        removed = _REMOVE[one] if kind == SITES else ""
        sheet.write_string(row, 2, _HELP[one].format(required=required) + removed, wrap)
    for row, field in enumerate(names, start=3):
        column = table.column(field)
        choices = "; ".join(getattr(choice, lang) for choice in column.choices.values())
        told = (column.doc_nl if lang == "nl" else None) or column.doc
        meaning = f"{told} [{choices}]" if choices else told
        sheet.write_row(row, 0, [title(field, "nl", kind), title(field, "en", kind), meaning], wrap)


def _choices(sheet: Any, lists: Any, kind: str, names: list[str], lang: str, vocabulary: Vocabulary) -> None:
    """Lists to choose from; another text may be typed, since imvo knows more names than these."""
    place = 0
    for at, field in enumerate(names):
        texts = _offered(kind, field, lang, vocabulary)
        if not texts:
            continue
        lists.write_column(0, place, texts)
        letter = xl_col_to_name(place, col_abs=True)
        source = f"='{lists.get_name()}'!{letter}$1:{letter}${len(texts)}"
        rule = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
        sheet.data_validation(1, at, _ROWS, at, rule)
        place += 1
    lists.hide()


_OF_GOODS = {"product": "products", "process": "table", "material": "materials"}


def _offered(kind: str, field: str, lang: str, vocabulary: Vocabulary) -> list[str]:
    column = tables.load(kind).column(field)
    if column.choices:
        return [getattr(choice, lang) for choice in column.choices.values()]
    if column.reads == "country" or (kind == SITES and field == "country"):
        return sorted(name(code, lang) for code in codes())
    goods = field.removesuffix("_given") if kind == SITES else column.reading
    return names_of(vocabulary, _OF_GOODS[goods], lang) if goods in _OF_GOODS else []
