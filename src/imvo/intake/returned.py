"""Files that come back to a dossier: every sheet that holds a table of the kinds asked for, read as declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Grid, Opened, UnusableFile, open_file
from imvo.files.kind import Kind
from imvo.intake.choose import EXPLAINS
from imvo.intake.columns import by_synonym
from imvo.intake.delivered import read_delivered
from imvo.intake.header import Header, find_header, telling
from imvo.intake.notes import Problem, note
from imvo.intake.reading import Reading
from imvo.intake.recognise import recognise
from imvo.intake.records import filled_records, rejected_table
from imvo.intake.rows import marked, refuse
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wrong_file import refuse_other_books, unusable

_LIKE_ONE = 6  # score of a header that names two columns for certain: then its sheet was meant to be read


def read_returned(path: Path, kinds: Sequence[str], lang: str, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """One reading per sheet that holds a table of `kinds`, by its columns and not by its name.

    Of a sheet that looks like one and lacks the column by which it is known, every row is refused and told.
    UnusableFile when no sheet holds a table, when imvo made the workbook for something else, or when the file cannot be
    opened.
    """
    opened = open_file(path, limits=DEFAULT)
    refuse_other_books(opened, kinds, lang)
    found: list[Reading] = []
    unread: list[Reading] = []
    for sheet in opened.sheets:
        own = opened if opened.kind is Kind.TEXT else replace_sheets(opened, sheet.name)
        try:
            kind, chosen = recognise(own, kinds, None, None, lang)
        except UnusableFile as error:
            if error.key not in ("intake.no-header", "intake.no-kind", "intake.no-header-of"):
                raise
            unread += _unread(opened.file, own.read(sheet), kinds, lang)
            continue
        found.append(read_delivered(own, chosen, kind, lang, vocabulary))
    if not found:
        raise unusable(opened, kinds, lang)
    return (*found, *unread)


def replace_sheets(opened: Opened, name: str | None) -> Opened:
    """The same file, of which only one sheet is looked at."""
    return replace(opened, sheets=[sheet for sheet in opened.sheets if sheet.name == name])


def _unread(file: str, grid: Grid, kinds: Sequence[str], lang: str) -> list[Reading]:
    """The rows of a sheet that looks like a table of one of `kinds`, all refused; none of any other sheet."""
    headers = [(header, kind) for kind in kinds if (header := find_header(grid, None, kind)) is not None]
    if not headers or (grid.head(1)[:1] and EXPLAINS in grid.head(1)[0]):
        return []
    header, kind = max(headers, key=lambda one: one[0].score)
    frame, _ = filled_records(grid, header)
    if header.score < _LIKE_ONE or frame.is_empty():
        return []
    table = tables.load(kind)
    lacking = ", ".join(
        getattr(table.column(name).title, lang) for name in sorted(telling(kind) - _named(header, kind))
    )
    every = pl.Series([True], dtype=pl.Boolean).new_from_index(0, frame.height)
    why = Problem("answers.problem.sheet", {"columns": lacking})
    lines = refuse(marked(frame, "c0"), [(every, "", "left", why)], lang)
    return [
        Reading(
            file=file,
            tables={kind: tables.empty(table)},
            rejected=rejected_table(lines, file, grid.sheet.name),
            rows_in=frame.height,
            accepted=0,
            rejected_rows=frame.height,
            notes=(note("kind", kind=getattr(table.title, lang).lower()),),
        )
    ]


def _named(header: Header, kind: str) -> set[str]:
    """The columns of `kind` that a header names."""
    return {match.field for text in header.texts if text and (match := by_synonym(text, kind)) is not None}
