"""Results as CSV that a spreadsheet opens as text: UTF-8, LF, and no cell that would run as a formula."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from imvo.files.atomic import whole_file
from imvo.files.plain import MARK, UNPLAIN, plain

_RISKY = r"^[\s'\x{fffd}]*[=+\-@＝＋－＠]"
# A spreadsheet set to another list separator splits there as well, and takes what follows for a cell of its own.
_WITHIN = rf'([;\t|][\s"{MARK}]*)([=+\-@＝＋－＠])'
_NUMBER = r"^-?\d+(\.\d+)?$"


def write_csv(frame: pl.DataFrame, path: Path, *, most: int = 1000) -> None:
    """Write `frame` to `path` in one go. Text cells are made plain and bounded at `most` characters.

    One that begins as a formula does (=, +, -, @, tab, return) gets an apostrophe before it, also after a `;`, a tab
    or a `|` within the cell, where a spreadsheet may split. Numbers stay as they are.
    """
    safe = neutral(frame, most=most)
    with whole_file(path) as target:
        safe.write_csv(target, line_terminator="\n")


def neutral(frame: pl.DataFrame, *, most: int = 1000) -> pl.DataFrame:
    """`frame` with every text cell, and every header, harmless to a spreadsheet."""
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    columns = [_neutral(frame.get_column(name), most) for name in texts]
    return frame.with_columns(columns).rename({name: _guard(plain(name, most)) for name in frame.columns})


def _guard(text: str) -> str:
    text = re.sub(_WITHIN, r"\1'\2", text)
    return "'" + text if text.lstrip(f" '{MARK}")[:1] in set("=+-@＝＋－＠") - {""} else text


def _neutral(column: pl.Series, most: int) -> pl.Series:
    odd = column.filter(column.str.contains(UNPLAIN) | (column.str.len_chars() > most)).unique()
    begins = column.str.contains(r"^[\t\r\n]")
    if len(odd):
        column = column.replace(odd, pl.Series([plain(text, most) for text in odd], dtype=pl.String))
    risky = (begins | column.str.contains(_RISKY)) & ~column.str.contains(_NUMBER)
    column = column.str.replace_all(_WITHIN, "${1}'${2}")
    name = pl.col(column.name)
    return column.to_frame().select(pl.when(risky).then("'" + name).otherwise(name).alias(column.name)).to_series()
