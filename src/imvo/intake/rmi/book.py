"""Which sheet of the workbook is which: by names, which no template translates, otherwise by what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from imvo.files import Opened, Sheet, UnusableFile
from imvo.files.kind import Kind
from imvo.intake.rmi.knowledge import known, spelled
from imvo.intake.rmi.labels import Labels, read_labels
from imvo.intake.rmi.minerals import mineral_code
from imvo.intake.rmi.page import Labelled, Page, page
from imvo.intake.wording import norm

_SHEETS = range(2, 61)  # a template has about a dozen
_TOP = 8  # rows that may hold the title, the language and the version
_REVISION = re.compile(r"(?i)\b(?:revision|rev|version|ver)\b\.?\s*:?\s*(\d{1,2}(?:\.\d{1,2})?[a-z]?)\b")
_DATED = re.compile(r"(?s)^\s*(\d{1,2}\.\d{1,2}[a-z]?)\s*[\r\n(,]+.*\b(?:19|20)\d\d\b")
_HISTORY = re.compile(r"\d{1,2}\.\d{1,2}[a-z]?")
_FIRST = re.compile(r"^\s*1\s*[).:、]")


@dataclass
class Book:
    """A template, its sheets found. `kind` and `version` None: they could not be told."""

    opened: Opened
    declaration: Labelled
    smelters: Labelled
    labels: Labels
    kind: str | None = None
    version: str | None = None
    language: str | None = None
    language_given: str | None = None
    _pages: dict[str, Page] = field(default_factory=dict, repr=False)

    def named(self, section: str) -> list[Page]:
        """The sheets that the templates call so, in the order of the workbook."""
        names = _names(section)
        return [self._page(sheet) for sheet in self.opened.sheets if norm(sheet.name or "") in names]

    def others(self, *, hidden: bool) -> Iterator[Page]:
        """The hidden or the visible sheets that no template knows by name, read one by one."""
        known_names = {name for section in known()["sheets"] for name in _names(section)}
        for sheet in self.opened.sheets:
            if sheet.hidden is hidden and norm(sheet.name or "") not in known_names:
                try:
                    read = self._page(sheet)
                except UnusableFile:  # somebody's own sheet, too large to be a list of smelters
                    continue
                if read not in (self.declaration.page, self.smelters.page):
                    yield read

    def _page(self, sheet: Sheet) -> Page:
        name = sheet.name or ""
        if name not in self._pages:
            self._pages[name] = page(self.opened, sheet)
        return self._pages[name]


def _names(section: str) -> frozenset[str]:
    return frozenset(norm(name) for name in known()["sheets"][section])


def is_template(opened: Opened) -> bool:
    """Whether a declaration and a list of smelters are in it."""
    if opened.kind is Kind.TEXT or len(opened.sheets) not in _SHEETS:
        return False
    return _by_name(opened) is not None or _two_by_content(opened) is not None


def open_book(opened: Opened) -> Book | None:
    """The workbook with its sheets told apart; None when it is no such template."""
    if opened.kind is Kind.TEXT or len(opened.sheets) not in _SHEETS:
        return None
    found = _two(opened)
    if found is None:
        return None
    declaration, smelters = found
    named = [sheet for sheet in opened.sheets if norm(sheet.name or "") in _names("labels")]
    labels = read_labels(page(opened, named[0]) if named else None)
    book = Book(
        opened,
        Labelled(declaration, labels.places.get(norm("Declaration"), {})),
        Labelled(smelters, labels.places.get(norm("Smelter List"), {})),
        labels,
    )
    book.version = _version(book)
    book.kind = _kind(book)
    book.language_given, book.language = _language(book)
    return book


def _two(opened: Opened) -> tuple[Page, Page] | None:
    """The declaration and the list of smelters."""
    named = _by_name(opened)
    if named is not None:
        return page(opened, named[0]), page(opened, named[1])
    return _two_by_content(opened)


def _by_name(opened: Opened) -> tuple[Sheet, Sheet] | None:
    by_name = {norm(sheet.name or ""): sheet for sheet in reversed(opened.sheets)}
    declared = next((by_name[name] for name in _names("declaration") if name in by_name), None)
    smelters = next((by_name[name] for name in _names("smelters") if name in by_name), None)
    return (declared, smelters) if declared is not None and smelters is not None else None


def _two_by_content(opened: Opened) -> tuple[Page, Page] | None:
    """Renamed sheets: the first with a version and a first question, and the next with a version and a wide header."""
    declaration: Page | None = None
    for sheet in opened.sheets:
        if sheet.hidden or norm(sheet.name or "") in _names("others") | _names("lookups"):
            continue
        read = page(opened, sheet)
        if declaration is None:
            if _asks(read) and any(_REVISION.search(text) for text in _top(read)):
                declaration = read
        elif any(_REVISION.search(text) for text in _top(read)) and _wide(read):
            return declaration, read
    return None


def _asks(read: Page) -> bool:
    rows = range(min(60, len(read.rows)))
    return any(_FIRST.match(straight(read.text(row, column) or "")) for row in rows for column in range(4))


def _wide(read: Page) -> bool:
    return any(len(read.filled(row)) >= 12 for row in range(min(_TOP, len(read.rows))))


def straight(text: str) -> str:
    """Letters, digits and brackets of full width as the usual ones: `１）` is `1)`."""
    return unicodedata.normalize("NFKC", text)


def _top(read: Page) -> list[str]:
    """The texts at the top of a sheet, line ends kept."""
    return [cell for row in read.rows[:_TOP] for cell in row if cell]


def _version(book: Book) -> str | None:
    """As the declaration or the list of smelters says it; otherwise the last line of the history of revisions."""
    tops = [*_top(book.declaration.page), *_top(book.smelters.page)]
    for pattern in (_REVISION, _DATED):
        for text in tops:
            if match := pattern.search(straight(text)):
                return match[1].lower()
    for sheet in book.opened.sheets:
        if norm(sheet.name or "") == "revision":
            history = page(book.opened, sheet)
            cells = [history.text(row, column) or "" for row in range(len(history.rows)) for column in range(3)]
            found = [text for text in cells if _HISTORY.fullmatch(text)]
            return found[-1].lower() if found else None
    return None


def _kind(book: Book) -> str | None:
    """By its short name in a title, by its long name, or by the metals that it asks about."""
    titles = [*_top(book.declaration.page), *book.declaration.lost.values()]
    for text in titles:
        for word, kind in known()["acronyms"].items():
            if re.search(rf"\b{word}\b", text):
                return str(kind)
    for text in titles:
        for long, kind in spelled("kinds").items():
            if long in norm(text):
                return kind
    return _kind_by_minerals(book)


def _kind_by_minerals(book: Book) -> str | None:
    read = book.declaration
    asked = [mineral_code(read.label(row, 1)) for row in range(min(80, len(read.page.rows)))]
    found = {code for code in asked if code}
    for entry in known()["fixed_minerals"]:
        if found == set(entry["minerals"]):
            return str(entry["kind"])
    return None


def _language(book: Book) -> tuple[str | None, str | None]:
    """The language chosen for the labels, as given and as a code."""
    codes = spelled("languages")
    names = {norm(name) for name in book.labels.languages}
    for row in range(min(_TOP, len(book.declaration.page.rows))):
        for column in book.declaration.page.filled(row):
            given = book.declaration.page.text(row, column) or ""
            if norm(given) in codes or norm(given) in names:
                return given, codes.get(norm(given))
    return None, None
