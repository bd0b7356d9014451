"""Published shares recomputed from the volumes of their parts, with what rounding and missing volumes leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from imvo import tables
from imvo.chain.wood import bounds
from imvo.chain.wood.lists import read
from imvo.reference import Edition

REGISTER = "wood-series"
_RESULT = "wood-published"


@dataclass(frozen=True)
class Value:
    """A published number and what its rounding allows; `value` is None for one that is only known to lie in a range."""

    value: float | None
    low: float
    high: float

    @property
    def printed(self) -> tuple[float, float]:
        """The number as printed, twice; the range when there is none."""
        return (self.low, self.high) if self.value is None else (self.value, self.value)


def published(series: Edition) -> pl.DataFrame:
    """The table `wood-published`: one row per published share of a whole with parts, conflicting values apart."""
    plan = read("series_plan")
    mine = series.table.filter(pl.col("scope") == plan["population"])
    rows = [row for whole in plan["wholes"] for row in _of_whole(mine, plan, whole["whole"], whole["parts"])]
    return tables.shape(pl.DataFrame(rows, schema=tables.load(_RESULT).dtypes), tables.load(_RESULT))


def _of_whole(series: pl.DataFrame, plan: dict[str, Any], whole: str, parts: list[str]) -> list[dict[str, Any]]:
    chosen = series.filter((pl.col("measure") == "share") & (pl.col("group") == whole)).sort("year", "value")
    return [
        _row(row, _parts(series, plan, row["year"], parts), _one(series, "volume", whole, row["year"]))
        for row in chosen.iter_rows(named=True)
    ]


Part = tuple[str, Value | None, Value | None]
"""Group, its share, its volume; None where nothing was published."""


def _parts(series: pl.DataFrame, plan: dict[str, Any], year: int, names: list[str]) -> list[Part]:
    below = {whole["whole"]: whole["parts"] for whole in plan["wholes"]}
    return [(name, _share(series, below, name, year), _one(series, "volume", name, year)) for name in names]


def _share(series: pl.DataFrame, below: dict[str, list[str]], name: str, year: int) -> Value | None:
    """The share of a part. Where it was not published, it still lies between the shares of its own parts."""
    found = _one(series, "share", name, year)
    if found is not None or name not in below:
        return found
    inner = [_one(series, "share", part, year) for part in below[name]]
    known = [value for value in inner if value is not None]
    if len(known) < len(inner):
        return None
    return Value(None, min(value.low for value in known), max(value.high for value in known))


def _one(series: pl.DataFrame, measure: str, group: str, year: int) -> Value | None:
    """The published value; of several that conflict the range, and no value."""
    found = series.filter((pl.col("measure") == measure) & (pl.col("group") == group) & (pl.col("year") == year))
    if not found.height:
        return None
    value = float(found.item(0, "value")) if found.height == 1 else None
    return Value(value, float(found["low"].min()), float(found["high"].max()))  # type: ignore[arg-type]


def _row(row: dict[str, Any], parts: list[Part], total: Value | None) -> dict[str, Any]:
    known = [(share, volume) for _, share, volume in parts if share is not None]
    missing = [f"share:{name}" for name, share, _ in parts if share is None]
    missing += [f"volume:{name}" for name, _, volume in parts if volume is None]
    result = {
        "series": row["group"],
        "year": row["year"],
        "population": row["scope"],
        "unit": row["unit"],
        "published": row["value"],
        "published_low": row["low"],
        "published_high": row["high"],
        "status": row["status"],
        "source": row["source"],
        "missing": "|".join(missing) or None,
        **dict.fromkeys(("recomputed", "low", "high", "low_all", "high_all")),
    }
    if len(known) < len(parts):
        return result | {"verdict": "not-recomputable", "reason": "shares-missing" if known else "no-parts"}
    with_volume = sum(volume is not None for _, volume in known)
    result |= recompute(known, total)
    meets = result["low_all"] <= row["high"] and row["low"] <= result["high_all"]
    reason = "all-volumes" if with_volume == len(known) else "some-volumes" if with_volume and total else "no-volumes"
    verdict = "differs" if not meets else "agrees" if reason == "all-volumes" else "possible"
    return result | {"verdict": verdict, "reason": reason}


def recompute(parts: list[tuple[Value, Value | None]], total: Value | None) -> dict[str, float | None]:
    """recomputed, low, high, low_all and high_all of a whole from (share, volume) of all its parts.

    low and high take the shares as printed and let the volumes vary within their rounding. A part without a volume
    takes any part of what the total leaves; without a total the whole lies between the lowest and the highest share.
    """
    found: dict[str, float | None] = {"recomputed": None}
    if all(volume is not None and volume.value is not None and share.value is not None for share, volume in parts):
        shares = np.array([share.value for share, _ in parts], dtype=np.float64)
        volumes = np.array([volume.value for _, volume in parts if volume], dtype=np.float64)
        found["recomputed"] = bounds.share(shares, volumes)
    for name, upper in (("low", False), ("high", True)):
        printed = [share.printed[upper] for share, _ in parts]
        rounded = [share.high if upper else share.low for share, _ in parts]
        found[name] = _extreme(printed, [volume for _, volume in parts], total, upper)
        found[f"{name}_all"] = _extreme(rounded, [volume for _, volume in parts], total, upper)
    return found


def _extreme(shares: list[float], volumes: list[Value | None], total: Value | None, upper: bool) -> float:
    known = [(share, volume) for share, volume in zip(shares, volumes, strict=True) if volume is not None]
    open_shares = [share for share, volume in zip(shares, volumes, strict=True) if volume is None]
    furthest = max if upper else min
    if open_shares and (total is None or not known):
        return furthest(shares)
    weights = [share for share, _ in known]
    low, high = [volume.low for _, volume in known], [volume.high for _, volume in known]
    if open_shares and total is not None:
        # All that is left goes to the part that pulls furthest: no division of it can go beyond that.
        weights.append(furthest(open_shares))
        low, high = [*low, max(0.0, total.low - sum(high))], [*high, max(0.0, total.high - sum(low))]
    value = bounds.ratio(np.array(weights), np.array(low), np.array(high), upper)
    assert value is not None, "a published volume is above zero"
    return value
