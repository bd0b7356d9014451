"""Any declared kind of table, in whatever file people keep it: recognised by its columns, read as they are declared."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo import tables, words
from imvo.files import Grid, Opened, UnusableFile
from imvo.intake.cell_units import read_with_units, unit_column, units_of_cells
from imvo.intake.choose import Chosen
from imvo.intake.columns import Found, assign
from imvo.intake.header_scale import without_scaled
from imvo.intake.header_units import units_of_headers
from imvo.intake.notes import Problem, choices, note, problem
from imvo.intake.reading import Reading
from imvo.intake.records import column_notes, file_notes, filled_records, records_above, rejected_table
from imvo.intake.rows import Roles, marked, no_records, out_of_shape, refuse
from imvo.intake.spread import spread
from imvo.intake.texts import tidy
from imvo.intake.understand import WORDS, known_texts, reader
from imvo.intake.unlabelled import unlabelled_totals
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wording import norm
from imvo.intake.work import Work
from imvo.tables import Column, Table

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
    above = records_above(grid, header, frame, lang)
    told = marked(frame, first)
    problems = out_of_shape(grid, header, frame) + _no_records(told, table, found, first)
    shapeless = refuse(told, problems, lang)
    kept = frame.filter(~pl.col("row").is_in(shapeless.get_column("row").implode()))
    work = Work(grid, kept, {one.field: one for one in found if one.field}, lang)
    _read_columns(work, table, vocabulary)
    lacking = _refused(work, table)
    rejected = rejected_table(pl.concat([above, shapeless, *lacking, *work.faults]), opened.file, grid.sheet.name)
    made = tables.check(work.assembled(kind), table)
    notes = (*file_notes(opened, header, blank), *chosen.notes, *column_notes(found, table), *work.notes)
    return Reading(
        file=opened.file,
        tables={kind: made},
        rejected=rejected,
        rows_in=above.height + frame.height,
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


def _read_columns(work: Work, table: Table, vocabulary: Vocabulary) -> None:
    """Every column into `work.made`; then the units that stand in headers, and those that stand in cells."""
    stated = {
        column.name: units
        for column in table.columns
        if column.name not in PLACE and column.synonyms
        if (units := _read(work, table, column.name, vocabulary)) is not None
    }
    _stand_in(work, table)
    units_of_headers(work, table)
    for name, units in stated.items():
        if unit := unit_column(table, name):
            units_of_cells(work, unit, units)


def _read(work: Work, table: Table, name: str, vocabulary: Vocabulary) -> pl.Series | None:
    """One column into `work.made`, with the cell as given where a column `<name>_given` is declared.

    Gives the units that the cells of a quantity state beside their number; None of any other column.
    """
    column = table.column(name)
    given = f"{name}_given" in table.dtypes
    word = column.reading in WORDS or column.reading == "text"
    source = work.plain(name) if word else work.column(name)
    if source is None:
        return None
    if given:
        work.made[f"{name}_given"] = source.texts if word else tidy(source, work.lang)[0].texts
    if column.reading == "text":
        work.made[name] = known_texts(source.texts)
        return None
    read = reader(column, source.header, work.lang, vocabulary, day_first=_day_first(work, table))
    if column.type == "f64" and (unit := unit_column(table, name)):
        return read_with_units(work, column, unit, source, read)
    result = spread(source, read, {name: column.dtype}, work.lang)
    work.faults.append(result.faults)
    work.notes += result.notes
    work.made[name] = result.values.get_column(name)
    return None


def _day_first(work: Work, table: Table) -> bool:
    """Whether 03/05/2021 has its day first: in what comes back, in a Dutch run or under Dutch headers."""
    if table.table not in tables.names("returned"):
        return False
    heads = [(norm(place.header), table.column(name).title) for name, place in work.places.items()]
    dutch = sum(head == norm(title.nl) != norm(title.en) for head, title in heads)
    english = sum(head == norm(title.en) != norm(title.nl) for head, title in heads)
    return work.lang == "nl" or dutch > english


def _stand_in(work: Work, table: Table) -> None:
    """Columns that the file does not have and that others stand in for, which is told."""
    for column in table.columns:
        if not column.else_from or column.name in work.places:
            continue
        own = [work.made[name] for name in column.else_from if name in work.made]
        number = words.text("intake.row-number", work.lang, row="{}")
        rows = work.frame.select(pl.format(number, "row")).to_series()
        work.made[column.name] = pl.select(pl.coalesce(*own, rows)).to_series()
        titles = ", ".join(getattr(table.column(name).title, work.lang).lower() for name in column.else_from)
        work.notes.append(note("stand-in", column=getattr(column.title, work.lang).lower(), others=titles))


def _refused(work: Work, table: Table) -> list[pl.DataFrame]:
    """Take out of `work` the rows that are a total without a name, then those that lack what every row needs.

    Between them the numbers of which the header states a scale: a total adds them up as they are written.
    """
    totals = refuse(work.frame, [(unlabelled_totals(work, table), "", "", problem("row-sum", "row"))], work.lang)
    work.drop(totals)
    without_scaled(work, table)
    lacking = _without_required(work, table)
    work.drop(lacking)
    return [totals, lacking]


def _without_required(work: Work, table: Table) -> pl.DataFrame:
    """Rows that lack what every row of the kind must have."""
    problems = []
    for column in table.columns:
        if column.required and column.name in work.places:
            missing = work.made[column.name].is_null()
            place = work.places[column.name]
            problems.append((missing, place.header, f"c{place.place}", _required(column, work.lang)))
    return refuse(work.frame, problems, work.lang)


def _required(column: Column, lang: str) -> Problem:
    """What a row lacks, with the words to choose from where the column has a closed set of them."""
    title = getattr(column.title, lang)
    if not column.choices:
        return problem("required", "row", column=title)
    return Problem("intake.required-choice", {"column": title, "choices": choices(column, lang)}, "row")
