"""Who refines: every smelter and refiner that the delivered files name, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from imvo.intake.rmi.minerals import mineral_code
from imvo.intake.wording import norm

SCHEMA = {
    "subject": pl.UInt32,
    "smelter": pl.String,
    "smelter_id": pl.String,
    "metal": pl.String,
    "rows": pl.UInt32,
}


def identifier(text: str | None) -> str | None:
    """An identifier in one spelling: without spaces, in capitals; None when there is none."""
    return "".join((text or "").split()).upper() or None


def named(delivered: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row per identifier, or per name and metal where there is no identifier: SCHEMA.

    An identifier that the template's own list gave for an exactly matched name counts; a suggested one does not.
    """
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for name, code, metal in (*_of_smelters(delivered), *_of_lots(delivered)):
        if not (code or name):
            continue
        key = (identifier(code) or "", None) if code else (f"={norm(name or '')}", mineral_code(metal))
        entry = found.setdefault(key, {"smelter": name, "smelter_id": identifier(code), "metal": metal, "rows": 0})
        entry["smelter"] = entry["smelter"] or name
        entry["metal"] = entry["metal"] or metal
        entry["rows"] += 1
    rows = [{"subject": place, **entry} for place, entry in enumerate(_joined(list(found.values())))]
    return pl.DataFrame(rows, schema=SCHEMA)


def _joined(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without an identifier go with those of exactly that name, unless their metals are known to differ."""
    kept: list[dict[str, Any]] = []
    for entry in sorted(entries, key=lambda one: one["smelter_id"] is None):
        same = [
            one for one in kept if entry["smelter_id"] is None and norm(one["smelter"] or "") == norm(entry["smelter"])
        ]
        metal = mineral_code(entry["metal"])
        alike = [one for one in same if metal is None or mineral_code(one["metal"]) in (None, metal)]
        if len(alike) == 1:
            alike[0]["rows"] += entry["rows"]
        else:
            kept.append(entry)
    return kept


def _of_smelters(delivered: Mapping[str, pl.DataFrame]) -> list[tuple[str | None, str | None, str | None]]:
    if "smelters" not in delivered:
        return []
    chosen = pl.when(pl.col("lookup_choice").is_null() | (pl.col("lookup_choice") == "smelter")).then(
        "smelter_lookup_given"
    )
    rows = delivered["smelters"].select(
        pl.coalesce("smelter_name_given", chosen, "matched_name"),
        pl.coalesce("matched_id", "smelter_id"),
        pl.coalesce("metal", "metal_given"),
    )
    return list(rows.iter_rows())


def _of_lots(delivered: Mapping[str, pl.DataFrame]) -> list[tuple[str | None, str | None, str | None]]:
    if "mineral-lots" not in delivered:
        return []
    rows = delivered["mineral-lots"].select("refiner", "smelter_id", pl.coalesce("material_given", "material"))
    return list(rows.iter_rows())
