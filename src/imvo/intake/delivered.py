"""Any declared kind of table, in whatever file people keep it: recognised by its columns, read as they are declared."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo import tables
from imvo.files import Grid, Opened, UnusableFile
from imvo.intake.choose import Chosen
from imvo.intake.columns import Found, assign
from imvo.intake.header_units import units_of_headers
from imvo.intake.notes import Problem, note, problem
from imvo.intake.reading import Reading
from imvo.intake.records import column_notes, file_notes, filled_records, rejected_table
from imvo.intake.rows import Roles, marked, no_records, out_of_shape, refuse
from imvo.intake.spread import spread
from imvo.intake.texts import tidy
from imvo.intake.understand import WORDS, known_texts, reader
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.work import Work
from imvo.tables import Table

PLACE = frozenset({"row", "file", "sheet"})
_GOODS = frozenset({"product", "material", "process"})


def read_delivered(
    opened: Opened,
    chosen: Chosen,
    kind: str,
    lang: str,
    vocabulary: Vocabulary,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """The table of `kind` on the chosen sheet. `mapping`: header -> column, of the headers that this file has.

    UnusableFile when the mapping names what is not there; a row or cell that cannot be used is in `rejected`.
    """
    table = tables.load(kind)
    grid, header = chosen.grid, chosen.header
    frame, blank = filled_records(grid, header)
    found = _columns(opened.file, grid, header.texts, frame, mapping, kind)
    first = _naming(table, found)
    told = marked(frame, first)
    problems = out_of_shape(grid, header, frame) + _no_records(told, table, found, first)
    shapeless = refuse(told, problems, lang)
    kept = frame.filter(~pl.col("row").is_in(shapeless.get_column("row").implode()))
    work = Work(grid, kept, {one.field: one for one in found if one.field}, lang)
    for column in table.columns:
        if column.name not in PLACE and column.synonyms:
            _read(work, table, column.name, vocabulary)
    units_of_headers(work, table)
    lacking = _without_required(work, table)
    work.drop(lacking)
    rejected = rejected_table(pl.concat([shapeless, lacking, *work.faults]), opened.file, grid.sheet.name)
    made = tables.check(work.assembled(kind), table)
    notes = (*file_notes(opened, header, blank), *chosen.notes, *column_notes(found, table), *work.notes)
    return Reading(
        file=opened.file,
        tables={kind: made},
        rejected=rejected,
        rows_in=frame.height,
        accepted=made.height,
        rejected_rows=rejected.filter(pl.col("what") == "row").height,
        columns=tuple(found),
        notes=(note("kind", kind=getattr(table.title, lang).lower()), *notes),
    )


def _columns(
    file: str, grid: Grid, texts: list[str], frame: pl.DataFrame, mapping: Mapping[str, str] | None, kind: str
) -> list[Found]:
    filled = [frame.height - frame.get_column(f"c{place}").null_count() for place in range(grid.width)]
    headers = (texts + [""] * grid.width)[: grid.width]
    try:
        return assign(headers, filled, mapping, kind)
    except ValueError as error:
        raise UnusableFile(file, "intake.map-header", header=error.args[0]) from error
    except KeyError as error:
        raise UnusableFile(file, "intake.map-field", field=error.args[0]) from error


def _naming(table: Table, found: list[Found]) -> str:
    """The column in which a total or a remark would stand: the first of text, of what is required before the rest."""
    return next(iter(_texts(table, found)), "c0")


def _texts(table: Table, found: list[Found]) -> list[str]:
    """Columns of text, the required ones first. A unit or a currency may stand beside a total, and names nothing."""
    places = {one.field: f"c{one.place}" for one in found if one.field}
    texts = [one for one in table.columns if one.type == "text" and one.name in places and not one.unit_of]
    return [places[column.name] for column in sorted(texts, key=lambda column: not column.required)]


def _no_records(
    told: pl.DataFrame, table: Table, found: list[Found], first: str
) -> list[tuple[pl.Series, str, str, Problem]]:
    reads = {f"c{one.place}": table.column(one.field).reading for one in found if one.field}
    countries = [place for place, reading in reads.items() if reading == "country"]
    columns = Roles(first, _texts(table, found), countries, list(reads), of_words=reads.get(first) in _GOODS)
    return no_records(told, table.table, columns)


def _read(work: Work, table: Table, name: str, vocabulary: Vocabulary) -> None:
    """One column into `work.made`, with the cell as given where a column `<name>_given` is declared."""
    column = table.column(name)
    given = f"{name}_given" in table.dtypes
    word = column.reading in WORDS or column.reading == "text"
    source = work.plain(name) if word else work.column(name)
    if source is None:
        return
    if given:
        work.made[f"{name}_given"] = source.texts if word else tidy(source, work.lang)[0].texts
    if column.reading == "text":
        work.made[name] = known_texts(source.texts)
        return
    read = reader(column, source.header, work.lang, vocabulary)
    result = spread(source, read, {name: column.dtype}, work.lang)
    work.faults.append(result.faults)
    work.notes += result.notes
    work.made[name] = result.values.get_column(name)


def _without_required(work: Work, table: Table) -> pl.DataFrame:
    """Rows that lack what every row of the kind must have."""
    problems = []
    for column in table.columns:
        if column.required and column.synonyms:
            missing = work.made[column.name].is_null()
            title = getattr(column.title, work.lang)
            place = work.places[column.name]
            problems.append((missing, place.header, f"c{place.place}", problem("required", "row", column=title)))
    return refuse(work.frame, problems, work.lang)
