"""Time `imvo assess` with what came back, and with the year before, beside the plain run of the same list.

    python -m bench.returned                  100,000 rows, three turns
    python -m bench.returned --rows 5000 --turns 1

One site in two hundred has a finding. The second year's list leaves out one row in fifty. Prints the median wall time
of each as a ratio to that of the plain run, in turns, so that all meet the same machine; and the peak memory.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import polars as pl

from bench.run import OUT, Cost, line, listed, measured
from imvo import tables

EACH, LEFT_OUT = 200, 50
AS_OF = date(2019, 7, 4)
AGES = (20, 200, 500, 3000)  # days before the assessed one
MOST_WITH_FINDINGS = 2.0
MOST_WITH_YEAR_BEFORE = 10.0
MOST_MEMORY_GB = 4.0


def findings(source: Path) -> Path:
    """A file of findings of every kind, direction and state on one row in EACH of the list, made once."""
    path = source.with_name(f"findings-{source.stem}.csv")
    if not path.exists():
        names = pl.read_csv(source, infer_schema=False).get_column("Factory name").gather_every(EACH)
        declared = tables.load("findings")
        kinds, directions, themes = (cycle(declared.column(name).values) for name in ("kind", "direction", "theme"))
        states, ages = cycle(("claimed", "evidenced", "verified")), cycle(AGES)
        rows = [
            {"Site": name, "Theme": next(themes), "Kind of finding": next(kinds), "What it says": next(directions)}
            | {"Date": (AS_OF - timedelta(days=next(ages))).isoformat(), "Evidence": next(states)}
            | {"Document": "Report", "Page": "1", "Public or confidential": "Public", "Verified by": "Somebody"}
            for name in names
        ]
        pl.DataFrame(rows).write_csv(path)
    return path


def following(source: Path) -> Path:
    """The list of a year later: without one row in LEFT_OUT; made once."""
    path = source.with_name(f"next-{source.name}")
    if not path.exists():
        frame = pl.read_csv(source, infer_schema=False)
        frame.filter(pl.int_range(pl.len()) % LEFT_OUT != 0).write_csv(path)
    return path


def assess(name: str, source: Path, day: date, *more: str) -> Cost:
    """`imvo assess` on one list, into a folder of that name."""
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    program = [sys.executable, "-m", "imvo", "assess", str(source)]
    return measured([*program, "--agreement", "textile", "--as-of", day.isoformat(), "-o", str(folder), *more])


def main() -> int:
    """Exit code 0 when every bound holds, else 1."""
    parser = argparse.ArgumentParser(description="imvo assess with findings and with the year before.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=3)
    call = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    source = listed(call.rows)
    told, later = findings(source), following(source)
    costs: dict[str, list[Cost]] = {"plain": [], "findings": [], "year": []}
    for _ in range(call.turns):
        costs["plain"].append(assess("plain", source, AS_OF))
        costs["findings"].append(assess("heard", source, AS_OF, "--findings", str(told)))
        before = ("--previous", str(OUT / "heard"))
        costs["year"].append(assess("later", later, AS_OF.replace(year=AS_OF.year + 1), *before))
    median = {name: statistics.median(cost.seconds for cost in own) for name, own in costs.items()}
    print(
        f"\n{call.rows:,} rows, {call.rows // EACH:,} findings, median of {call.turns}: plain {median['plain']:.2f} s"
    )
    peak = max(cost.gigabytes for own in costs.values() for cost in own)
    with_findings, with_year = (median[name] / median["plain"] for name in ("findings", "year"))
    kept = [
        line("with findings / plain", f"{with_findings:.2f}", f"{MOST_WITH_FINDINGS:g}",
             holds=with_findings <= MOST_WITH_FINDINGS),
        line("with the year before / plain", f"{with_year:.2f}", f"{MOST_WITH_YEAR_BEFORE:g}",
             holds=with_year <= MOST_WITH_YEAR_BEFORE),
        line("peak memory", f"{peak:.2f} GB", f"{MOST_MEMORY_GB:g} GB", holds=peak < MOST_MEMORY_GB),
    ]  # fmt: skip
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
