"""What to tell of a file of holdings as a whole: sheets, codes that do not hold, sums that do not agree."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo.files import Opened, Sheet, plain
from imvo.files.kind import Kind
from imvo.intake.holdings.told import note
from imvo.intake.notes import Note
from imvo.intake.notes import note as file_note


def json_notes(opened: Opened) -> list[Note]:
    """How the rows of a JSON file count, and which of its fields stand outside the lists of records."""
    if opened.kind is not Kind.JSON:
        return []
    beside = [note("json-beside", fields=", ".join(opened.beside))] if opened.beside else []
    return [note("json-rows"), *beside]


def sheet_notes(opened: Opened, taken: Sequence[Sheet]) -> list[Note]:
    """Which sheets were read and which were not."""
    notes = []
    if opened.mislabelled:
        notes.append(file_note("mislabelled", kind=opened.kind.value.upper()))
    if len(opened.sheets) < 2:
        return notes
    notes.append(note("sheets", sheets=_names(taken)))
    others = [sheet for sheet in opened.sheets if sheet not in taken]
    if others:
        notes.append(note("sheets-unread", sheets=_names(others)))
    return notes


def _names(sheets: Sequence[Sheet]) -> str:
    return ", ".join(plain(sheet.name or "", 60) for sheet in sheets)


def account_notes(holdings: pl.DataFrame, funds: pl.DataFrame, faults: pl.DataFrame) -> list[Note]:
    """Positions without a value, identifiers that do not hold, sums that do not agree with what the file states."""
    notes = []
    unvalued = holdings.get_column("value").null_count()
    if unvalued:
        notes.append(note("without-value", n=unvalued, of=holdings.height))
    for what in ("isin", "lei", "cic"):
        wrong = faults.filter(what=what).get_column("code")
        if len(wrong):
            notes.append(note(f"fault-{what}", n=len(wrong), different=wrong.n_unique()))
    apart = funds.filter(agrees="no")
    for name, key in apart.select("holder_name", "holder_id").iter_rows():
        notes.append(note("sum-apart", fund=name or key or "?"))
    weights = funds.filter(weights_agree="no")
    for name, key in weights.select("holder_name", "holder_id").iter_rows():
        notes.append(note("weights-apart", fund=name or key or "?"))
    return notes
