"""Deaths in organised violence (UCDP GED): python conflict_deaths.py ucdp_ged_country_year_2019_2023.csv"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from source import country, read, write

# The source names the two states `Congo` and `DR Congo (Zaire)`.
OVERRIDES = {"Congo": "CG"}


def main(path: Path) -> None:
    by_year: Counter[tuple[str, str]] = Counter()
    in_all: Counter[str] = Counter()
    rows = read(path)
    years = sorted({row["year"] for row in rows})
    for row in rows:
        if row["type_of_violence"] not in {"1", "2", "3"}:
            raise SystemExit(f"type of violence not understood: {row}")
        code, deaths = country(row["country"], OVERRIDES), int(row["best_deaths"])
        by_year[code, row["year"]] += deaths
        in_all[code] += deaths
    period = f"{years[0]}-{years[-1]}"
    write(
        "conflict_deaths",
        ["country", "indicator", "value", "year"],
        [[code, "deaths-year", deaths, year] for (code, year), deaths in by_year.items()]
        + [[code, "deaths", deaths, period] for code, deaths in in_all.items()],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
