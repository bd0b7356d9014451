"""The lines of one table of S.06.02 or S.06.03 as columns of `holdings`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from imvo import tables
from imvo.intake.holdings.cells import Cells
from imvo.intake.holdings.nace import edition_of, editions
from imvo.intake.holdings.records import filled
from imvo.intake.holdings.refusals import refused_lines
from imvo.intake.notes import Note
from imvo.intake.records import rejected_table
from imvo.intake.solvency.assets import Assets
from imvo.intake.solvency.codes import asset_codes, classes_of, entity_codes
from imvo.intake.solvency.find import Block, columns


@dataclass(frozen=True)
class Part:
    """`given`: all columns of `holdings`, as far as this table has them."""

    given: pl.DataFrame
    rejected: pl.DataFrame
    rows_in: int
    notes: tuple[Note, ...]


def positions_of(block: Block, file: str, lang: str) -> Part:
    """Lines of the first part of S.06.02, with those of the second where both stand in one row."""
    frame, cells, refused = _cells(block, ("C0290", "C0040", "C0210"), ("C0190", "C0200"), ("C0170",), lang)
    declared = columns()["s-06-02"]
    made = _read(cells, block, declared["positions"])
    if "assets" in block.parts:
        made |= _asset(_read(cells, block, declared["assets"]))
    made["instrument_id"], made["instrument_id_type"] = asset_codes(
        made["instrument_id"], made.get("instrument_id_type")
    )
    return _part(block, made, cells, refused, frame.height, file)


def look_through_of(block: Block, file: str, lang: str) -> Part:
    """Lines of S.06.03: a fund, a class of assets, a country and an amount; the issuer is not disclosed."""
    frame, cells, refused = _cells(block, ("C0010", "C0030"), (), ("C0060",), lang)
    made = _read(cells, block, columns()["s-06-03"]["lines"])
    if (category := made.pop("category", None)) is not None:
        made["asset_class"] = classes_of(category)
    if "holder_id" in made:
        made["holder_id"], _ = asset_codes(made["holder_id"], None)
    return _part(block, made, cells, refused, frame.height, file)


def assets_of(block: Block, file: str, lang: str) -> Assets:
    """Lines of the second part of S.06.02 alone, to be joined to the positions by the asset's code."""
    frame, cells, refused = _cells(block, ("C0040", "C0290", "C0210"), ("C0190", "C0200"), (), lang)
    made = _asset(_read(cells, block, columns()["s-06-02"]["assets"]))
    made["instrument_id"], _ = asset_codes(made["instrument_id"], None)
    given = pl.DataFrame([series.alias(name) for name, series in {"row": cells.rows, **made}.items()])
    return Assets(given, [refused, *cells.faults], frame.height, file, block.grid.sheet.name, lang)


def _cells(
    block: Block, coded: tuple[str, ...], named: tuple[str, ...], valued: tuple[str, ...], lang: str
) -> tuple[pl.DataFrame, Cells, pl.DataFrame]:
    frame = filled(block.grid, block.at, block.until)
    codes, names, values = (
        [block.places[code] for code in one if code in block.places] for one in (coded, named, valued)
    )
    refused, kept = refused_lines(block.grid, block.at, block.texts, frame, codes, names, values, lang)
    return frame, Cells(block.grid, kept, block.texts, lang), refused


def _read(cells: Cells, block: Block, declared: dict[str, Any]) -> dict[str, pl.Series]:
    made: dict[str, pl.Series] = {}
    for name, code in declared.get("text", {}).items():
        if code in block.places:
            made[name] = cells.text(block.places[code])
    for name, code in declared.get("country", {}).items():
        if code in block.places:
            made[name], made[f"{name}_given"] = cells.country(block.places[code])
    numbers = {name: block.places[code] for name, code in declared.get("number", {}).items() if code in block.places}
    return made | {name: pair[0] for name, pair in cells.numbers(numbers).items()}


def _asset(made: dict[str, pl.Series]) -> dict[str, pl.Series]:
    """What is said of the issuer: codes without what stands before them, the edition of the sector's code."""
    if "issuer_code" in made:
        made["issuer_lei"] = entity_codes(made["issuer_code"], made.pop("issuer_code_type", None))
    if "group_lei" in made:
        made["group_lei"] = entity_codes(made["group_lei"], made.pop("group_lei_type", None))
    made.pop("issuer_code_type", None)
    made.pop("group_lei_type", None)
    if "sector_code" in made:
        codes = made["sector_code"].drop_nulls().unique().to_list()
        of_file = edition_of(codes)
        known = {code: _edition(editions(code), of_file) for code in codes}
        made["sector_system"] = made["sector_code"].replace_strict(known, default=None, return_dtype=pl.String)
    return made


def _edition(found: frozenset[str], of_file: str | None) -> str | None:
    if not found:
        return None
    return next(iter(found)) if len(found) == 1 else of_file or "nace"


def _part(
    block: Block, made: dict[str, pl.Series], cells: Cells, refused: pl.DataFrame, rows_in: int, file: str
) -> Part:
    rows = cells.rows
    every = {"file": file, "sheet": block.grid.sheet.name, "source": block.template}
    made |= {name: pl.Series([text], dtype=pl.String).new_from_index(0, len(rows)) for name, text in every.items()}
    made["row"] = rows
    given = []
    for name, dtype in tables.load("holdings").dtypes.items():
        empty = pl.Series([None], dtype=dtype).new_from_index(0, len(rows))
        given.append((made[name].cast(dtype) if name in made else empty).alias(name))
    rejected = rejected_table(pl.concat([refused, *cells.faults]), file, block.grid.sheet.name)
    return Part(pl.DataFrame(given), rejected, rows_in, tuple(cells.notes))
