"""A delivery against the user's export of the registries: valid on the day, the same firm, the product in scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from imvo.chain.wood import codes, groups, names

Held = Mapping[str, tuple[dict[str, Any], ...]]
"""Code, in one spelling -> the rows of the export with it; one certificate may stand there once per period."""

_BEST = ("verified", "evidenced", "disputed")


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
    """State and reason of a line whose claim and code stand on the document. Of several periods the best counts."""
    rows = held.get(delivery.code, ())
    if not rows:
        return "evidenced", "not-in-registry" if held else "no-registry"
    if delivery.day is None:
        return "evidenced", "no-date"
    answers = sorted(
        (_one(delivery, delivery.day, row) for row in rows), key=lambda said: (_BEST.index(said[0]), said[1])
    )
    return answers[0]


def _one(delivery: Delivery, day: date, row: dict[str, Any]) -> tuple[str, str]:
    first, last = row["valid_from"], row["valid_to"]
    if (first is not None and day < first) or (last is not None and day > last):
        return "disputed", "not-valid-on-day"
    if names.same(row["holder"], delivery.entity) is False:
        return "disputed", "holder-differs"
    scope = groups.of_scope(row["products"])
    if scope and delivery.group not in (*scope, "unknown", "hardwood", "other"):
        return "disputed", "product-out-of-scope"
    if first is None or last is None:
        return "evidenced", "validity-unknown"
    if row["status"] not in (None, "valid"):
        # The status is that of the day of the export: suspended now says nothing certain of the day of delivery.
        return "evidenced", "status-unclear"
    if delivery.group not in scope:
        return "evidenced", "scope-unclear"
    return "verified", "registry-confirms"
