"""What a kind of table needs after its columns are read: codes checked, and what the header says of a whole column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import polars as pl

from imvo import tables
from imvo.intake.holdings import listed
from imvo.intake.holdings.told import fault
from imvo.intake.identifiers import Checked, isin, lei
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


def _codes(reading: Reading, lang: str) -> Reading:
    """An LEI or ISIN of a loan counts only when its form and check digits hold; one that fails is listed.

    The loan stays, and the code as given beside it.
    """
    frame = reading.tables["loans"]
    told = [tables.empty(tables.load(_FAULTS))]
    for what, check in (("lei", lei), ("isin", isin)):
        found = {text: check(text) for text in frame.get_column(f"{what}_given").drop_nulls().unique()}
        codes = {text: one.code for text, one in found.items()}
        frame = frame.with_columns(
            pl.col(f"{what}_given").replace_strict(codes, default=None, return_dtype=pl.String).alias(what)
        )
        told.append(_failed(frame, what, {text: one for text, one in found.items() if one.state in _FAILED}, lang))
    made = {**reading.tables, "loans": frame, _FAULTS: pl.concat(told).sort("row", "field")}
    return replace(reading, tables=made)


def _limit_currency(reading: Reading, _lang: str) -> Reading:
    """A limit without a currency of its own is in that of its row, where no column and no header states another."""
    if any(use.field == "limit_currency" for use in reading.columns):
        return reading
    own = pl.when(pl.col("limit").is_not_null()).then("currency")
    loans = reading.tables["loans"].with_columns(limit_currency=pl.coalesce("limit_currency", own))
    return replace(reading, tables={**reading.tables, "loans": loans})


_FAULTS, _FAILED = "identifier-faults", ("malformed", "checksum")


def _failed(loans: pl.DataFrame, what: str, failed: dict[str, Checked], lang: str) -> pl.DataFrame:
    """The table `identifier-faults` of one kind of code."""
    given = f"{what}_given"
    wrong = loans.filter(pl.col(given).is_in(sorted(failed)))
    states = {text: one.state for text, one in failed.items()}
    reasons = {text: fault(one.why, lang) for text, one in failed.items() if one.why}
    told = wrong.with_columns(
        what=pl.lit(what),
        field=pl.lit(what),
        code=pl.col(given),
        state=pl.col(given).replace_strict(states, default=None, return_dtype=pl.String),
        reason=pl.col(given).replace_strict(reasons, default=None, return_dtype=pl.String),
        holder_id=pl.lit(None, dtype=pl.String),
        name=pl.col("borrower"),
        value=pl.col("outstanding"),
    )
    return tables.shape(told, tables.load(_FAULTS))


Step = Callable[[Reading, str], Reading]
_STEPS: dict[str, tuple[Step, ...]] = {
    "holdings": (_system_of_header, _listed),
    "loans": (_system_of_header, _limit_currency, _codes),
}
