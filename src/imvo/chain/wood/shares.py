"""Shares of volume by product group, unit and level of evidence. Nothing is left out, nothing is renormalised."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from imvo import tables
from imvo.chain.wood import bounds, evidence
from imvo.chain.wood.groups import HARDWOOD
from imvo.chain.wood.lists import read

_TABLE = tables.load("wood-shares")
_PARTS = ("certified", "below", "controlled", "uncertified", "unknown")


def shares(lines: pl.DataFrame) -> pl.DataFrame:
    """The table `wood-shares` from `wood-evidence`: per rule of counting, group, unit and level of evidence.

    Groups overlap on purpose: `all` is everything, `hardwood-all` the three kinds of hardwood. The volume of a row is
    certified + below + controlled + uncertified + unknown. A line without volume counts among the lines only.
    """
    rows = [
        _cell(chosen, rule, group, unit, level)
        for rule in read("counting")["rules"]
        for group, in_group in _by_group(lines)
        for unit, chosen in _by_unit(in_group)
        for level in evidence.LEVELS
    ]
    return tables.shape(pl.DataFrame(rows, schema=_TABLE.dtypes), _TABLE)


def _by_group(lines: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    found = [("all", lines)] if lines.height else []
    hardwood = lines.filter(pl.col("group").is_in(HARDWOOD))
    if hardwood.height:
        found.append(("hardwood-all", hardwood))
    names = lines.get_column("group").unique().sort()
    return found + [(name, lines.filter(pl.col("group") == name)) for name in names]


def _by_unit(lines: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    return [(unit, lines.filter(pl.col("unit") == unit)) for unit in lines.get_column("unit").unique().sort()]


def weights(lines: pl.DataFrame, rule: dict[str, Any], level: str) -> dict[str, np.ndarray[Any, np.dtype[np.float64]]]:
    """For each line the share of its volume that is of each class; they add to 1 per line."""
    split = [
        _split(kind, line_class, percent, state, rule, level)
        for kind, line_class, percent, state in lines.select("claim_kind", "class", "percent", "state").iter_rows()
    ]
    return {part: np.array([row[part] for row in split], dtype=np.float64) for part in _PARTS}


def _split(
    kind: str, line_class: str, percent: float | None, state: str, rule: dict[str, Any], level: str
) -> dict[str, float]:
    parts = dict.fromkeys(_PARTS, 0.0)
    if line_class != "certified":
        return parts | {line_class: 1.0}
    if evidence.rank(state) < evidence.rank(level):
        return parts | {"below": 1.0}
    counts = rule["kinds"].get(kind, {"low": 0, "high": 1})
    share = percent / 100 if counts.get("share") == "percent" and percent is not None else counts.get("share")
    low, high = (counts["low"], counts["high"]) if share in (None, "percent") else (share, share)
    return parts | {
        "certified": float(low),
        "unknown": float(high - low),
        counts.get("rest", "uncertified"): float(1 - high),
    }


def _cell(lines: pl.DataFrame, rule: dict[str, Any], group: str, unit: str, level: str) -> dict[str, Any]:
    known = lines.drop_nulls("volume")
    volume, low, high = (known.get_column(name).to_numpy() for name in ("volume", "volume_low", "volume_high"))
    part = weights(known, rule, level)
    whole = float(volume.sum())
    at_most = part["certified"] + part["below"] + part["unknown"]
    unclear = float(known.filter(pl.col("class") == "unknown").get_column("volume").sum())
    return {
        "counting": rule["id"],
        "group": group,
        "unit": unit,
        "level": level,
        "population": "own-purchases",
        "first_day": lines.get_column("date").min(),
        "last_day": lines.get_column("date").max(),
        "lines": lines.height,
        "lines_without_volume": lines.height - known.height,
        "lines_without_rounding": known.filter(pl.col("rounding") == "unknown").height,
        "volume": whole,
        "volume_low": float(low.sum()),
        "volume_high": float(high.sum()),
        **{name: float((weight * volume).sum()) for name, weight in part.items()},
        "share": bounds.share(part["certified"], volume),
        "share_low": bounds.ratio(part["certified"], low, high, upper=False),
        "share_high": bounds.ratio(part["certified"], low, high, upper=True),
        "share_at_most": bounds.ratio(at_most, low, high, upper=True),
        "coverage": 1 - unclear / whole if whole > 0 else None,
    }
