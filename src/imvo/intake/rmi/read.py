"""A minerals reporting template to its tables: who declares, the answers, the smelters, and the template's own list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Limits, Opened, UnusableFile, open_file
from imvo.intake.notes import Note
from imvo.intake.notes import note as intake_note
from imvo.intake.reading import Reading
from imvo.intake.rmi.book import Book, is_template, open_book
from imvo.intake.rmi.declaration import answers, declarant, survey
from imvo.intake.rmi.lookup import lookups
from imvo.intake.rmi.match import Index
from imvo.intake.rmi.mines import mines
from imvo.intake.rmi.smelters import smelters
from imvo.intake.rmi.told import Told, note
from imvo.runs import Progress, Silent


def recognises(opened: Opened) -> bool:
    """Whether an opened file is such a template, of any version and in any language of labels."""
    return is_template(opened)


def read(path: Path, *, lang: str = "en", limits: Limits = DEFAULT, progress: Progress | None = None) -> Reading:
    """Read the template at `path`. UnusableFile when the file cannot be used or is no such template.

    `lang`: nl or en, of the reasons in `rejected`. `rows_in` counts every record of every table.
    """
    return read_opened(open_file(path, limits=limits), lang=lang, progress=progress)


def read_opened(opened: Opened, *, lang: str = "en", progress: Progress | None = None) -> Reading:
    """The same, of a file that was opened already."""
    progress = progress or Silent()
    progress.phase("read", 0)
    book = open_book(opened)
    if book is None:
        raise UnusableFile(opened.file, "rmi.not-a-template")
    told = Told(opened.file, lang)
    sheet = survey(book)
    answered = answers(book, sheet, told)
    listed_names = lookups(book)
    index = Index(listed_names)
    progress.phase("understand", len(book.smelters.page.rows))
    listed = smelters(book, index, told)
    dug = mines(book, told)
    by = declarant(book, sheet, told) | {"smelters": len(listed.rows)}
    progress.done(len(book.smelters.page.rows))
    made = {
        "smelters": _frame("smelters", listed.rows, opened.file),
        "mineral-declarations": _frame("mineral-declarations", answered, opened.file),
        "mineral-declarants": _frame("mineral-declarants", [by], opened.file),
        "smelter-lookups": _frame("smelter-lookups", listed_names, opened.file),
        "smelter-mines": _frame("smelter-mines", dug.rows, opened.file),
    }
    accepted = sum(frame.height for frame in made.values())
    rejected = listed.rejected + dug.rejected
    assert rejected == told.count("row"), "a rejected row is not told"
    return Reading(
        file=opened.file,
        tables=made,
        rejected=told.table(),
        rows_in=accepted + rejected,
        accepted=accepted,
        rejected_rows=rejected,
        notes=tuple(_notes(book, made, index)),
    )


def _frame(name: str, rows: list[dict[str, Any]], file: str) -> pl.DataFrame:
    table = tables.load(name)
    whole = [{column: (row | {"file": file}).get(column) for column in table.dtypes} for row in rows]
    return tables.check(pl.DataFrame(whole, schema=table.dtypes), table)


def _notes(book: Book, made: dict[str, pl.DataFrame], index: Index) -> list[Note]:
    listed, asked = made["smelters"], made["mineral-declarations"]
    answered = asked.height - asked.get_column("answer_given").null_count()
    shown = {"template": (book.kind or "?").upper(), "version": book.version or "?"}
    counted = {"smelters": listed.height, "answers": answered, "questions": asked.height}
    notes = [note("read-as", **shown, **counted)]
    if book.opened.mislabelled:
        notes.append(intake_note("mislabelled", kind=book.opened.kind.value.upper()))
    wanting = {
        "unlocked": book.opened.unlocked,
        "kind-unknown": book.kind is None,
        "version-unknown": book.version is None,
        "labels-gone": not book.labels.english,
        "empty": listed.is_empty(),
        "no-lookup": not len(index),
    }
    notes += [note(key) for key, holds in wanting.items() if holds]
    if len(index):
        notes.append(note("listed"))
    if not listed.is_empty():
        stated = listed.height - listed.get_column("origin").null_count()
        notes.append(note("origin", n=stated, of=listed.height))
        if len(index):
            ways = dict.fromkeys(("id", "name", "alias", "misspelt", "unknown"), 0)
            ways |= dict(listed.group_by("match").len().iter_rows())
            notes.append(note("matches", lookups=len(index), **ways))
    return notes
