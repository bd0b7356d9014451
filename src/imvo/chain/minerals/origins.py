"""Raw materials by producing country: what is stated of the origin, with the unknown in every total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.minerals.areas import Areas
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
    rows = [*_of_smelters(delivered, lexicon), *_of_lots(delivered)]
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
        area=pl.col("country").map_elements(areas.state, return_dtype=pl.String, skip_nulls=False),
    )
    told = [{**row, **_worst(row, lexicon, issues, first_band)} for row in placed.iter_rows(named=True)]
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
            material = "|".join(mineral.materials) or None
            stated = (row["origin"] or "").split("|")
            found += [{"material": material, "country": country or None, "smelters": 1} for country in stated]
    return found


def _of_lots(delivered: Mapping[str, pl.DataFrame]) -> list[dict[str, Any]]:
    if "mineral-lots" not in delivered:
        return []
    lots = delivered["mineral-lots"].select("material", kilograms(), country="origin")
    return [
        {
            **row,
            "lots": 1,
            "lots_without_kilograms": int(row["kilograms"] is None),
        }
        for row in lots.iter_rows(named=True)
    ]


def _worst(row: Mapping[str, Any], lexicon: Lexicon, issues: pl.DataFrame, first_band: int) -> dict[str, Any]:
    """Place and most severe themes of the issues of mining this material in this country."""
    steps = _steps(row["material"], lexicon)
    here = pl.col("country").eq_missing(pl.lit(row["country"], dtype=pl.String))
    found = ranked(issues).filter(here & pl.col("process").is_in(steps))
    severe = found.filter(pl.col("severity_band") == first_band).get_column("theme").unique(maintain_order=True)
    return {"first_rank": found.get_column("rank").min(), "themes": "|".join(severe) or None}


def _steps(material: str | None, lexicon: Lexicon) -> list[str]:
    """Steps that dig this material: as its register has it, and the more precise ones that it may stand for."""
    mineral = lexicon.of_materials(material)
    recycled = bool(mineral.materials) and set(mineral.materials) <= lexicon.recycled
    steps = lexicon.recycles() if recycled else mineral.mining
    candidates = dict(lexicon.chain.processes.select("id", "candidates").iter_rows())
    return sorted({*steps, *(one for step in steps for one in (candidates.get(step) or "").split("|") if one)})
