"""Smelters, refiners and mines as sites. The place of a smelter and the origin of the mineral are two places.

Only a stated origin becomes a place of mining in that country. Where no row states one, mining is left to the method,
which knows that it must exist behind a refiner. Once some row states that step, those that do not would be lost behind
it: each then gets a place of mining of which the country is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.minerals.lexicon import Lexicon, Mineral
from imvo.chain.minerals.subjects import identifier

Row = dict[str, Any]
_COLUMNS = ("row", "file", "sheet", "name", "site_id", "country", "region", "city", "address", "products", "materials",
            "processes")  # fmt: skip


def sites(delivered: Mapping[str, pl.DataFrame], lexicon: Lexicon) -> pl.DataFrame:
    """Rows for the table `sites` from smelters, mines behind them and lots, as far as each was delivered."""
    seen: set[tuple[str | None, ...]] = set()
    places: list[Row] = []
    silent: list[Row] = []
    for kind, make in (("smelters", _smelter), ("smelter-mines", _mine), ("mineral-lots", _lot)):
        for row in delivered[kind].iter_rows(named=True) if kind in delivered else ():
            for place, key in make(row, lexicon):
                if key in seen:
                    continue
                seen.add(key)
                (silent if place.pop("unseen", False) else places).append(place)
    may_be = lexicon.chain.may_be()
    covered = {step for place in places for step in _may_be(place["processes"], may_be)}
    covered |= _listed(delivered.get("sites"), lexicon)
    places += [place for place in silent if _may_be(place["processes"], may_be) & covered]
    declared = {name: tables.load("sites").dtypes[name] for name in _COLUMNS}
    rows = [{name: place.get(name) for name in declared} for place in places]
    frame = pl.DataFrame(rows, schema=declared, infer_schema_length=None)
    return frame.sort("file", "sheet", "row", maintain_order=True)


def _listed(listed: pl.DataFrame | None, lexicon: Lexicon) -> set[str]:
    """Every step that a list of sites may know: of its processes, and of its products where it names no process."""
    if listed is None:
        return set()
    made_by, may_be = lexicon.chain.made_by(), lexicon.chain.may_be()
    texts = listed.get_column("processes").drop_nulls().unique()
    products = {code for text in listed.get_column("products").drop_nulls().unique() for code in text.split("|")}
    steps = {step for text in texts for step in _may_be(text, may_be)}
    return steps | {one for product in products for step in made_by.get(product, ()) for one in may_be[step]}


def _may_be(steps: str | None, may_be: Mapping[str, frozenset[str]]) -> set[str]:
    """Every step that those of a site may be."""
    return {one for step in (steps or "").split("|") if step for one in may_be.get(step, {step})}


def _smelter(row: Row, lexicon: Lexicon) -> list[tuple[Row, tuple[str | None, ...]]]:
    mineral = lexicon.of_metal(row["metal"], row["metal_given"])
    if mineral is None:
        return []
    chosen = row["smelter_lookup_given"] if row["lookup_choice"] in (None, "smelter") else None
    named = row["smelter_name_given"] or chosen or row["smelter_id"]
    name = named or row["smelter_lookup_given"] or row["metal_given"] or "?"
    recycled = row["recycled"] == "yes" or bool(row["recycled_mentioned"])
    # Two rows that name nobody may be two smelters.
    own = (row["file"], row["sheet"], str(row["row"]))
    who = (identifier(row["matched_id"] or row["smelter_id"]) or (named and name.casefold()), row["country"])
    key = (*who, *mineral.refining) if who[0] else own
    refinery = _refinery(row, name, mineral, lexicon, recycled=recycled) | {
        "country": row["country"],
        "region": row["region"],
        "city": row["city"],
        "address": row["street"],
        "site_id": row["smelter_id"],
    }
    origins = (row["origin"] or "").split("|") if row["origin"] else []
    mines = [
        (_mining(row, row["mine_name"] or name, origin, mineral.mining, mineral), (*own, "mine", origin))
        for origin in origins
    ]
    if not mines:
        mines = [(_mining(row, name, None, mineral.mining, mineral) | {"unseen": True}, (*own, "mine", None))]
    return [(refinery, key), *mines]


def _mine(row: Row, lexicon: Lexicon) -> list[tuple[Row, tuple[str | None, ...]]]:
    mineral = lexicon.of_metal(row["metal"], row["metal_given"])
    name = row["mine_name"] or row["smelter_name_given"]
    if mineral is None or not (row["mine_name"] or row["country"]):
        return []
    place = _mining(row, name or "?", row["country"], mineral.mining, mineral)
    place |= {"region": row["region"], "city": row["city"], "site_id": row["mine_id"]}
    return [(place, (name, row["country"], row["region"], *mineral.mining))]


def _lot(row: Row, lexicon: Lexicon) -> list[tuple[Row, tuple[str | None, ...]]]:
    mineral = lexicon.of_materials(row["material"])
    recycled = row["kind"] == "recycled" or bool(lexicon.recycled & set(mineral.materials))
    found: list[tuple[Row, tuple[str | None, ...]]] = []
    named = row["refiner"] or row["smelter_id"]
    if named:
        who = (identifier(row["smelter_id"]) or named.casefold(), row["refiner_country"], *mineral.refining)
        refinery = _refinery(row, named, mineral, lexicon, recycled=recycled)
        found.append((refinery | {"country": row["refiner_country"], "site_id": row["smelter_id"]}, who))
    own = (row["file"], row["sheet"], str(row["row"]), "origin")
    name = row["mine"] or row["lot"] or row["supplier"] or named or "?"
    if row["origin"]:
        # What a lot says of its kind counts with the country that it states; alone it narrows nothing.
        steps = lexicon.recycles() if recycled else lexicon.mined(mineral, row["kind"])
        place = _mining(row, name, row["origin"], steps, mineral) | {"region": row["origin_region"]}
        found.append((place, (row["mine"] or name, row["origin"], row["origin_region"], *steps)))
    if not row["origin"] or recycled:
        # A claim of recycling takes no mine away.
        found.append((_mining(row, name, None, mineral.mining, mineral) | {"unseen": True}, own))
    return found


def _refinery(row: Row, name: str, mineral: Mineral, lexicon: Lexicon, *, recycled: bool) -> Row:
    materials = lexicon.recycling(mineral) if recycled else mineral.materials
    return _source(row) | {
        "name": name,
        "products": "|".join(mineral.products) or None,
        "materials": "|".join(materials) or None,
        "processes": "|".join(mineral.refining) or None,
    }


def _mining(row: Row, name: str, country: str | None, steps: tuple[str, ...], mineral: Mineral) -> Row:
    return _source(row) | {
        "name": name,
        "country": country,
        "materials": "|".join(mineral.materials) or None,
        "processes": "|".join(steps) or None,
    }


def _source(row: Row) -> Row:
    return {"row": row["row"], "file": row["file"], "sheet": row["sheet"]}
