"""Positions of funds, from a Parquet file or any list, to the checked table `fund-positions`.

A program writes such a file more often than a person, and it may have a million rows: a Parquet file is never turned
into text. Any other file is read as every declared table is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Limits, UnusableFile, open_file, plain
from imvo.intake.choose import choose_sheet
from imvo.intake.columns import by_synonym
from imvo.intake.delivered import read_delivered
from imvo.intake.notes import problem
from imvo.intake.reading import Reading
from imvo.intake.records import rejected_table
from imvo.intake.rows import refuse
from imvo.intake.spread import Column, spread
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.cell import Cell, ColumnReading
from imvo.intake.values.vocabulary import Vocabulary
from imvo.runs import Progress, Silent

KIND = "fund-positions"
_MAGIC = b"PAR1"
_TEXTS = ("fund", "held_fund", "issuer")
_NUMBERS = ("value", "fund_value")


@dataclass(frozen=True)
class Positions:
    """One file as read, and its funds of which not every row could be: `incomplete` (text, sorted).

    `unused`: the headers of columns that are not read.
    """

    reading: Reading
    incomplete: pl.Series
    unused: tuple[str, ...] = ()

    @property
    def frame(self) -> pl.DataFrame:
        """The table `fund-positions`."""
        return self.reading.tables[KIND]


@dataclass
class _Read:
    """Columns of one Parquet file by their name in the table: as given, and as read; what is wrong with cells."""

    headers: dict[str, str]
    given: pl.DataFrame
    made: pl.DataFrame
    unused: tuple[str, ...] = ()
    faults: list[pl.DataFrame] = field(default_factory=list)


def read(path: Path, *, lang: str = "en", limits: Limits = DEFAULT, progress: Progress | None = None) -> Positions:
    """Read the file at `path`. UnusableFile when it cannot be used as a whole; a row that cannot is in `rejected`."""
    progress = progress or Silent()
    progress.phase("read", 0)
    return _parquet(path, lang, limits, progress) if _is_parquet(path) else _list(path, lang, limits, progress)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as source:
            return source.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False  # what is wrong with it is told by the door that every file comes in by


def _list(path: Path, lang: str, limits: Limits, progress: Progress) -> Positions:
    opened = open_file(path, limits=limits)
    try:
        chosen = choose_sheet(opened, None, None, KIND)
    except UnusableFile as error:
        if error.key != "intake.no-header":
            raise
        raise UnusableFile(opened.file, "lookthrough.no-columns", first=error.values["first"]) from error
    progress.phase("understand", chosen.grid.cells.height)
    reading = read_delivered(opened, chosen, KIND, lang, Vocabulary())
    places = {one.field: one for one in reading.columns if one.field}
    stated = places.get("fund_value")
    left = pl.col("what") == "row"
    if stated is not None:
        left |= pl.col("column") == stated.header
    rows = reading.rejected.filter(left).get_column("row")
    funds = chosen.grid.cells.filter(pl.col("row").is_in(rows.implode())).get_column(f"c{places['fund'].place}")
    unused = tuple(one.header for one in reading.columns if one.field is None and one.header)
    return Positions(reading, funds.drop_nulls().unique().sort(), unused)


def _parquet(path: Path, lang: str, limits: Limits, progress: Progress) -> Positions:
    file = plain(path.name)
    read = _columns(path, file, limits)
    progress.phase("understand", read.given.height)
    _numbers(read, file, lang)
    lacking = _lacking(read, lang)
    declared = tables.load(KIND)
    blank = {name: pl.lit(None, dtype=declared.column(name).dtype) for name in (*_TEXTS, *_NUMBERS)}
    blank |= {"file": pl.lit(file), "sheet": pl.lit(None, dtype=pl.String)}
    made = read.made.with_columns(**{name: value for name, value in blank.items() if name not in read.made.columns})
    refused = made.get_column("row").is_in(lacking.get_column("row").implode())
    lines = rejected_table(pl.concat([lacking, *read.faults]), file, None)
    doubtful = made.get_column("row").is_in(lines.get_column("row").implode())
    kept = made.filter(~refused) if refused.any() else made
    reading = Reading(
        file=file,
        # The key needs no look: the numbers of the rows are our own.
        tables={KIND: kept.select(pl.col(name).cast(dtype) for name, dtype in declared.dtypes.items())},
        rejected=lines,
        rows_in=made.height,
        accepted=kept.height,
        rejected_rows=lines.filter(pl.col("what") == "row").height,
    )
    return Positions(reading, made.filter(doubtful).get_column("fund").drop_nulls().unique().sort(), read.unused)


def _columns(path: Path, file: str, limits: Limits) -> _Read:
    """The columns that are known by their header, texts without white space around them, with the number of the row."""
    if path.stat().st_size > limits.file_bytes:
        raise UnusableFile(file, "files.too-large", limit=limits.file_bytes // 2**20)
    try:
        scanned = pl.scan_parquet(path, glob=False)
        every = scanned.collect_schema().names()
        headers = _named(file, every)
        rows = int(scanned.select(pl.len()).collect().item())
        if rows > limits.rows:
            raise UnusableFile(file, "files.too-many-rows", limit=limits.rows)
        frame = scanned.select(**{name: pl.col(header) for name, header in headers.items()}).collect()
        texts = [name for name in _TEXTS if name in headers]
        frame = frame.with_columns(pl.col(texts).cast(pl.String)).with_row_index("row", offset=1)
    except pl.exceptions.PolarsError as error:
        raise UnusableFile(file, "files.cut-off") from error
    # A text that is tidy already, as a program writes it, need not be made again.
    length = pl.col(texts).str.len_bytes()
    untidy = frame.select(((length == 0) | (pl.col(texts).str.strip_chars().str.len_bytes() != length)).any()).row(0)
    tidied = [_tidy(name) for name, wanted in zip(texts, untidy, strict=True) if wanted]
    unused = tuple(header for header in every if header not in headers.values())
    return _Read(headers, frame, frame.with_columns(tidied), unused)


def _tidy(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    return pl.when(text != "").then(text).alias(name)


def _named(file: str, headers: Sequence[str]) -> dict[str, str]:
    """Column of the table -> header of the file; UnusableFile when one that every row needs is not there."""
    found: dict[str, str] = {}
    for header in headers:
        match = by_synonym(header, KIND)
        if match is not None and match.confidence == "high":
            found.setdefault(match.field, header)
    if not {"fund", "value"} <= found.keys():
        raise UnusableFile(file, "lookthrough.no-columns", first=", ".join(plain(text, 30) for text in headers[:6]))
    return found


def _numbers(read: _Read, file: str, lang: str) -> None:
    """The columns of numbers as f64; of a cell that is none, null and a line that says why."""
    for name in (name for name in _NUMBERS if name in read.headers):
        given = read.given.get_column(name)
        if given.dtype == pl.String:
            column = Column(read.headers[name], read.given.get_column("row"), given.str.strip_chars())
            result = spread(column, _signed, {name: pl.Float64()}, lang)
            read.faults.append(result.faults)
            numbers = result.values.get_column(name)
        elif given.dtype.is_numeric() or given.dtype == pl.Null:
            numbers = given.cast(pl.Float64)
        else:
            raise UnusableFile(file, "lookthrough.no-numbers", column=plain(read.headers[name], 60))
        finite = pl.when(numbers.is_finite()).then(numbers).alias(name)
        read.made = read.made.with_columns(finite)


def _signed(cells: Sequence[Cell]) -> ColumnReading:
    return read_amounts(cells, fault="number-text", signed=True)


def _lacking(read: _Read, lang: str) -> pl.DataFrame:
    """Lines of the rows without a fund or without a value that is a number."""
    masks = {name: read.made.get_column(name).is_null() for name in ("fund", "value")}
    bad = masks["fund"] | masks["value"]
    if not bad.any():
        return refuse(read.given.head(0), [], lang)
    few = read.given.filter(bad).with_columns(pl.col("fund", "value").cast(pl.String))
    titles = {name: getattr(tables.load(KIND).column(name).title, lang) for name in masks}
    problems = [
        (mask.filter(bad), read.headers[name], name, problem("required", "row", column=titles[name]))
        for name, mask in masks.items()
    ]
    return refuse(few, problems, lang)
