"""The lines of one TPT table as columns of `holdings`, with what the file says of the fund on every line."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from imvo import tables
from imvo.intake.holdings.cells import Cells
from imvo.intake.holdings.nace import edition_of, editions
from imvo.intake.holdings.records import filled
from imvo.intake.holdings.refusals import refused_lines
from imvo.intake.holdings.told import note
from imvo.intake.holdings.totals import EXTRA
from imvo.intake.holdings.weights import scale
from imvo.intake.identifiers import lei
from imvo.intake.notes import Note
from imvo.intake.records import rejected_table
from imvo.intake.tpt.find import TptTable, fields

# The closed lists of TPT V7, fields 48, 51 and 82: 1 is an LEI, 9 is none.
_NO_LEI = "9"
_CODED, _NAMED, _VALUED = ("12", "14", "47"), ("17", "46"), ("24", "22", "25", "26")


@dataclass(frozen=True)
class Lines:
    """`given`: columns of `holdings` and EXTRA; `used`: our name -> place of the column it was read from."""

    given: pl.DataFrame
    rejected: pl.DataFrame
    rows_in: int
    used: dict[str, int]
    versions: frozenset[str]
    notes: tuple[Note, ...]


def lines_of(table: TptTable, file: str, lang: str) -> Lines:
    """Every filled record under the header, as a position or as a line of `rejected`."""
    frame = filled(table.grid, table.at)
    width = table.grid.width
    texts = (table.texts + [""] * width)[:width]
    coded, named, valued = ([table.places[n] for n in one if n in table.places] for one in (_CODED, _NAMED, _VALUED))
    refused, kept = refused_lines(table.grid, table.at, texts, frame, coded, named, valued, lang)
    cells = Cells(table.grid, kept, texts, lang)
    used = {
        name: table.places[number]
        for kind in ("text", "country", "number", "date")
        for name, number in fields()[kind].items()
        if number in table.places
    }
    made = _read(cells, used)
    versions = frozenset(made.pop("version").drop_nulls()) if "version" in made else frozenset()
    _sector(made, cells)
    _weights(made, cells)
    _entities(made)
    return Lines(
        given=_given(made, cells, file),
        rejected=rejected_table(pl.concat([refused, *cells.faults]), file, table.grid.sheet.name),
        rows_in=frame.height,
        used=used,
        versions=versions,
        notes=tuple(cells.notes),
    )


def _read(cells: Cells, used: dict[str, int]) -> dict[str, pl.Series]:
    made: dict[str, pl.Series] = {}
    kinds = fields()
    for name in kinds["text"]:
        if name in used:
            made[name] = cells.text(used[name])
    for name in kinds["country"]:
        if name in used:
            made[name], made[f"{name}_given"] = cells.country(used[name])
    for name in kinds["date"]:
        if name in used:
            made[name] = cells.date(used[name])
    for name, (numbers, decimals) in cells.numbers({n: used[n] for n in kinds["number"] if n in used}).items():
        made[name] = numbers
        made[f"{name}_decimals"] = decimals
    if "stated_value_decimals" in made:
        made["stated_decimals"] = made.pop("stated_value_decimals")
    return made


def _sector(made: dict[str, pl.Series], cells: Cells) -> None:
    """Field 148 is NACE 2.1. Field 54 is NACE 2 by the template, yet files fill it with 2.1: the letters tell."""
    new, old = made.pop("sector_new", None), made.pop("sector_old", None)
    if old is None and new is None:
        return
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, len(cells.rows))
    new, old = (nothing if one is None else one for one in (new, old))
    codes = old.drop_nulls().unique().to_list()
    edition = edition_of(codes)
    if edition == "nace-2.1":
        cells.notes.append(note("nace", edition="NACE 2.1"))
    of_old = {code: _edition(code, edition) for code in codes}
    system = pl.DataFrame({"new": new, "old": old}).select(
        pl.when(pl.col("new").is_not_null())
        .then(pl.lit("nace-2.1"))
        .otherwise(pl.col("old").replace_strict(of_old, default=None, return_dtype=pl.String))
    )
    made["sector_code"] = pl.select(pl.coalesce(new, old)).to_series()
    made["sector_system"] = system.to_series()


def _edition(code: str, of_file: str | None) -> str | None:
    """What the code itself shows, otherwise what the other codes of the file show, otherwise one of the two."""
    found = editions(code)
    if not found:
        return None
    return next(iter(found)) if len(found) == 1 else of_file or "nace"


def _weights(made: dict[str, pl.Series], cells: Cells) -> None:
    if "weight" not in made:
        return
    nothing = pl.Series([None], dtype=pl.Float64).new_from_index(0, len(cells.rows))
    found = scale(made["weight"], made.get("value", nothing), made.get("stated_value", nothing))
    if found == "hundred":
        made["weight"] /= 100
        made["weight_decimals"] += 2
        cells.notes.append(note("weight-hundred"))
    elif found is None:
        cells.notes.append(note("weight-unsure"))
        made["weight"], made["weight_decimals"] = nothing, nothing.cast(pl.Int64)


def _entities(made: dict[str, pl.Series]) -> None:
    """A code that is said to be no LEI is taken for one only when it is one."""
    if "issuer_code" in made:
        made["issuer_lei"] = made["issuer_code"]
    for name, kind in (("issuer_lei", "issuer_code_type"), ("group_lei", "group_lei_type")):
        _typed(made, name, kind)
    _typed(made, "underlying_lei", "underlying_lei_type")
    _typed(made, "manager_lei", "manager_lei_type")


def _typed(made: dict[str, pl.Series], name: str, kind: str) -> None:
    types = made.pop(kind, None)
    if name in made and types is not None:
        none = (types == _NO_LEI).fill_null(value=False)
        made[name] = pl.select(pl.when(none).then(_valid(made[name])).otherwise(made[name])).to_series()


def _valid(codes: pl.Series) -> pl.Series:
    known = {text: lei(text).code for text in codes.drop_nulls().unique()}
    return codes.replace_strict(known, default=None, return_dtype=pl.String)


def _given(made: dict[str, pl.Series], cells: Cells, file: str) -> pl.DataFrame:
    """The declared columns in their order, then those of EXTRA; what the file does not have is empty."""
    place = {
        "row": cells.rows,
        "file": pl.Series([file], dtype=pl.String).new_from_index(0, len(cells.rows)),
        "sheet": pl.Series([cells.grid.sheet.name], dtype=pl.String).new_from_index(0, len(cells.rows)),
        "source": pl.Series(["tpt"], dtype=pl.String).new_from_index(0, len(cells.rows)),
    }
    columns = []
    for name, dtype in {**tables.load("holdings").dtypes, **EXTRA, "holder_id_type": pl.String()}.items():
        series = place.get(name, made.get(name))
        empty = pl.Series([None], dtype=dtype).new_from_index(0, len(cells.rows))
        columns.append((empty if series is None else series.cast(dtype)).alias(name))
    return pl.DataFrame(columns)
