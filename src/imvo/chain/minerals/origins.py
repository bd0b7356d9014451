"""Raw materials by producing country: what is stated of the origin, with the unknown in every total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.minerals.areas import Areas
from imvo.chain.minerals.evidence import recycled
from imvo.chain.minerals.issues import ranked
from imvo.chain.minerals.lexicon import Lexicon
from imvo.chain.minerals.statements import kilograms

RESULT = "raw-material-countries"
_KEY = ["material", "country"]
_COUNTS = {"smelters": pl.UInt32, "lots": pl.UInt32, "lots_without_kilograms": pl.UInt32, "kilograms": pl.Float64}


def countries(
    delivered: Mapping[str, pl.DataFrame], lexicon: Lexicon, areas: Areas, issues: pl.DataFrame, first_band: int
) -> pl.DataFrame:
    """The table `raw-material-countries`. The country of recycled metal is where it was collected."""
    rows = [*_of_smelters(delivered, lexicon), *_of_lots(delivered, lexicon)]
    schema = {"material": pl.String, "country": pl.String, **_COUNTS}
    counted = pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
    summed = counted.group_by(_KEY, maintain_order=True).agg(
        pl.col(*_COUNTS).exclude("kilograms").sum(),
        # Lots of which no weight is known weigh something, and a list of smelters weighs nothing out.
        pl.when(pl.col("kilograms").count() > 0).then(pl.col("kilograms").sum()),
    )
    whole = pl.col("kilograms").sum().over("material")
    placed = summed.with_columns(
        share=pl.when(whole > 0).then((pl.col("kilograms") / whole).clip(0, 1)),
    )
    told = [
        {**row, "area": _area(row, lexicon, areas), **_worst(row, lexicon, issues, first_band)}
        for row in placed.iter_rows(named=True)
    ]
    declared = tables.load(RESULT)
    frame = pl.DataFrame([{name: row.get(name) for name in declared.dtypes} for row in told], schema=declared.dtypes)
    by = ["material", "kilograms", "smelters", "lots", "country"]
    return tables.check(frame.sort(by, descending=[False, True, True, True, False], nulls_last=True), declared)


def _of_smelters(delivered: Mapping[str, pl.DataFrame], lexicon: Lexicon) -> list[dict[str, Any]]:
    """Each row of the list of smelters once per country that it states, or once as unknown."""
    found = []
    for row in delivered["smelters"].iter_rows(named=True) if "smelters" in delivered else ():
        mineral = lexicon.of_metal(row["metal"], row["metal_given"])
        if mineral is not None:
            # The country of what is wholly recycled is where it was collected; a claim alone takes no mine away.
            wholly = lexicon.recycled if row["recycled"] == "yes" and row["origin"] else ()
            material = "|".join(sorted(wholly) or mineral.materials) or None
            stated = (row["origin"] or "").split("|")
            found += [{"material": material, "country": country or None, "smelters": 1} for country in stated]
    return found


def _of_lots(delivered: Mapping[str, pl.DataFrame], lexicon: Lexicon) -> list[dict[str, Any]]:
    """Each lot once. Recycled metal is no gram of what is mined in a country, so it stands under its own material."""
    if "mineral-lots" not in delivered:
        return []
    own = pl.lit("|".join(sorted(lexicon.recycled)) or None, dtype=pl.String)
    material = pl.when(recycled(lexicon.recycled)).then(pl.coalesce(own, "material")).otherwise("material")
    lots = delivered["mineral-lots"].select(kilograms(), material=material, country="origin")
    return [
        {
            **row,
            "lots": 1,
            "lots_without_kilograms": int(row["kilograms"] is None),
        }
        for row in lots.iter_rows(named=True)
    ]


def _area(row: Mapping[str, Any], lexicon: Lexicon, areas: Areas) -> str:
    """Where the country stands on the list of conflict areas; where metal was collected is no origin to look up."""
    if _recycled(row["material"], lexicon) and row["country"] is not None:
        return "collection"
    return areas.state(row["country"])


def _recycled(material: str | None, lexicon: Lexicon) -> bool:
    mineral = lexicon.of_materials(material)
    return bool(mineral.materials) and set(mineral.materials) <= lexicon.recycled


def _worst(row: Mapping[str, Any], lexicon: Lexicon, issues: pl.DataFrame, first_band: int) -> dict[str, Any]:
    """Place and most severe themes of the issues of mining this material in this country."""
    steps = _steps(row["material"], lexicon)
    here = pl.col("country").eq_missing(pl.lit(row["country"], dtype=pl.String))
    found = ranked(issues).filter(here & pl.col("process").is_in(steps))
    severe = found.filter(pl.col("severity_band") == first_band).get_column("theme").unique(maintain_order=True)
    return {"first_rank": found.get_column("rank").min(), "themes": "|".join(severe) or None}


def _steps(material: str | None, lexicon: Lexicon) -> list[str]:
    """Steps that dig this material: as its register has it, and the more precise ones that it may stand for."""
    steps = lexicon.recycles() if _recycled(material, lexicon) else lexicon.of_materials(material).mining
    candidates = dict(lexicon.chain.processes.select("id", "candidates").iter_rows())
    return sorted({*steps, *(one for step in steps for one in (candidates.get(step) or "").split("|") if one)})
