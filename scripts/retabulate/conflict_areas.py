"""Conflict-affected and high-risk areas: python conflict_areas.py eu_cahra_june2026.json SUBDIVISIONS

SUBDIVISIONS: the folder `subdivisions` of CLDR's JSON (cldr-subdivisions-full), for the names of all provinces of
the countries that are listed in part, so that a province off the list is recognised too and not taken for unknown.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from source import REGISTERS, country, read, write

LANGUAGES = ["en", "nl", "de", "fr", "es", "pt"]
# The list names UA-35 `Kiev`, but UA-35 is Kirovohrad and Kyiv is UA-30: so neither is matched.
UNCLEAR = {"UA-30", "UA-35"}

# One province under an older and a newer code of ISO 3166-2; the one that the list uses, or used before, is kept.
SAME = {"IN-CG": "IN-CT", "IN-TS": "IN-TG", "IN-UK": "IN-UT", "MX-DIF": "MX-CMX"}


def main(path: Path, subdivisions: Path) -> None:
    entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
    areas, names = [], []
    for entry in entries:
        code = country(entry["countryName"])
        if code != entry["iso2"] or entry["wholeCountry"] == bool(entry["regions"]):
            raise SystemExit(f"not understood: {entry['countryName']}")
        if entry["wholeCountry"]:
            areas.append([code, "", "", "not stated"])
        for region in entry["regions"] or []:
            name = " ".join(region["name"].split())
            if not region["code"].startswith(f"{code}-") or region["conflictAffected"] == region["highRisk"]:
                raise SystemExit(f"not understood: {region}")
            basis = "conflict-affected" if region["conflictAffected"] else "high-risk"
            areas.append([code, region["code"], name, basis])
            names.append([code, region["code"], name, "list"])
    partly = {code for code, *_ in names}
    names += cldr(subdivisions, partly)
    own = read(REGISTERS / "conflict_areas" / "aliases.csv")
    names += [[row["region"][:2], row["region"], row["name"], "own"] for row in own]
    write("conflict_areas", ["country", "region", "region_name", "basis"], areas)
    names += [[new[:2], old, new, "CLDR"] for new, old in SAME.items()]
    kept = {(row[0], SAME.get(row[1], row[1]), *row[2:]) for row in names if row[1] not in UNCLEAR}
    write("conflict_areas", ["country", "region", "name", "source"], kept, "regions.csv")


def cldr(folder: Path, wanted: set[str]) -> list[list[str]]:
    """Names in six languages; `Bay, Somalia` without what follows the comma."""
    found = []
    for language in LANGUAGES:
        data = json.loads((folder / language / f"{language}.json").read_text(encoding="utf-8"))
        for code, name in data["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
            if code[:2].upper() in wanted:
                region = f"{code[:2]}-{code[2:]}".upper()
                found.append([code[:2].upper(), region, name.split(",")[0], "CLDR"])
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
