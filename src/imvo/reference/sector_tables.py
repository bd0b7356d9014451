"""The registers processes-finance and sector-codes as look-ups: code to sectors, name of a system to its editions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from imvo.reference.load import load

UNSPECIFIED = "unspecified"


def plain(name: str) -> str:
    """A name of a system, letters and digits only."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@dataclass(frozen=True)
class Sectors:
    """Sectors of the register processes-finance: their stage, and what each vague one may be."""

    stage: dict[str, str]
    candidates: dict[str, frozenset[str]]

    def leaves(self, sector: str) -> frozenset[str]:
        return self.candidates.get(sector, frozenset({sector}))

    def standing_for(self, sectors: tuple[str, ...]) -> str:
        """The sector itself, or the narrowest vague one that covers all."""
        if len(sectors) == 1:
            return sectors[0]
        every = frozenset[str]().union(*(self.leaves(sector) for sector in sectors))
        covering = [(len(of), vague) for vague, of in self.candidates.items() if every <= of]
        return min(covering)[1] if covering and every else UNSPECIFIED


@cache
def sectors() -> Sectors:
    """The sectors of the register processes-finance."""
    table = load("processes-finance").table
    rows = table.select("id", "stage", "candidates").iter_rows()
    stage, candidates = {}, {}
    for sector, its_stage, may_be in rows:
        stage[sector] = its_stage
        if may_be:
            candidates[sector] = frozenset(may_be.split("|"))
    return Sectors(stage, candidates)


@cache
def codes() -> dict[str, dict[str, tuple[str, tuple[str, ...]]]]:
    """Edition -> code -> its section and sectors."""
    found: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {}
    rows = load("sector-codes").table.select("system", "code", "section", "sectors").iter_rows()
    for system, code, section, sectors in rows:
        found.setdefault(system, {})[code] = (section, tuple(sectors.split("|")))
    return found


@cache
def systems() -> dict[str, tuple[str, ...]]:
    """A system's name, letters and digits only -> its editions; none for one that is known by name only."""
    return {row["spelling"]: tuple(filter(None, row["systems"].split("|"))) for row in _system_rows()}


@cache
def national() -> frozenset[str]:
    """The systems that add a fifth digit of their own."""
    return frozenset(row["spelling"] for row in _system_rows() if row["digits"] == "5")


@cache
def _system_rows() -> tuple[dict[str, str], ...]:
    path = load("sector-codes").folder / "systems.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))
