"""Any declared kind of table, in whatever file people keep it: recognised by its columns, read as they are declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import polars as pl

from imvo import tables
from imvo.files import Grid, Opened, UnusableFile
from imvo.intake.choose import Chosen
from imvo.intake.columns import Found, assign
from imvo.intake.notes import note, problem
from imvo.intake.reading import Reading
from imvo.intake.records import column_notes, file_notes, filled_records, rejected_table
from imvo.intake.rows import lonely_totals, no_sites, out_of_shape, refuse
from imvo.intake.spread import Column, spread
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.cell import Cell, ColumnReading
from imvo.intake.values.cell import Reading as CellReading
from imvo.intake.values.choices import read_choices, read_yes_no
from imvo.intake.values.counts import read_counts
from imvo.intake.values.dates import read_dates
from imvo.intake.values.goods import FIELDS, read_goods
from imvo.intake.values.place_lists import read_country_lists
from imvo.intake.values.places import read_countries
from imvo.intake.values.shares import read_shares
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.work import Work
from imvo.tables import Column as TableColumn
from imvo.tables import Table

Read = Callable[[Sequence[Cell]], ColumnReading]
PLACE = frozenset({"row", "file", "sheet"})


def read_delivered(
    opened: Opened, chosen: Chosen, kind: str, lang: str, vocabulary: Vocabulary, mapping: dict[str, str] | None = None
) -> Reading:
    """The table of `kind` on the chosen sheet. `mapping`: header -> column, of the headers that this file has.

    UnusableFile when the mapping names what is not there; a row or cell that cannot be used is in `rejected`.
    """
    table = tables.load(kind)
    grid, header = chosen.grid, chosen.header
    frame, blank = filled_records(grid, header)
    found = _columns(opened.file, grid, header.texts, frame, mapping, kind)
    places = {one.field: f"c{one.place}" for one in found if one.field}
    texts = [places[name] for name in _naming(table) if name in places]
    names = next(iter(texts), "c0")
    problems = out_of_shape(grid, header, frame) + no_sites(frame, names, None, kind)
    problems += lonely_totals(frame, texts) if texts else []
    shapeless = refuse(frame, problems, lang)
    kept = frame.filter(~pl.col("row").is_in(shapeless.get_column("row").implode()))
    work = Work(grid, kept, {one.field: one for one in found if one.field}, lang)
    for column in table.columns:
        if column.name not in PLACE and column.synonyms:
            _read(work, table, column.name, vocabulary)
    _units_of_headers(work, table)
    lacking = _without_required(work, table)
    work.drop(lacking)
    rejected = rejected_table(pl.concat([shapeless, lacking, *work.faults]), opened.file, grid.sheet.name)
    made = tables.check(work.assembled(kind), table)
    notes = (*file_notes(opened, header, blank), *chosen.notes, *column_notes(found), *work.notes)
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
    file: str, grid: Grid, texts: list[str], frame: pl.DataFrame, mapping: dict[str, str] | None, kind: str
) -> list[Found]:
    filled = [frame.height - frame.get_column(f"c{place}").null_count() for place in range(grid.width)]
    headers = (texts + [""] * grid.width)[: grid.width]
    try:
        return assign(headers, filled, mapping, kind)
    except ValueError as error:
        raise UnusableFile(file, "intake.map-header", header=error.args[0]) from error
    except KeyError as error:
        raise UnusableFile(file, "intake.map-field", field=error.args[0]) from error


def _naming(table: Table) -> list[str]:
    """Columns of text, the required ones first: in the first of them a total or a remark would stand.

    A unit or a currency may stand beside a total, and names nothing.
    """
    texts = [column for column in table.columns if column.type == "text" and column.synonyms and not column.unit_of]
    return [column.name for column in sorted(texts, key=lambda column: not column.required)]


def _read(work: Work, table: Table, name: str, vocabulary: Vocabulary) -> None:
    """One column into `work.made`, with the cell as given where a column `<name>_given` is declared."""
    column = table.column(name)
    plain = work.plain(name)
    if plain is None:
        return
    if f"{name}_given" in table.dtypes:
        work.made[f"{name}_given"] = plain.texts
    reads = column.reading
    if reads == "text":
        work.made[name] = plain.texts
        return
    # A number or a date is what the file says it is; a word is read from its tidied text.
    source = plain if reads in ("country", "choice", "process", "product", "material") else work.column(name)
    assert source is not None
    result = spread(source, _reader(table, name, source, work.lang, vocabulary), {name: column.dtype}, work.lang)
    work.faults.append(result.faults)
    work.notes += result.notes
    work.made[name] = result.values.get_column(name)


def _reader(table: Table, name: str, source: Column, lang: str, vocabulary: Vocabulary) -> Read:
    column = table.column(name)
    readers: dict[str, Read] = {
        "country": partial(read_country_lists if column.separator else read_countries, lang=lang),
        "date": read_dates,
        "share": partial(read_shares, header=source.header),
        "amount": partial(read_amounts, fault="number-text"),
        "signed": partial(read_amounts, fault="number-text", signed=True),
        "count": read_counts,
        "yesno": read_yes_no,
        "choice": partial(read_choices, column=column, lang=lang),
    }
    read = readers[column.reading] if column.reading in readers else partial(_codes, column.reading, vocabulary)
    return read if column.minimum is None and column.maximum is None else partial(_within, read, column)


def _within(read: Read, column: TableColumn, cells: Sequence[Cell]) -> ColumnReading:
    """The same, but for numbers outside the bounds of the column: they are no value of it."""
    low, high = column.minimum, column.maximum
    found = read(cells)
    fault = problem(
        "number-range", low="..." if low is None else f"{low:g}", high="..." if high is None else f"{high:g}"
    )
    outside = CellReading((None,), fault)

    def beyond(value: float | None) -> bool:
        return value is not None and ((low is not None and value < low) or (high is not None and value > high))

    return ColumnReading([outside if beyond(one.values[0]) else one for one in found.readings], found.notes)


def _codes(kind: str, vocabulary: Vocabulary, cells: Sequence[Cell]) -> ColumnReading:
    """The codes of one kind alone: a column of materials tells no process."""
    place = FIELDS.index(kind)
    found = read_goods(cells, kind, vocabulary)
    return ColumnReading([CellReading((one.values[place],), one.problem) for one in found.readings], found.notes)


def _units_of_headers(work: Work, table: Table) -> None:
    """A unit that stands in the header of its quantity: between brackets, `Volume (m3)`, or as a word, `Kg product`."""
    for column in table.columns:
        if column.unit_of is None or column.name in work.places or column.unit_of not in work.places:
            continue
        code = _unit_in(work.places[column.unit_of].header, column, work.lang)
        if code is not None:
            one = pl.Series(column.name, [code], dtype=pl.String)
            work.made[column.name] = one.new_from_index(0, work.frame.height)


def _unit_in(header: str, column: TableColumn, lang: str) -> str | None:
    """The unit that a header names; None when it names none, or two. A word that is no unit is no fault."""
    _, opened, rest = header.replace("[", "(").partition("(")
    bracket = rest.replace("]", ")").partition(")")[0].strip() if opened else ""
    if not column.choices:
        return bracket or None
    for words in ([bracket], header.split()):
        read = read_choices([Cell(word) for word in words if word], column=column, lang=lang).readings
        if len(found := {one.values[0] for one in read} - {None}) == 1:
            return str(found.pop())
    return None


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
