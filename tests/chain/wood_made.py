"""Made-up purchase lines, certificates and tenders: one sound line, and what differs from it."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo import tables

SOUND: dict[str, Any] = {
    "file": "ledger.csv",
    "product": "vuren 45x145",
    "group": "softwood",
    "volume": 10.0,
    "volume_given": "10,0",
    "unit": "m3",
    "supplier": "Nordvik AB",
    "claim": "FSC 100%",
    "code": "XXA-COC-000101",
    "document": "F-1",
    "entity": "Nordvik AB",
    "date": date(2024, 3, 1),
}
HELD: dict[str, Any] = {
    "file": "registry.csv",
    "code": "XXA-COC-000101",
    "holder": "Nordvik AB",
    "valid_from": date(2022, 1, 1),
    "valid_to": date(2026, 12, 31),
    "status": "valid",
    "products": "Sawn softwood",
}


def purchases(*lines: dict[str, Any]) -> pl.DataFrame:
    """The table `wood-purchases`: each line is the sound one with its own values."""
    return _frame("wood-purchases", SOUND, lines)


def certificates(*rows: dict[str, Any]) -> pl.DataFrame:
    """The table `wood-certificates`: each row is a certificate that confirms the sound line, with its own values."""
    return _frame("wood-certificates", HELD, rows)


def tenders(*rows: dict[str, Any]) -> pl.DataFrame:
    """The table `wood-tenders`."""
    return _frame("wood-tenders", {"file": "tenders.csv", "name": "a tender"}, rows)


def _frame(name: str, usual: dict[str, Any], rows: tuple[dict[str, Any], ...]) -> pl.DataFrame:
    declared = tables.load(name)
    made = [{"row": number, **usual, **row} for number, row in enumerate(rows, start=2)]
    return tables.check(pl.DataFrame(made, schema=declared.dtypes), declared)
