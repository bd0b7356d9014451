"""The two parts of S.06.02 together: what is said of an asset, put on every position that has its code."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from imvo.intake.holdings.told import problem
from imvo.intake.records import rejected_table
from imvo.intake.rows import refuse
from imvo.intake.spread import no_faults


@dataclass(frozen=True)
class Assets:
    """Lines of the second part: `given` with row, instrument_id and what is said of the asset."""

    given: pl.DataFrame
    faults: list[pl.DataFrame]
    rows_in: int
    file: str
    sheet: str | None
    lang: str


@dataclass
class Account:
    """What became of the lines with information on assets: `rows` were used, the others are in `rejected`."""

    rows_in: int = 0
    rows: int = 0
    rejected: list[pl.DataFrame] = field(default_factory=list)


def joined(positions: pl.DataFrame, described: list[Assets], lang: str) -> tuple[pl.DataFrame, Account]:
    """The positions with the information on their assets, and the account of its lines.

    A position of S.06.02 whose code no line describes stays as it is. Of two lines with the same code the first is
    used; where they differ that is told.
    """
    account = Account()
    frame = positions
    for assets in described:
        account.rows_in += assets.rows_in
        keys = assets.given.select(key=_key())
        held = positions.filter(source="s-06-02").select(key=_key()).get_column("key")
        known = keys.get_column("key").is_in(held.drop_nulls().implode()).fill_null(value=False)
        alone = refuse(assets.given, [(~known, "C0040", "instrument_id", problem("asset-alone", "row"))], lang)
        used = assets.given.filter(known)
        account.rows += used.height
        told = [*assets.faults, alone, _differing(used, lang)]
        account.rejected.append(rejected_table(pl.concat(told), assets.file, assets.sheet))
        frame = _with(frame, used)
    return frame, account


def _key() -> pl.Expr:
    return pl.col("instrument_id").str.strip_chars().str.to_uppercase()


def _with(positions: pl.DataFrame, used: pl.DataFrame) -> pl.DataFrame:
    said = [name for name in used.columns if name not in ("row", "instrument_id")]
    first = used.with_columns(key=_key()).unique("key", keep="first", maintain_order=True)
    first = first.select("key", *(pl.col(name).alias(f"said_{name}") for name in said))
    mine = pl.when(pl.col("source") == "s-06-02").then(_key())
    wide = positions.with_columns(key=mine).join(first, on="key", how="left", maintain_order="left")
    return wide.with_columns(pl.coalesce(name, f"said_{name}").alias(name) for name in said).select(positions.columns)


def _differing(used: pl.DataFrame, lang: str) -> pl.DataFrame:
    """A note on each further line of an asset that says something else than its first."""
    said = [name for name in used.columns if name not in ("row", "instrument_id")]
    if not used.height or not said:
        return no_faults()
    frame = used.with_columns(key=_key())
    first = frame.unique("key", keep="first", maintain_order=True).select(
        "key", *(pl.col(n).alias(f"f_{n}") for n in said)
    )
    wide = frame.join(first, on="key", how="left", maintain_order="left")
    differs = wide.select(pl.any_horizontal(pl.col(n).ne_missing(pl.col(f"f_{n}")) for n in said)).to_series()
    lines = []
    for code in wide.filter(differs).get_column("instrument_id").unique().sort():
        mask = differs & (wide.get_column("instrument_id") == code)
        lines.append(refuse(wide, [(mask, "C0040", "instrument_id", problem("asset-twice", "note", code=code))], lang))
    return pl.concat([no_faults(), *(one.with_columns(what=pl.lit("note")) for one in lines)])
