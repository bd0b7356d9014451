"""A list of suppliers or production sites, in whatever file people keep it, to the checked table of sites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Grid, Limits, Opened, UnusableFile, open_file
from imvo.intake.build import build
from imvo.intake.choose import choose_country, choose_sheet, drop_world
from imvo.intake.columns import Found, assign, canonical, ignored
from imvo.intake.header import Header
from imvo.intake.notes import Note, note
from imvo.intake.rows import no_sites, out_of_shape, refuse
from imvo.intake.sector import looks_like
from imvo.intake.values.vocabulary import Vocabulary, shipped
from imvo.runs import Progress, Silent


@dataclass(frozen=True)
class Intake:
    """A list as read. `sites` and `rejected` keep to the tables of those names.

    `rows_in` = `accepted` + `rejected_rows`: the filled rows under the header. Empty rows are counted in the row
    numbers and told in `notes`, but nothing is lost with them. `sector_warning`: the list may be of another sector.
    """

    sites: pl.DataFrame
    rejected: pl.DataFrame
    rows_in: int
    accepted: int
    rejected_rows: int
    columns: tuple[Found, ...]
    notes: tuple[Note, ...]
    sector_warning: Note | None


def read(
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    limits: Limits = DEFAULT,
    lang: str = "en",
    progress: Progress | None = None,
    vocabulary: Vocabulary | None = None,
    sector: str = "textile",
) -> Intake:
    """Read the list at `path`.

    `mapping`: header -> field, or "ignore"; overrules what the header seems to say. `lang`: nl or en, of the reasons in
    `rejected`. UnusableFile when the file as a whole cannot be used; a row or cell that cannot is in `rejected`.
    """
    progress = progress or Silent()
    progress.phase("read", 0)
    opened = open_file(path, encoding=encoding, limits=limits)
    _check_fields(opened.file, mapping)
    chosen = choose_sheet(opened, sheet, mapping)
    grid, header = chosen.grid, chosen.header
    frame, blank = _data(grid, header)
    progress.phase("understand", frame.height)
    found, world = drop_world(_columns(opened.file, grid, header, frame, mapping), frame)
    refused, kept = _refused(grid, header, frame, found, lang)
    built = build(grid, kept, found, lang, vocabulary or shipped())
    progress.done(frame.height)
    rejected = _table(pl.concat([refused, built.faults]), opened.file, grid.sheet.name)
    rejected_rows = frame.height - built.sites.height
    assert rejected_rows == rejected.filter(pl.col("what") == "row").height, "rows in are not rows out"
    return Intake(
        sites=tables.check(built.sites, tables.load("sites")),
        rejected=tables.check(rejected, tables.load("rejected")),
        rows_in=frame.height,
        accepted=built.sites.height,
        rejected_rows=rejected_rows,
        columns=tuple(found),
        notes=(*_file_notes(opened, header, blank), *chosen.notes, *_column_notes(found), *world, *built.notes),
        sector_warning=looks_like(built.sites, sector),
    )


def _data(grid: Grid, header: Header) -> tuple[pl.DataFrame, int]:
    """The filled records under the header, and how many empty ones stand between them."""
    below = grid.cells.slice(header.at + 1)
    cells = [column for column in below.columns if column != "row"]
    empty = below.select(pl.all_horizontal(pl.col(cells).is_null())).to_series()
    if not empty.any():
        return below, 0
    frame = below.filter(~empty)
    last = frame.get_column("row").max()
    between = 0 if last is None else below.filter(empty & (pl.col("row") < last)).height
    return frame, between


def _check_fields(file: str, mapping: Mapping[str, str] | None) -> None:
    for field in (mapping or {}).values():
        try:
            _ = ignored(field) or canonical(field)
        except KeyError as error:
            raise UnusableFile(file, "intake.map-field", field=field) from error


def _columns(
    file: str, grid: Grid, header: Header, frame: pl.DataFrame, mapping: Mapping[str, str] | None
) -> list[Found]:
    filled = [frame.height - frame.get_column(f"c{place}").null_count() for place in range(grid.width)]
    texts = (header.texts + [""] * grid.width)[: grid.width]
    try:
        found = assign(texts, filled, mapping)
    except ValueError as error:
        raise UnusableFile(file, "intake.map-header", header=error.args[0]) from error
    return choose_country(found, frame)


def _refused(
    grid: Grid, header: Header, frame: pl.DataFrame, found: list[Found], lang: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines of the records that are no sites, and the other records."""
    places = {one.field: f"c{one.place}" for one in found if one.field}
    problems = out_of_shape(grid, header, frame) + no_sites(frame, places["name"], places.get("country"))
    refused = refuse(frame, problems, lang)
    if refused.is_empty():
        return refused, frame
    return refused, frame.filter(~pl.col("row").is_in(refused.get_column("row").implode()))


def _table(lines: pl.DataFrame, file: str, sheet: str | None) -> pl.DataFrame:
    order = list(tables.load("rejected").dtypes)
    lines = lines.with_columns(file=pl.lit(file), sheet=pl.lit(sheet, dtype=pl.String))
    return lines.select(order).sort("row", "what", "column", "value", "reason", nulls_last=True)


def _file_notes(opened: Opened, header: Header, blank: int) -> list[Note]:
    notes = []
    if opened.mislabelled:
        notes.append(note("mislabelled", kind=opened.kind.value.upper()))
    if opened.encoding not in (None, "utf-8"):
        notes.append(note("encoding-assumed" if opened.encoding == "cp1252" else "encoding", encoding=opened.encoding))
    if opened.delimiter not in (None, ","):
        notes.append(note("delimiter", delimiter={"\t": "tab"}.get(opened.delimiter or "", opened.delimiter)))
    if header.at:
        notes.append(note("header", row=header.at + 1))
    if blank:
        notes.append(note("blank", n=blank))
    return notes


def _column_notes(found: list[Found]) -> list[Note]:
    notes = [
        note("column-unsure", column=one.header, field=one.field)
        for one in found
        if one.field and one.confidence in ("medium", "low")
    ]
    notes += [note("column-other", column=one.header, field=one.other) for one in found if one.other]
    unused = [one.header for one in found if one.field is None and one.other is None and one.header]
    if unused:
        notes.append(note("columns-unused", columns=", ".join(unused)))
    if not any(one.field == "country" for one in found):
        notes.append(note("no-country"))
    return notes
