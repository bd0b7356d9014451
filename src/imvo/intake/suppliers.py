"""A list of suppliers or production sites, in whatever file people keep it, to the checked table of sites."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Grid, Limits, Opened, UnusableFile, open_file
from imvo.intake.build import build
from imvo.intake.choose import Chosen, choose_country, choose_sheet, drop_world
from imvo.intake.columns import Found, assign, canonical, ignored
from imvo.intake.header import Header
from imvo.intake.notes import Note, note
from imvo.intake.reading import Reading
from imvo.intake.records import column_notes, file_notes, filled_records, records_above, rejected_table
from imvo.intake.rows import no_sites, out_of_shape, refuse
from imvo.intake.sector import looks_like
from imvo.intake.values.vocabulary import Vocabulary, shipped
from imvo.runs import Progress, Silent


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
) -> Reading:
    """Read the list at `path`.

    `mapping`: header -> field, or "ignore"; overrules what the header seems to say. `lang`: nl or en, of the reasons in
    `rejected`. UnusableFile when the file as a whole cannot be used; a row or cell that cannot is in `rejected`.
    """
    progress = progress or Silent()
    progress.phase("read", 0)
    opened = open_file(path, encoding=encoding, limits=limits)
    _check_fields(opened.file, mapping)
    chosen = choose_sheet(opened, sheet, mapping)
    return read_sites(opened, chosen, lang, vocabulary or shipped(), mapping, progress)


def read_sites(
    opened: Opened,
    chosen: Chosen,
    lang: str,
    vocabulary: Vocabulary,
    mapping: Mapping[str, str] | None,
    progress: Progress,
) -> Reading:
    """The list on the chosen sheet of an opened file."""
    grid, header = chosen.grid, chosen.header
    frame, blank = filled_records(grid, header)
    progress.phase("understand", frame.height)
    found, world = drop_world(_columns(opened.file, grid, header, frame, mapping), frame)
    above = records_above(grid, header, frame, lang)
    refused, kept = _refused(grid, header, frame, found, lang)
    built = build(grid, kept, found, lang, vocabulary)
    progress.done(frame.height)
    rejected = rejected_table(pl.concat([above, refused, built.faults]), opened.file, grid.sheet.name)
    told = column_notes(found, tables.load("sites"))
    notes = (*file_notes(opened, header, blank), *chosen.notes, *told, *_no_country(found))
    return Reading(
        file=opened.file,
        tables={"sites": tables.check(built.sites, tables.load("sites"))},
        rejected=rejected,
        rows_in=above.height + frame.height,
        accepted=built.sites.height,
        rejected_rows=rejected.filter(pl.col("what") == "row").height,
        columns=tuple(found),
        notes=(*notes, *world, *built.notes),
        sector_warning=looks_like(built.sites, vocabulary),
    )


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


def _no_country(found: list[Found]) -> tuple[Note, ...]:
    return () if any(one.field == "country" for one in found) else (note("no-country"),)
