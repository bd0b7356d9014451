"""An empty workbook to fill: columns with their meaning in Dutch and English, two examples, and cells that check."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from imvo import tables
from imvo.files import whole_file
from imvo.intake.values.vocabulary import names_of
from imvo.reference.countries import codes, name

# Field -> (width, examples); the header is the title of the table's column.
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
    "nl": "Eén rij per locatie. Verplicht: naam. Wat niet bekend is, blijft leeg. Verwijder de twee voorbeelden.",
    "en": "One row per site. Required: name. Leave empty what is not known. Remove the two examples.",
}
_ROWS = 2000


def write_template(path: Path, lang: str = "en") -> None:
    """Write the empty workbook for a list of suppliers to `path`, headers in `lang` (nl or en).

    What `intake.read` makes of it, once filled, needs no mapping.
    """
    with whole_file(path) as target:
        book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
        # The same template byte for byte: no clock in it.
        book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None), "title": "imvo"})
        sheet = book.add_worksheet("Sites" if lang == "en" else "Locaties")
        meaning = book.add_worksheet("Explanation" if lang == "en" else "Uitleg")
        lists = book.add_worksheet("Lists" if lang == "en" else "Keuzes")
        _fill(book, sheet, lang)
        _explain(book, meaning, lang)
        _choices(sheet, lists, lang)
        book.close()


def title(field: str, lang: str) -> str:
    """The header of a field in the template."""
    if field in _TITLES:
        return _TITLES[field][0 if lang == "nl" else 1]
    return str(getattr(tables.load("sites").column(field).title, lang))


def _fill(book: Any, sheet: Any, lang: str) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E8EEF2", "bottom": 1, "text_wrap": True})
    formats = {
        "share": book.add_format({"num_format": "0%"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "text": book.add_format({"num_format": "@"}),
    }
    for place, (field, (width, examples)) in enumerate(_COLUMNS.items()):
        kind = _kind(field)
        sheet.set_column(place, place, width, formats.get(kind))
        sheet.write_string(0, place, title(field, lang), head)
        for row, example in enumerate(examples, start=1):
            if isinstance(example, dt.date):
                sheet.write_datetime(row, place, example, formats["date"])
            elif example != "":
                sheet.write(row, place, example, formats.get(kind))
        if rule := _rule(kind, lang):
            sheet.data_validation(1, place, _ROWS, place, rule)
    sheet.freeze_panes(1, 1)


def _kind(field: str) -> str:
    column = tables.load("sites").column(field)
    if column.name.endswith("_share"):
        return "share"
    return {"u8": "whole", "i64": "whole", "f64": "number", "date": "date"}.get(column.type, "text")


def _rule(kind: str, lang: str) -> dict[str, Any] | None:
    words = {"nl": "Dit lijkt geen juiste waarde.", "en": "This does not look like a right value."}
    told = {"error_type": "warning", "error_message": words[lang], "ignore_blank": True}
    if kind == "share":
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, **told}
    if kind == "whole":
        # A range such as 500-1000 is text and allowed: the warning may be passed by.
        return {"validate": "integer", "criteria": ">=", "value": 1, **told}
    if kind == "number":
        return {"validate": "decimal", "criteria": ">=", "value": 0, **told}
    if kind == "date":
        return {"validate": "date", "criteria": ">=", "value": dt.date(1900, 1, 1), **told}
    return None


def _explain(book: Any, sheet: Any, lang: str) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 1, 26, wrap)
    sheet.set_column(2, 2, 90, wrap)
    sheet.write_string(0, 2, _HELP[lang], wrap)
    sheet.write_string(1, 2, _HELP["en" if lang == "nl" else "nl"], wrap)
    for row, field in enumerate(_COLUMNS, start=3):
        sheet.write_row(row, 0, [title(field, "nl"), title(field, "en"), tables.load("sites").column(field).doc], wrap)


def _choices(sheet: Any, lists: Any, lang: str) -> None:
    """Lists to choose from; another text may be typed, since imvo knows more names than these."""
    choices = {
        "country": sorted(name(code, lang) for code in codes()),
        "product_given": names_of("products", "product", lang),
        "process_given": names_of("table", "process", lang),
        "material_given": names_of("materials", "material", lang),
    }
    for place, (field, texts) in enumerate(choices.items()):
        lists.write_column(0, place, texts)
        letter = "ABCD"[place]
        at = list(_COLUMNS).index(field)
        source = f"='{lists.get_name()}'!${letter}$1:${letter}${len(texts)}"
        rule = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
        sheet.data_validation(1, at, _ROWS, at, rule)
    lists.hide()
