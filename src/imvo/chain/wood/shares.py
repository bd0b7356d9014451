"""Shares of volume by product group, unit and level of evidence. Nothing is left out, nothing is renormalised."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.wood import bounds, evidence
from imvo.chain.wood.bounds import Numbers
from imvo.chain.wood.groups import HARDWOOD
from imvo.chain.wood.lists import read

_RESULT = "wood-shares"
_PARTS = ("certified", "below", "controlled", "uncertified", "unknown")


def shares(lines: pl.DataFrame, basis: str = "as-delivered") -> pl.DataFrame:
    """The table `wood-shares` from `wood-evidence`: per rule of counting, group, unit and level of evidence.

    Groups overlap on purpose: `all` is everything, `hardwood-all` the three kinds of hardwood. The volume of a row is
    certified + below + controlled + uncertified + unknown. A line without volume counts among the lines only.
    """
    rows = [
        {"basis": basis, "lines_in_other_units": in_group.height - chosen.height}
        | _cell(chosen, rule, group, unit, level)
        for rule in read("counting")["rules"]
        for group, in_group in _by_group(_counted(lines, rule))
        for unit, chosen in _by_unit(in_group)
        for level in evidence.LEVELS
    ]
    return tables.shape(pl.DataFrame(rows, schema=tables.load(_RESULT).dtypes), tables.load(_RESULT))


def _counted(lines: pl.DataFrame, rule: dict[str, Any]) -> pl.DataFrame:
    """The lines with what the rule makes of a certified claim: `least` and `most` certified, and what the `rest` is."""
    kinds = lines.select("claim_kind", "percent").unique()
    counts = [_counts(rule["kinds"].get(kind, {}), percent) for kind, percent in kinds.iter_rows()]
    schema = {"least": pl.Float64, "most": pl.Float64, "rest": pl.String}
    told = kinds.hstack(pl.DataFrame(counts, schema=schema, orient="row"))
    return lines.join(told, on=["claim_kind", "percent"], how="left", nulls_equal=True, maintain_order="left")


def _counts(told: dict[str, Any], percent: float | None) -> tuple[float, float, str]:
    share = told.get("share")
    if share == "percent":
        share = None if percent is None else percent / 100
    least, most = (told.get("low", 0), told.get("high", 1)) if share is None else (share, share)
    return float(least), float(most), told.get("rest", "uncertified")


def _by_group(lines: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    found = [("all", lines)] if lines.height else []
    hardwood = lines.filter(pl.col("group").is_in(HARDWOOD))
    if hardwood.height:
        found.append(("hardwood-all", hardwood))
    names = lines.get_column("group").unique().sort()
    return found + [(name, lines.filter(pl.col("group") == name)) for name in names]


def _by_unit(lines: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    return [(unit, lines.filter(pl.col("unit") == unit)) for unit in lines.get_column("unit").unique().sort()]


def _weights(lines: pl.DataFrame, level: str) -> dict[str, Numbers]:
    """For each line the share of its volume in each part, which add to 1; and `open`: certified at the very most."""
    claimed = (lines.get_column("class") == "certified").to_numpy()
    reached = [state for state in evidence.STATES if evidence.rank(state) >= evidence.rank(level)]
    shown = claimed & lines.get_column("state").is_in(reached).to_numpy()
    least, most = lines.get_column("least").to_numpy(), lines.get_column("most").to_numpy()
    found = {name: (lines.get_column("class") == name).to_numpy() * 1.0 for name in _PARTS}
    found["certified"] = shown * least
    found["below"] = (claimed & ~shown) * 1.0
    found["open"] = found["unknown"] + claimed * most
    found["unknown"] = found["unknown"] + shown * (most - least)
    for rest in ("controlled", "uncertified"):
        found[rest] = found[rest] + shown * (1 - most) * (lines.get_column("rest") == rest).to_numpy()
    return found


def _cell(lines: pl.DataFrame, rule: dict[str, Any], group: str, unit: str, level: str) -> dict[str, Any]:
    known = lines.drop_nulls("volume")
    volume, low, high = (known.get_column(name).to_numpy() for name in ("volume", "volume_low", "volume_high"))
    weights = _weights(known, level)
    whole = float(volume.sum())
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
        **_volumes(known, {name: float((weights[name] * volume).sum()) for name in _PARTS}),
        "share": bounds.share(weights["certified"], volume),
        "share_low": bounds.ratio(weights["certified"], low, high, upper=False),
        "share_high": bounds.ratio(weights["certified"], low, high, upper=True),
        "share_at_most": bounds.ratio(weights["open"], low, high, upper=True),
        "coverage": 1 - unclear / whole if whole > 0 else None,
    }


def _volumes(known: pl.DataFrame, parts: dict[str, float]) -> dict[str, float | None]:
    """The volume, its ends by rounding and its parts; nothing where no line has a volume: nought would read as none."""
    sums = {name: float(known.get_column(name).sum()) for name in ("volume", "volume_low", "volume_high")} | parts
    return {name: total if known.height else None for name, total in sums.items()}
