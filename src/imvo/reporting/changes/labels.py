"""Codes, fields and values of the comparison by the names that people know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from imvo import tables, words
from imvo.agreement import themes
from imvo.chain import vocabulary
from imvo.reference import Edition
from imvo.reporting.changes.site_table import value_of
from imvo.reporting.texts import both, labelled, number, percent
from imvo.tables import Label

UNKNOWN = "unknown"
_CODED = {"country": "country", "products": "product", "processes": "process", "materials": "material"}


@dataclass(frozen=True)
class Labels:
    """`codes`: kind of code (country, process, product, material, theme, register) -> code -> name."""

    codes: Mapping[str, Mapping[str, Label]]

    def code(self, kind: str, code: str | None) -> Label:
        """The name of a code; the code itself where it has none, and "unknown" where there is no code."""
        if code is None or code == UNKNOWN:
            return both("changes.unknown")
        return self.codes[kind].get(code, Label(nl=code, en=code))

    def value(self, field: str, text: str | None) -> Label:
        """A value of the table `sites`, as `site-changes` holds it."""
        if text is None:
            return both("changes.unknown")
        if field in _CODED:
            each = [self.code(_CODED[field], code) for code in text.split("|")]
            return Label(nl=", ".join(one.nl for one in each), en=", ".join(one.en for one in each))
        value, column = value_of(field, text), tables.load("sites").column(field)
        if column.type == "date":
            return Label(nl=words.day(value, "nl"), en=words.day(value, "en"))
        if isinstance(value, int | float):
            return percent(value) if (column.unit or "").startswith("share") else number(value)
        return Label(nl=text, en=text)

    def issue(self, theme: str, country: str | None, process: str, lang: str) -> str:
        """An issue as a reader knows it: "Forced labour: spinning, India"."""
        parts = (("theme", theme), ("process", process), ("country", country))
        named = [getattr(self.code(kind, code), lang) for kind, code in parts]
        return words.text("changes.issue", lang, theme=named[0], process=named[1], country=named[2])


def field(name: str) -> Label:
    """The title of a column of the table `sites`."""
    return tables.load("sites").column(name).title


def labels(editions: Mapping[str, Edition]) -> Labels:
    """The names in the registers of one year."""
    found = vocabulary.load(editions[vocabulary.REGISTER])
    countries = editions["countries"].table.rename({"country": "id"})
    titles = {name: edition.register.title for name, edition in editions.items()}
    return Labels(
        {
            "country": labelled(countries),
            "process": labelled(found.processes),
            "product": labelled(found.products),
            "material": labelled(found.materials.filter(pl.col("id").is_not_null())),
            "theme": {theme.code: Label(nl=theme.name.nl, en=theme.name.en) for theme in themes.assessed()},
            "register": {name: Label(nl=title.nl, en=title.en) for name, title in titles.items()},
        }
    )
