"""A file that is given as one thing and is another: another workbook of imvo, or a table without a column it needs."""

from __future__ import annotations

from collections.abc import Sequence

from imvo import tables, words
from imvo.files import Opened, UnusableFile
from imvo.intake.choose import EXPLAINS
from imvo.intake.columns import by_synonym
from imvo.intake.header import Header, find_header, telling

DOSSIER, PLAN = "dossier", "plan"
OF_DOSSIER = ("summary", "issues", "questions", "signals", "sources", "about")
"""Sheets of the workbook of a dossier; their names are texts `reporting.sheet.NAME`."""
BOOKS = {"answers": ("answers",), "findings": ("findings",), PLAN: ("plan-issues", "plan-measures", "plan-contacts")}
"""What comes back -> the tables that its file holds."""


def refuse_other_books(opened: Opened, kinds: Sequence[str], lang: str) -> None:
    """UnusableFile when the file is a workbook that imvo made for something else than `kinds`."""
    made = DOSSIER if _is_dossier(opened) else _made_for(opened, kinds) if _explains(opened) else None
    wanted = next((book for book, own in BOOKS.items() if set(kinds) <= set(own)), None)
    if made is not None and wanted is not None and made != wanted:
        named = {name: words.text(f"returned.book.{book}", lang) for name, book in (("book", made), ("wanted", wanted))}
        raise UnusableFile(opened.file, f"returned.instead-of-{wanted}", **named)


def _is_dossier(opened: Opened) -> bool:
    """Whether its sheets are those of a dossier; a person may have taken some out."""
    names = {sheet.name for sheet in opened.sheets}
    return any(
        2 * len(names & {words.text(f"reporting.sheet.{sheet}", lang) for sheet in OF_DOSSIER}) > len(OF_DOSSIER)
        for lang in words.LANGUAGES
    )


def _explains(opened: Opened) -> bool:
    """Whether a sheet says in its first row that imvo made the workbook."""
    return any(EXPLAINS in row for sheet in opened.sheets for row in opened.read(sheet).head(1))


def _made_for(opened: Opened, kinds: Sequence[str]) -> str | None:
    """What the headers of its sheets fit best; None when they fit nothing that comes back, or `kinds` more, although a
    column that is needed was taken out.
    """
    found = {book: _fit(opened, kinds) for book, kinds in BOOKS.items()}
    best = max(found.values())
    fitting = [book for book, score in found.items() if score == best]
    near = max((header.score for _, header in _headers(opened, kinds)), default=0)
    return fitting[0] if best > near and len(fitting) == 1 else None


def _fit(opened: Opened, kinds: Sequence[str]) -> int:
    headers = [header for _, header in _headers(opened, kinds) if header.named]
    return max((header.score for header in headers), default=0)


def _headers(opened: Opened, kinds: Sequence[str]) -> list[tuple[str, Header]]:
    """The header of each kind on each sheet that is no explanation."""
    grids = [opened.read(sheet) for sheet in opened.sheets]
    told = [grid for grid in grids if not any(EXPLAINS in row for row in grid.head(1))]
    return [(kind, found) for grid in told for kind in kinds if (found := find_header(grid, None, kind)) is not None]


def unusable(opened: Opened, kinds: Sequence[str], lang: str) -> UnusableFile:
    """Why no sheet holds a table of `kinds`: nothing in it, no header, or a header that lacks columns."""
    if all(not any(any(row) for row in opened.read(sheet).head(1)) for sheet in opened.sheets):
        return UnusableFile(opened.file, "returned.empty")
    headers = _headers(opened, kinds)
    if not headers:
        needed = " | ".join(dict.fromkeys(_title(kind, name, lang) for kind in kinds for name in sorted(telling(kind))))
        return UnusableFile(opened.file, "returned.no-header", needed=needed)
    kind, best = max(headers, key=lambda one: one[1].score)
    named = {match.field for text in best.texts if text and (match := by_synonym(text, kind)) is not None}
    lacking = [column for column in tables.load(kind).columns if column.name in telling(kind) - named]
    known = {text for text in best.texts if text and by_synonym(text, kind) is None}
    others = " | ".join(text for text in best.texts if text in known)
    columns = words.enumeration([f"“{getattr(column.title, lang)}”" for column in lacking], lang)
    names = "; ".join(
        " | ".join(dict.fromkeys((column.title.nl, column.title.en, *column.synonyms[:4]))) for column in lacking
    )
    key = "returned.lacks" if others else "returned.lacks-all"
    return UnusableFile(opened.file, key, columns=columns, names=names, others=others)


def _title(kind: str, column: str, lang: str) -> str:
    return str(getattr(tables.load(kind).column(column).title, lang))
