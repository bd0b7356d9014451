"""What a kind of table needs after its columns are read: codes checked, and what the header says of a whole column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import polars as pl

from imvo import tables
from imvo.intake.holdings import listed
from imvo.intake.identifiers import isin, lei
from imvo.intake.reading import Reading

_SYSTEM = re.compile(r"(?i)\b(nace|isic|sbi|gics|icb)(?:[\s.]*(?:rev|r|v)?[\s.]*(2(?:[.,]1)?))?\b")
_CODE, _NAME = "sector_code", "sector_system"


def completed(reading: Reading, lang: str) -> Reading:
    """`reading` as its kind needs it; the rows stay as they are in number and value."""
    for kind in reading.tables:
        for step in _STEPS.get(kind, ()):
            reading = step(reading, lang)
    return reading


def _system_of_header(reading: Reading, _lang: str) -> Reading:
    """A column headed `NACE code` tells the classification of every code in it that no other column tells."""
    kind = next(kind for kind in reading.tables if kind in _STEPS)
    header = next((use.header for use in reading.columns if use.field == _CODE), "")
    found = _SYSTEM.search(header)
    declared = tables.load(kind).column(_NAME).values
    if found is None:
        return reading
    name = found[1].lower()
    exact = f"{name}-{found[2].replace(',', '.')}" if found[2] else name
    system = exact if exact in declared else name
    stated = pl.when(pl.col(_CODE).is_not_null()).then(pl.lit(system))
    frame = reading.tables[kind].with_columns(pl.coalesce(_NAME, stated).alias(_NAME))
    return replace(reading, tables={**reading.tables, kind: frame})


def _listed(reading: Reading, lang: str) -> Reading:
    return listed(reading, lang)


def _codes(reading: Reading, _lang: str) -> Reading:
    """An LEI or ISIN of a loan counts only when its form and check digits hold; the code as given stays beside it."""
    frame = reading.tables["loans"]
    leis = {text: lei(text).code for text in frame.get_column("lei_given").drop_nulls().unique()}
    isins = {text: isin(text).code for text in frame.get_column("isin_given").drop_nulls().unique()}
    checked = frame.with_columns(
        lei=pl.col("lei_given").replace_strict(leis, default=None, return_dtype=pl.String),
        isin=pl.col("isin_given").replace_strict(isins, default=None, return_dtype=pl.String),
    )
    return replace(reading, tables={**reading.tables, "loans": checked})


Step = Callable[[Reading, str], Reading]
_STEPS: dict[str, tuple[Step, ...]] = {
    "holdings": (_system_of_header, _listed),
    "loans": (_system_of_header, _codes),
}
