"""EU deforestation benchmark: python deforestation.py eudr_benchmark_2025.csv un_treaties/hr_status_crc.csv

The source lists the high and the standard countries only. The list of low ones is the complement: it is written for the
193 members of the United Nations (second file); for every other territory nothing is known here and no row is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from source import country, read, write

CLASSES = {"standard": 1, "high": 2}
OVERRIDES = {"Congo": "CG"}
OLD_CODES = {"TP": "TL"}


def main(path: Path, members: Path) -> None:
    found = {}
    for row in read(path):
        code = country(row["iso3"])
        # Name and code must agree.
        if code != country(row["country"], OVERRIDES) or row["risk"] not in CLASSES:
            raise SystemExit(f"not understood: {row}")
        found[code] = CLASSES[row["risk"]]
    states = {country(OLD_CODES.get(row["iso2"], row["iso2"])) for row in read(members)}
    if len(states) != 193 or set(found) - states:
        raise SystemExit(f"{len(states)} states; not among them: {sorted(set(found) - states)}")
    write(
        "deforestation",
        ["country", "indicator", "value", "year"],
        [[code, "eudr-class", found.get(code, 0), "2025"] for code in states],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
