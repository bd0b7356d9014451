"""Made-up holdings, funds and loans as whole tables, from rows that give only what a test is about."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain import financed
from imvo.chain.holdings import counted, look_through
from imvo.intake.values import vocabulary
from imvo.reference import load

Row = dict[str, Any]
_HOLDING: Row = {
    "file": "made-up.csv",
    "source": "list",
    "asset_class": "equity",
    "currency": "EUR",
    "mandate": "unknown",
}


def table(kind: str, rows: list[Row], blank: Row) -> pl.DataFrame:
    """Rows of one kind; numbered from 2, what they do not give is `blank` or empty."""
    declared = tables.load(kind)
    full = [{"row": number, **blank, **row} for number, row in enumerate(rows, start=2)]
    columns = {name: pl.Series(name, [row.get(name) for row in full], dtype=of) for name, of in declared.dtypes.items()}
    return tables.check(pl.DataFrame(columns), declared)


def holdings(*rows: Row) -> pl.DataFrame:
    """A position of holder `I` in an issuer, unless a row says otherwise; `fund_id` makes it a fund."""
    full = [{"holder_id": "I", **row, **({"asset_class": "fund"} if "fund_id" in row else {})} for row in rows]
    return table("holdings", full, _HOLDING)


def funds(*rows: Row) -> pl.DataFrame:
    return table("funds", list(rows), {"file": "made-up.csv", "source": "list"})


def loans(*rows: Row) -> pl.DataFrame:
    return table("loans", list(rows), {"file": "loans.csv", "currency": "EUR"})


@cache
def named() -> financed.Named:
    """The words of the chain of investments and loans."""
    return financed.Named(vocabulary.of_folder(load("processes-finance").folder))


def positions(held: pl.DataFrame | None = None, lent: pl.DataFrame | None = None) -> pl.DataFrame:
    """The table `financed-positions` of holdings, looked through, and loans."""
    parts = []
    if held is not None:
        parts.append(financed.of_holdings(look_through(counted(held, None), None), named()))
    if lent is not None:
        parts.append(financed.of_loans(lent, named()))
    return financed.numbered(parts)
