"""Re-tabulate the countries' outlines of Natural Earth into `src/imvo/reference/world_map/table.csv`.

    python scripts/retabulate/world_map.py WORLD_ATLAS COUNTRY_CODES

WORLD_ATLAS: the unpacked npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`). COUNTRY_CODES: a CSV with the
columns `ISO3166-1-numeric` and `ISO3166-1-Alpha-2` (datasets/country-codes). Standard library only.

What is done: outlines 1:110m, points 1:10m; Equal Earth projection (equal area, so that a large northern country does
not look more important), whole units on a sheet of 2,000 wide; no outline of Antarctica; one row per ISO code.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

WIDTH = 2000
MERIDIAN = 11.0  # in the middle, so that the sheet's edge runs through the Bering Strait and cuts no continent
SOUTH, NORTH = -58.0, 84.0
CUT = 8  # smallest bounding box, in units of the sheet, of an outline that is drawn; below it the point stands for it

# Natural Earth gives these no ISO number. They are drawn with the state whose ISO 3166 code covers them; Kosovo has
# only a user-assigned code. The register's notes say so.
BY_NAME = {"N. Cyprus": "CY", "Somaliland": "SO", "Kosovo": "XK", "Indian Ocean Ter.": "CX"}

# Territories that Natural Earth draws as part of another state but that have their own ISO code: code of that state
# and a place inside the territory, by which its ring is found.
WITHIN = {
    "BQ": ("NL", (-68.27, 12.2)), "BV": ("NO", (3.4, -54.4)), "CC": ("CX", (96.85, -12.15)),
    "GF": ("FR", (-53.2, 4.0)), "GP": ("FR", (-61.6, 16.2)), "MQ": ("FR", (-61.0, 14.65)), "RE": ("FR", (55.5, -21.1)),
    "SJ": ("NO", (16.0, 78.5)), "TK": ("NZ", (-171.8, -9.2)), "YT": ("FR", (45.15, -12.8)),
}  # fmt: skip
REACH = {"SJ": 8.0, "GF": 3.0, "BV": 2.0, "TK": 2.0, "UA": 2.0}  # degrees around the place; 0.9 for the others
# Crimea: Natural Earth shows who holds it; General Assembly resolution 68/262 leaves it with Ukraine.
MOVED = {"UA": ("RU", (34.2, 45.2))}


def main() -> None:
    atlas, codes = Path(sys.argv[1]), Path(sys.argv[2])
    numeric = _numeric(codes)
    coarse = _countries(atlas / "countries-110m.json", numeric)
    fine = _countries(atlas / "countries-10m.json", numeric)
    frame = _frame()
    target = Path(__file__).parents[2] / "src/imvo/reference/world_map/table.csv"
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["country", "x", "y", "path"])
        for code in sorted({*numeric.values(), "XK"}):
            lon, lat = _middle(max(fine[code], key=_area))
            x, y = _sheet(((lon - MERIDIAN + 180) % 360 - 180, lat), frame)
            rings = [] if code == "AQ" else coarse.get(code, [])
            writer.writerow([code, round(x), round(y), _path(rings, frame)])


def _numeric(codes: Path) -> dict[str, str]:
    with codes.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {r["ISO3166-1-numeric"].zfill(3): r["ISO3166-1-Alpha-2"] for r in rows if r["ISO3166-1-numeric"]}


def _countries(path: Path, numeric: dict[str, str]) -> dict[str, list[Ring]]:
    """Outer rings, in degrees, by ISO alpha-2 code."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    found: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = BY_NAME.get(shape["properties"]["name"]) or numeric.get(shape.get("id", ""))
        if code is None:
            continue  # uninhabited reefs and bases without a code
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.setdefault(code, []).extend(_ring(polygon[0], arcs) for polygon in polygons)
    for code, (holder, place) in (WITHIN | MOVED).items():
        _move(found, code, holder, place)
    return found


def _move(found: dict[str, list[Ring]], code: str, holder: str, place: Point) -> None:
    """Give `code` the rings of `holder` around `place`."""
    rings = found.get(holder, [])
    mine = [r for r in rings if math.dist(_middle(r), place) < REACH.get(code, 0.9)]
    if mine:  # otherwise too small for this scale
        found[holder] = [r for r in rings if r not in mine]
        found.setdefault(code, []).extend(mine)


def _arcs(topology: dict) -> list[Ring]:  # type: ignore[type-arg]
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    result = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        result.append(line)
    return result


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(line[1:] if ring else line)
    whole = [ring[0]]
    for x, y in ring[1:]:  # the source folds outlines at 180 degrees: unfold them
        last = whole[-1][0]
        whole.append((x + 360 * round((last - x) / 360), y))
    return whole


def _cut(ring: Ring) -> list[Ring]:
    """The ring in degrees east of the middle meridian, cut where it crosses the edge of the sheet."""
    pieces = []
    for turn in (-360, 0, 360):
        moved = [(x - MERIDIAN + turn, y) for x, y in ring]
        for edge, side in ((-180.0, 1), (180.0, -1)):
            moved = _clip(moved, edge, side)
        if len(moved) > 3:
            pieces.append(moved)
    return pieces


def _clip(ring: Ring, edge: float, side: int) -> Ring:
    """Sutherland and Hodgman (1974), against one vertical edge."""
    kept: Ring = []
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside_a, inside_b = (ax - edge) * side >= 0, (bx - edge) * side >= 0
        if inside_a != inside_b:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        if inside_b:
            kept.append((bx, by))
    return kept


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _middle(ring: Ring) -> Point:
    """Centroid of a ring."""
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    crosses = [ax * by - bx * ay for (ax, ay), (bx, by) in pairs]
    total = sum(crosses)
    if abs(total) < 1e-9:
        return ring[0]
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / (3 * total)
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / (3 * total)
    return x, y


def _equal_earth(place: Point) -> Point:
    """Šavrič, Patterson and Jenny (2018)."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    lon, lat = math.radians(place[0]), math.radians(place[1])
    t = math.asin(math.sqrt(3) / 2 * math.sin(lat))
    t2 = t * t
    t6 = t2**3
    x = lon * math.cos(t) / (math.sqrt(3) / 2 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


def _frame() -> tuple[float, float, float]:
    west, east = _equal_earth((-180, 0))[0], _equal_earth((180, 0))[0]
    return WIDTH / (east - west), west, _equal_earth((0, NORTH))[1]


def _sheet(place: Point, frame: tuple[float, float, float]) -> Point:
    scale, west, north = frame
    x, y = _equal_earth(place)
    return (x - west) * scale, (north - y) * scale


def _path(rings: list[Ring], frame: tuple[float, float, float]) -> str:
    """SVG path data in whole units, relative steps, largest outline first."""
    parts = []
    for ring in sorted((piece for r in rings for piece in _cut(r)), key=_area, reverse=True):
        points = [(round(x), round(y)) for x, y in (_sheet(p, frame) for p in ring)]
        kept = [points[0], *(b for a, b in pairwise(points) if a != b)]
        wide = max(x for x, _ in kept) - min(x for x, _ in kept)
        high = max(y for _, y in kept) - min(y for _, y in kept)
        if max(wide, high) < CUT:
            continue
        steps = [f"{bx - ax},{by - ay}" for (ax, ay), (bx, by) in pairwise(kept)]
        parts.append(f"M{kept[0][0]},{kept[0][1]}l{' '.join(steps)}z".replace(",-", "-").replace(" -", "-"))
    return "".join(parts)


if __name__ == "__main__":
    main()
