"""The cells of one table of holdings, column by column: texts, countries, signed numbers, dates, and every fault."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from imvo.files import Grid, plain
from imvo.files.grid import CellKind
from imvo.intake.holdings.numbers import decimal_mark, read_signed
from imvo.intake.notes import Note
from imvo.intake.spread import Column, Spread, spread
from imvo.intake.texts import tidy
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.dates import read_dates
from imvo.intake.values.numbers import Mark
from imvo.intake.values.places import read_countries
from imvo.intake.wording import says_nothing

# Codes for an issuer that belongs to no one country: TPT V7, field 52 (XA supranational, EU institutions of the Union).
# AA: several countries together, as S.06.03 uses it.
_NO_ONE_COUNTRY = frozenset({"XA", "EU", "AA"})
_PROOFS = 1000  # texts looked at for the decimal mark of a column
_DIGITS = 30  # digits before and behind the mark of a number that is read at once
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\.0)?")


@dataclass
class Cells:
    """`frame`: the records that are read; `texts`: their header. `faults` keep to `rejected` but for file and sheet."""

    grid: Grid
    frame: pl.DataFrame
    texts: Sequence[str]
    lang: str
    faults: list[pl.DataFrame] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def rows(self) -> pl.Series:
        return self.frame.get_column("row")

    def column(self, place: int) -> Column:
        kinds = None
        if self.grid.kinds is not None:
            kinds = self.grid.kinds.get_column(f"c{place}").gather(self.rows - 1)
        return Column(self.texts[place], self.rows, self.frame.get_column(f"c{place}"), kinds)

    def text(self, place: int) -> pl.Series:
        """Texts made plain; one that says that nothing is known is empty."""
        return self._spread(self._tidy(place), _read_texts, {"text": pl.String()}).values.get_column("text")

    def country(self, place: int) -> tuple[pl.Series, pl.Series]:
        """Codes of countries, and the texts as given."""
        column = self._tidy(place)
        read = partial(_read_countries, lang=self.lang)
        return self._spread(column, read, {"country": pl.String()}).values.get_column("country"), column.texts

    def numbers(self, places: Mapping[str, int]) -> dict[str, tuple[pl.Series, pl.Series]]:
        """Name -> numbers and decimals as written. A column that proves no decimal mark has that of all together."""
        columns = {name: self.column(place) for name, place in places.items()}
        telling = {name: _telling(column) for name, column in columns.items()}
        common = decimal_mark(cell for cells in telling.values() for cell in cells)
        return {name: self._numbers(column, decimal_mark(telling[name]) or common) for name, column in columns.items()}

    def _numbers(self, column: Column, mark: Mark | None) -> tuple[pl.Series, pl.Series]:
        """The plain numbers of a column at once, the others one by one."""
        plain_ones = _plain_numbers(column, mark)
        others = Column(column.header, column.rows, column.texts.set(plain_ones.get_column("is"), None), column.kinds)
        outputs: dict[str, pl.DataType] = {"number": pl.Float64(), "decimals": pl.Int64()}
        values = self._spread(others, partial(read_signed, mark=mark), outputs).values
        both = pl.concat([values.rename({"number": "n", "decimals": "d"}), plain_ones], how="horizontal")
        made = both.select(number=pl.coalesce("number", "n"), decimals=pl.coalesce("decimals", "d"))
        return made.get_column("number"), made.get_column("decimals")

    def date(self, place: int) -> pl.Series:
        """Dates; 20250829 is one too."""
        column = self.column(place)
        return self._spread(column, _read_dates, {"date": pl.Date()}).values.get_column("date")

    def _tidy(self, place: int) -> Column:
        column, told = tidy(self.column(place), self.lang)
        self.faults.append(told)
        return column

    def _spread(self, column: Column, read: object, outputs: dict[str, pl.DataType]) -> Spread:
        result = spread(column, read, outputs, self.lang)  # type: ignore[arg-type]
        self.faults.append(result.faults)
        self.notes += result.notes
        return result


def _telling(column: Column) -> list[Cell]:
    """Texts that can prove a decimal mark: not whole numbers, nor 1.234, which may be a thousand."""
    texts = column.texts
    if column.kinds is not None:
        texts = texts.filter(column.kinds == int(CellKind.TEXT))
    marked = texts.str.contains(r"[.,]") & ~texts.str.contains(r"^\D*[1-9]\d{0,2}[.,]\d{3}\D*$")
    found = texts.filter(marked.fill_null(value=False)).unique().sort().head(_PROOFS)
    return [Cell(text) for text in found]


def _plain_numbers(column: Column, mark: Mark | None) -> pl.DataFrame:
    """Which cells are digits with at most one decimal mark, the mark of the column; their numbers and decimals."""
    own = "." if mark is None else mark
    frame = pl.DataFrame({"text": column.texts}, schema={"text": pl.String})
    frame = frame.with_columns(
        pl.lit(int(CellKind.TEXT)).alias("kind") if column.kinds is None else column.kinds.alias("kind")
    )
    typed = pl.col("kind") == int(CellKind.NUMBER)
    # Without a proven mark only whole numbers are plain; what the file itself types has a point in any case.
    pattern = rf"^-?\d{{1,{_DIGITS}}}(?:\{own}\d{{1,{_DIGITS}}})?$" if mark else rf"^-?\d{{1,{_DIGITS}}}$"
    written = (pl.col("kind") == int(CellKind.TEXT)) & pl.col("text").str.contains(pattern)
    exact = typed & pl.col("text").str.contains(rf"^-?\d{{1,{_DIGITS}}}(?:\.\d{{1,{_DIGITS}}})?$")
    pointed = pl.when(typed).then("text").otherwise(pl.col("text").str.replace(own, ".", literal=True))
    frame = frame.with_columns((written | exact).fill_null(value=False).alias("is"), pointed.alias("pointed"))
    number = pl.when("is").then("pointed")
    behind = number.str.len_chars().cast(pl.Int64) - number.str.find(".", literal=True).cast(pl.Int64) - 1
    decimals = pl.when(pl.col("is")).then(behind.fill_null(0))
    return frame.select("is", number.cast(pl.Float64).alias("number"), decimals.alias("decimals"))


def _read_texts(cells: Sequence[Cell]) -> ColumnReading:
    return ColumnReading([Reading((None if says_nothing(cell.text) else plain(cell.text),)) for cell in cells])


def _read_countries(cells: Sequence[Cell], lang: str) -> ColumnReading:
    known = [cell for cell in cells if cell.text.strip().upper() not in _NO_ONE_COUNTRY]
    found = dict(zip(known, read_countries(known, lang).readings, strict=True))
    return ColumnReading([found.get(cell, Reading((None,))) for cell in cells])


def _read_dates(cells: Sequence[Cell]) -> ColumnReading:
    return read_dates([_dashed(cell) for cell in cells])


def _dashed(cell: Cell) -> Cell:
    found = _COMPACT.fullmatch(cell.text.strip())
    return Cell("-".join(found.groups()), CellKind.TEXT) if found else cell
