"""Gender Inequality Index (UNDP): python gender.py undp_hdr_2022.csv"""

from __future__ import annotations

import sys
from pathlib import Path

from source import country, read, write

# `Congo` is the Republic of the Congo here: the source has the other state under its full name, and gives ISO codes.
OVERRIDES = {"Congo": "CG"}


def main(path: Path) -> None:
    # ZZ...: totals of groups and of the world. A country without an index has no row: not known.
    rows = [row for row in read(path) if not row["iso3"].startswith("ZZ") and row["gii_2022"]]
    write(
        "gender",
        ["country", "indicator", "value", "year"],
        [[country(row["country"], OVERRIDES), "gii", row["gii_2022"], "2022"] for row in rows],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
