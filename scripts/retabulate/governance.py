"""Worldwide Governance Indicators (World Bank): python governance.py wgi_2023.csv"""

from __future__ import annotations

import sys
from pathlib import Path

from source import country, read, write

# Not in ISO 3166 any more; the dissolved Netherlands Antilles cannot stand for one of their successors.
IGNORED = {"ANT"}

# What the source writes where it has no figure: no row, not known.
MISSING = ".."


def main(path: Path) -> None:
    rows = [row for row in read(path) if row["code"] not in IGNORED and row["estimate"] != MISSING]
    # The source's own codes (ADO, ZAR, ROM, TMP, WBG, KSV) are not ISO, so its names are read.
    write(
        "governance",
        ["country", "indicator", "value", "error", "year"],
        [
            [
                country(row["countryname"]),
                row["indicator"],
                *(f"{float(row[column]):.4f}" for column in ("estimate", "stddev")),
                row["year"],
            ]
            for row in rows
        ],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
