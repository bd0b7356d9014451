"""What the oracle looks facts up in: registers and the method as plain lists and dictionaries.

Part of `bench/oracle.py`, an implementation of docs/method/risk.md that shares no code with `imvo.risk`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imvo.reference import Edition

Row = dict[str, Any]
Match = Callable[[str, str], str | None]

THEMES = (
    "discrimination-gender",
    "child-labour",
    "forced-labour",
    "freedom-of-association",
    "living-wage",
    "safety-health",
    "raw-materials",
    "water-chemicals-energy",
    "animal-welfare",
)
METHOD = Path(__file__).resolve().parent.parent / "src" / "imvo" / "risk" / "method-3.yaml"


@dataclass(frozen=True)
class Facts:
    """The registers as rows.

    `measures`: (register, country, indicator) -> (value, error). `bearing`: theme -> treaties that bear on it.
    `findings`: (row of the site, theme) -> what was seen there.
    `ratified`: (country, treaty) -> every answer of every source. `lists`: (process, theme) -> rows.
    """

    method: Row
    match: Match
    processes: dict[str, Row]
    products: dict[str, Row]
    materials: dict[str, Row]
    grades: dict[tuple[str, str], Row]
    registers: dict[str, Any]
    measures: dict[tuple[str, str, str], tuple[float, float]]
    lists: dict[tuple[str, str], list[Row]]
    bearing: dict[str, set[str]]
    ratified: dict[tuple[str, str], set[str]]
    areas: dict[str, list[str | None]]
    findings: dict[tuple[int, str], list[Row]] = field(default_factory=dict)
    as_of: date | None = None

    def seen(self, findings: list[Row], as_of: date) -> Facts:
        """The same with what was seen at sites, by row of the site and theme."""
        found: dict[tuple[int, str], list[Row]] = {}
        for finding in findings:
            found.setdefault((finding["row"], finding["theme"]), []).append(finding)
        return replace(self, findings=found, as_of=as_of)


def codes(cell: str | None) -> list[str]:
    """The codes of a cell that joins several by a bar; an empty cell has none."""
    return cell.split("|") if cell else []


def _beside(edition: Edition, name: str) -> dict[str, Row]:
    with (edition.folder / name).open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


def _measures(editions: Mapping[str, Edition]) -> dict[tuple[str, str, str], tuple[float, float]]:
    found = {}
    for name, edition in editions.items():
        if edition.register.shape != "measure":
            continue
        for row in edition.table.to_dicts():
            if row["value"] is not None:
                found[name, row["country"], row["indicator"]] = (row["value"], row["error"] or 0.0)
    return found


def _lists(editions: Mapping[str, Edition]) -> dict[tuple[str, str], list[Row]]:
    """Rows of every list of bad cases that names a country and a process, by process and theme."""
    found: dict[tuple[str, str], list[Row]] = {}
    for edition in editions.values():
        if edition.register.shape != "listing":
            continue
        for row in edition.table.to_dicts():
            if row["country"] and row["process"]:
                found.setdefault((row["process"], row["theme"]), []).append(row)
    return found


def gather(editions: Mapping[str, Edition], match: Match, method: Path = METHOD) -> Facts:
    """Turn registers into rows. `match(country, text)` gives the ISO 3166-2 code of a province, or nothing."""
    rules = YAML(typ="safe", pure=True).load(method.read_text(encoding="utf-8"))
    assessed = next(row["themes"] for row in editions["chains"].table.to_dicts() if row["default"])
    defaults = rules["severity"]["defaults"]
    rules["severity"]["defaults"] = {theme: defaults[theme] for theme in defaults if theme in codes(assessed)}
    chain = editions["processes"]
    areas: dict[str, list[str | None]] = {}
    for row in editions[rules["likelihood"]["areas"]["register"]].table.to_dicts():
        areas.setdefault(row["country"], []).append(row["region"])
    bearing: dict[str, set[str]] = {}
    ratified: dict[tuple[str, str], set[str]] = {}
    for row in editions[rules["likelihood"]["status"]["register"]].table.to_dicts():
        ratified.setdefault((row["country"], row["instrument"]), set()).add(row["value"])
        for theme in codes(row["theme"]):
            bearing.setdefault(theme, set()).add(row["instrument"])
    return Facts(
        method=rules,
        match=match,
        processes={row["id"]: row for row in chain.table.to_dicts()},
        products=_beside(chain, "products.csv"),
        materials=_beside(chain, "materials.csv"),
        grades={(row["process"], row["theme"]): row for row in editions["process-grades"].table.to_dicts()},
        registers={name: edition.register for name, edition in editions.items()},
        measures=_measures(editions),
        lists=_lists(editions),
        bearing=bearing,
        ratified=ratified,
        areas=areas,
    )
