"""Read a TPT file: every line a position, every fund with its stated total, whatever the file is kept in."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Limits, Opened, UnusableFile, open_file
from imvo.intake.columns import Found
from imvo.intake.holdings import complete, totals
from imvo.intake.holdings.account import account_notes, json_notes, sheet_notes
from imvo.intake.holdings.told import note
from imvo.intake.holdings.totals import EXTRA
from imvo.intake.notes import Note
from imvo.intake.reading import Reading
from imvo.intake.tpt.find import TptTable, fields, tables_in
from imvo.intake.tpt.funds import fund_codes
from imvo.intake.tpt.lines import Lines, lines_of
from imvo.runs import Progress, Silent

KINDS = frozenset({"holdings", "funds", "identifier-faults"})


def read(path: Path, *, lang: str = "en", limits: Limits = DEFAULT, progress: Progress | None = None) -> Reading:
    """The tables `holdings`, `funds` and `identifier-faults` of the TPT file at `path`.

    UnusableFile when no sheet of the file is a TPT table; a row or cell that cannot be used is in `rejected`.
    """
    progress = progress or Silent()
    progress.phase("read", 0)
    opened = open_file(path, limits=limits, accept_json=True)
    found = tables_in(opened)
    if not found:
        raise UnusableFile(opened.file, "holdings.no-tpt")
    progress.phase("understand", sum(table.grid.cells.height for table in found))
    parts = [lines_of(table, opened.file, lang) for table in found]
    given = pl.concat([part.given for part in parts])
    extra = given.select(*EXTRA, "holder_id_type")
    holdings, faults = complete(given.drop(extra.columns), lang)
    lines, of_funds = fund_codes(pl.concat([holdings, extra], how="horizontal"), lang)
    faults = pl.concat([faults, of_funds])
    progress.done(given.height)
    rejected = tables.check(pl.concat([part.rejected for part in parts]), tables.load("rejected"))
    funds = totals(lines)
    return Reading(
        file=opened.file,
        tables={"holdings": holdings, "funds": funds, "identifier-faults": faults},
        rejected=rejected,
        rows_in=sum(part.rows_in for part in parts),
        accepted=holdings.height,
        rejected_rows=rejected.filter(pl.col("what") == "row").height,
        columns=tuple(column for part, table in zip(parts, found, strict=True) for column in _columns(part, table)),
        notes=(*_file_notes(opened, found, parts), *account_notes(holdings, funds, faults)),
    )


# Columns that are read for another: what a code is of, and the two fields for a sector.
_FOR = {
    "issuer_code_type": "issuer_code", "group_lei_type": "group_lei", "underlying_lei_type": "underlying_lei",
    "sector_new": "sector_code", "sector_old": "sector_code", "version": "source",
    "manager_lei_type": "manager_lei", "holder_id_type": "holder_id",
}  # fmt: skip


def _columns(part: Lines, table: TptTable) -> list[Found]:
    used = {place: _FOR.get(name, name) for name, place in part.used.items()}
    return [
        Found(place, text, used.get(place), "high" if place in used else None, "exact" if place in used else "none")
        for place, text in enumerate(table.texts)
        if text
    ]


def _file_notes(opened: Opened, found: list[TptTable], parts: list[Lines]) -> list[Note]:
    known = fields()["versions"]
    versions = sorted({version for part in parts for version in part.versions})
    notes = [note("tpt", versions=", ".join(versions) or "?")]
    unknown = [version for version in versions if _major(version) not in known]
    if unknown:
        notes.append(note("version", versions=", ".join(unknown), known=", ".join(known)))
    return [
        *notes,
        *json_notes(opened),
        *sheet_notes(opened, [table.grid.sheet for table in found]),
        *(one for part in parts for one in part.notes),
    ]


def _major(version: str) -> str:
    """`V6.0 (official) dated 10 January 2022` -> `6`."""
    digits = version.strip().lstrip("vV ")
    return digits.split(".")[0].split(" ")[0].split("_")[0]
