"""A delivery against the user's export of the registries: valid on the day, the same firm, the product in scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from imvo.chain.wood import codes, groups, names

Held = Mapping[str, tuple[dict[str, Any], ...]]
"""Code, in one spelling -> the rows of the export with it; one certificate may stand there once per period."""


@dataclass(frozen=True)
class Delivery:
    """What the registry has to confirm. `day`: None when the ledger does not say."""

    code: str
    day: date | None
    entity: str
    group: str


def by_code(certificates: pl.DataFrame | None) -> Held:
    """The rows of the table `wood-certificates` by code."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in certificates.iter_rows(named=True) if certificates is not None else ():
        code = codes.parse(row["code"])
        if code is not None:
            found.setdefault(code.text, []).append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def judge(delivery: Delivery, held: Held) -> tuple[str, str]:
    """State and reason of a line whose claim and code stand on the document.

    Only the rows whose period may hold the day are looked at. An export may have one row per product, so their scopes
    are taken together; where they contradict each other on the firm or the status, the doubt counts.
    """
    rows = held.get(delivery.code, ())
    if not rows:
        return "evidenced", "not-in-registry" if held else "no-registry"
    if delivery.day is None:
        return "evidenced", "no-date"
    of_day = [row for row in rows if _may_hold(row, delivery.day)]
    if not of_day:
        return "disputed", "not-valid-on-day"
    return _of_day(delivery, of_day)


def _may_hold(row: dict[str, Any], day: date) -> bool:
    """Whether a row is valid on a day as far as it says; an end that is not given excludes nothing."""
    first, last = row["valid_from"], row["valid_to"]
    return not ((first is not None and day < first) or (last is not None and day > last))


def _of_day(delivery: Delivery, rows: Sequence[dict[str, Any]]) -> tuple[str, str]:
    if any(names.same(row["holder"], delivery.entity) is False for row in rows):
        return "disputed", "holder-differs"
    scopes = [groups.of_scope(row["products"]) for row in rows]
    scope = frozenset().union(*scopes)
    if all(scopes) and delivery.group not in (*scope, "unknown", "hardwood", "other"):
        return "disputed", "product-out-of-scope"
    if not any(row["valid_from"] is not None and row["valid_to"] is not None for row in rows):
        return "evidenced", "validity-unknown"
    if any(row["status"] not in (None, "valid") for row in rows):
        # The status is that of the day of the export: suspended now says nothing certain of the day of delivery.
        return "evidenced", "status-unclear"
    if delivery.group not in scope:
        return "evidenced", "scope-unclear"
    return "verified", "registry-confirms"
