"""Goods made with child or forced labour (US Department of Labor): python goods.py tvpra_goods_country.csv

Joins goods_map.csv and the goods_map_*.csv of other chains (which process a good stands for, judgement with its ground)
and inputs.csv (which input a good is listed for, our reading of the country that the source names), all by hand beside
the table.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from source import REGISTERS, country, read, write

from imvo.reference import countries

FLAGS = {"Yes": True, "No": False}
THEMES = {"child-labour": "child_labor", "forced-labour": "forced_labor"}
EN = {"child-labour": "child labour", "forced-labour": "forced labour"}
NL = {"child-labour": "kinderarbeid", "forced-labour": "dwangarbeid"}
NOWHERE = [("", "", "", "", "listed")]
DEFAULT_CHAIN = "textile"  # of goods_map.csv, which has no column chain
HEADER = [
    "country",
    "chain",
    "process",
    "material",
    "product",
    "theme",
    "subject",
    "grade",
    "text_en",
    "text_nl",
    "status",
]


def main(path: Path) -> None:
    folder = REGISTERS / "goods"
    places = mapped(folder)
    inputs = {(r["good"], r["country"]): (r["input"], r["input_country"]) for r in read(folder / "inputs.csv")}
    rows = [(row, country(row["country"])) for row in read(path)]
    own = {(row["good"], code): themes(row) for row, code in rows}
    unused = sorted(set(places) - {good for good, _ in own})
    if unused:
        raise SystemExit(f"a goods_map names goods that the source has not: {unused}")
    found = []
    for row, code in rows:
        for theme, texts, status in said(row, code, own, inputs):
            for *place, grade in places.get(row["good"], NOWHERE):
                found.append([code, *place, theme, row["good"], grade, *texts, status])
    write("goods", HEADER, found)


def mapped(folder: Path) -> dict[str, list[tuple[str, ...]]]:
    """Good -> chain, process, material, product and grade of each thing it stands for.

    A line without a process says why one chain does not use the good; it counts where no other line has a process.
    """
    found: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for path in sorted(folder.glob("goods_map*.csv")):
        for row in read(path):
            chain = row.get("chain") or DEFAULT_CHAIN
            line = (chain, row["process"], row["material"], row["product"], row["grade"])
            found[row["good"]][line if row["process"] else ("", *line[1:])] = None
    return {good: [line for line in lines if line[1]] or list(lines) for good, lines in found.items()}


def themes(row: dict[str, str]) -> list[str]:
    return [theme for theme, column in THEMES.items() if FLAGS[row[column]]]


def said(
    row: dict[str, str],
    code: str,
    own: dict[tuple[str, str], list[str]],
    inputs: dict[tuple[str, str], tuple[str, str]],
) -> Iterator[tuple[str, list[str], str]]:
    """Theme, texts and status of each thing that the source says of one good in one country."""
    good, where = row["good"], [countries.name(code, lang) for lang in ("en", "nl")]
    child = FLAGS[row["forced_child_labor"]]
    for theme in themes(row):
        # Not "is on the list": some goods are named in the plural.
        en = f"On the US government's list of goods made with {EN[theme]}: {good} from {where[0]}"
        nl = f"Op de lijst van de Amerikaanse overheid van goederen gemaakt met {NL[theme]}: {good} uit {where[1]}"
        extra = ("; also with forced labour of children", "; ook met dwangarbeid van kinderen") if child else ("", "")
        yield theme, [f"{en}{extra[0]}.", f"{nl}{extra[1]}."], "sourced"
    if FLAGS[row["derived_exploitation"]]:
        material, origin = inputs[good, code]
        if country(row["derived_source"]) != origin:
            raise SystemExit(f"inputs.csv disagrees with the source: {row}")
        place = [countries.name(origin, lang) for lang in ("en", "nl")]
        for theme in own[material, origin]:
            en = f"{good} from {where[0]} is listed for an input from {place[0]}"
            nl = f"{good} uit {where[1]} staat op de lijst om een grondstof uit {place[1]}"
            reading = f"by our reading {material}, with {EN[theme]}", f"naar onze lezing {material}, met {NL[theme]}"
            yield theme, [f"{en}; {reading[0]}.", f"{nl}; {reading[1]}."], "judgement"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
