"""The hidden sheet L: every label of the template, by its address, in every language of the template."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from imvo.intake.rmi.knowledge import spelled
from imvo.intake.rmi.page import Page
from imvo.intake.wording import norm

_ADDRESS = re.compile(r"([A-Z]{1,2}\d{1,3})[A-Z]?")


@dataclass(frozen=True)
class Labels:
    """`english`: normal form in any language -> the English labels that it may be; `places`: sheet -> address ->
    label in English. Both empty when the sheet is missing. `languages`: what the columns are called.
    """

    english: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def in_english(self, text: str) -> list[str]:
        """What `text` may be in English: what the table says first, then itself."""
        return [*self.english.get(norm(text), ()), text]


def read_labels(page: Page | None) -> Labels:
    """The table of labels on `page`; nothing when there is no such page or it is built otherwise."""
    found = _columns(page) if page is not None else None
    if page is None or found is None:
        return Labels()
    top, first, languages = found
    labels = Labels(languages=tuple(languages))
    for row in range(top + 1, len(page.rows)):
        english = page.text(row, first)
        if english is None:
            continue
        for column in range(first, first + len(languages)):
            given = page.text(row, column)
            if given is not None:
                known = labels.english.setdefault(norm(given), [])
                if english not in known:
                    known.append(english)
        sheet, cell = page.text(row, first - 2), _ADDRESS.fullmatch(page.text(row, first - 1) or "")
        if sheet and cell:
            labels.places.setdefault(norm(sheet), {}).setdefault(cell[1], english)
    return labels


def _columns(page: Page) -> tuple[int, int, list[str]] | None:
    """The row with the names of the languages, the column of the first one (English), and those names."""
    known = spelled("languages")
    for row in range(min(3, len(page.rows))):
        named = [column for column in page.filled(row) if norm(page.text(row, column) or "") in known]
        if len(named) >= 2 and named[0] >= 2:
            last = max(page.filled(row))
            return row, named[0], [page.text(row, column) or "" for column in range(named[0], last + 1)]
    return None
