"""Made-up tables of sites from a seed: every country, process, product and material, ranges, and much left out."""

from __future__ import annotations

import random
from typing import Any

import polars as pl

from imvo import tables
from imvo.reference import load
from imvo.reference.regions import covered

Row = dict[str, Any]

BLANK: Row = {
    "file": "made-up.csv",
    "region": None,
    "country": None,
    "products": None,
    "processes": None,
    "materials": None,
    "workers_low": None,
    "workers_high": None,
    "women_share": None,
    "migrant_share": None,
}


def vocabulary(name: str) -> list[str]:
    """Codes of `countries`, `processes`, `products` or `materials`."""
    if name == "countries":
        return load("countries").table["country"].to_list()
    edition = load("processes")
    if name == "processes":
        return edition.table["id"].to_list()
    return pl.read_csv(edition.folder / f"{name}.csv", infer_schema=False)["id"].to_list()


def frame(rows: list[Row]) -> pl.DataFrame:
    """Rows with some of the columns of `sites` as a whole table; rows are numbered from 2 where they are not."""
    full = [{"row": number, "name": f"Site {number}", **BLANK, **row} for number, row in enumerate(rows, start=2)]
    empty = tables.empty(tables.load("sites"))
    columns = {
        column: pl.Series(column, [row.get(column) for row in full], dtype=dtype)
        for column, dtype in empty.schema.items()
    }
    return pl.DataFrame(columns)


def made(count: int, seed: int) -> pl.DataFrame:
    """`count` sites from a seed. The first rows hold every country, process, product and material at least once."""
    draw = random.Random(seed)
    countries, processes = [*vocabulary("countries"), None], vocabulary("processes")
    products, materials = vocabulary("products"), vocabulary("materials")
    busy = [c for c in ("IN", "BD", "CN", "TR", "PK", "MM", "VN", "KH", "BR", "IT", "NL", "DE") if c in countries]
    provinces = _provinces()
    rows = []
    for number in range(count):
        if number < len(countries):
            country = countries[number]
        else:
            country = draw.choice([draw.choice(busy), draw.choice(countries), draw.choice(covered()), None])
        rows.append(
            {
                "country": country,
                "region": _region(draw, provinces, country),
                "processes": _codes(draw, processes, number, most=3, blank=0.3),
                "products": _codes(draw, products, number, most=2, blank=0.3),
                "materials": _codes(draw, materials, number, most=2, blank=0.5),
                **_workers(draw),
                "women_share": draw.choice([None, None, 0.0, 0.3, 0.4999, 0.5, 0.9, draw.random()]),
                "migrant_share": draw.choice([None, None, 0.0, 0.05, 0.1, 0.4, draw.random()]),
            }
        )
    return frame(rows)


def _codes(draw: random.Random, among: list[str], number: int, most: int, blank: float) -> str | None:
    if number < len(among):
        return among[number]
    if draw.random() < blank:
        return None
    return "|".join(sorted(draw.sample(among, draw.choice([1, 1, 1, most]))))


def _workers(draw: random.Random) -> Row:
    low = draw.choice([0, 1, 9, 10, 11, 50, 99, 100, 101, 500, 7000])
    forms: tuple[tuple[int | None, int | None], ...] = ((low, low), (low, low * 2 + 1), (low, None), (None, low))
    lower, upper = draw.choice([*forms, (None, None), (None, None), (low, low)])
    return {"workers_low": lower, "workers_high": upper}


def _provinces() -> dict[str, list[str]]:
    """Names of provinces by country, for the countries of which the register knows any."""
    table = pl.read_csv(load("conflict-areas").folder / "regions.csv", infer_schema=False)
    return {str(key[0]): group["name"].to_list() for key, group in table.group_by("country", maintain_order=True)}


def _region(draw: random.Random, provinces: dict[str, list[str]], country: str | None) -> str | None:
    if draw.random() < 0.4:
        return None
    if country in provinces and draw.random() < 0.8:
        return draw.choice(provinces[country])
    return draw.choice(["Somewhere", "North", "Noord-Holland"])
