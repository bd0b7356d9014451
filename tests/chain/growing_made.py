"""Small made frames of crop protection, approvals, wages and benchmarks, as they come from the intake."""

from __future__ import annotations

from datetime import date

import polars as pl

from imvo import reference, tables
from imvo.chain.substances import Known, known

AS_OF = date(2024, 12, 31)


def frame(kind: str, *rows: dict[str, object]) -> pl.DataFrame:
    """The delivered table of `kind`; rows are numbered from 2 in a file of that name."""
    placed = [{"row": number, "file": f"{kind}.csv", **row} for number, row in enumerate(rows, start=2)]
    return pl.DataFrame(placed, schema=tables.load(kind).dtypes)


def sites(*rows: dict[str, object]) -> pl.DataFrame:
    placed = [{"row": number, "file": "sites.csv", **row} for number, row in enumerate(rows, start=2)]
    return pl.DataFrame(placed, schema=tables.load("sites").dtypes)


def substances(*listed: dict[str, object], as_of: date = AS_OF) -> Known:
    """The shipped register, with a list of the user's."""
    return known(reference.load("substances"), frame("substance-approvals", *listed) if listed else None, as_of)
