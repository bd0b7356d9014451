"""Measure `imvo assess` on a long list against the floor, in turns, so that both meet the same machine.

    python bench/run.py                 1,000,000 and 100,000 rows, five turns
    python bench/run.py --rows 20000 --turns 1

Prints the median wall time of both, their ratio, the peak memory, and the cost per row at the full length against a
tenth of it; then whether the plain implementation, and one thread and two, agree (`agree.py`). On more than two cores
the runs are held to two.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE / "out"
CORES = 2
AGREE_ROWS = 2_000
MOST_TIMES_FLOOR = 8.0
MOST_MEMORY_GB = 4.0
MOST_COST_RATIO = 1.2


@dataclass(frozen=True)
class Cost:
    """One run: wall time in seconds, peak resident memory in gigabytes (10^9 bytes)."""

    seconds: float
    gigabytes: float


def measured(command: list[str]) -> Cost:
    """Run a command to its end; SystemExit with its output when it fails."""
    log = OUT / "last-run.log"
    with log.open("wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=sink, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text(errors='replace')}")
    kilobyte = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes
    return Cost(seconds, usage.ru_maxrss * kilobyte / 1e9)


def floor(path: Path) -> Cost:
    """The floor on one list."""
    return measured([sys.executable, str(HERE / "floor.py"), str(path), str(OUT / "floor")])


def assess(path: Path) -> Cost:
    """`imvo assess` on one list, into an empty folder."""
    folder = OUT / "dossier"
    shutil.rmtree(folder, ignore_errors=True)
    program = Path(sys.executable).parent / "imvo"
    call = ["--agreement", "textile", "--signed", "2016-07-04", "--as-of", "2019-07-04", "-o", str(folder)]
    return measured([str(program), "assess", str(path), *call])


def listed(rows: int) -> Path:
    """The generated list of that length, made once."""
    path = OUT / f"suppliers-{rows}.csv"
    if not path.exists():
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(rows), str(path)], check=True)
    return path


def line(name: str, value: str, bound: str, *, holds: bool) -> bool:
    """Print one result with its bound; returns `holds`."""
    print(f"{name:<46} {value:>12}   at most {bound:<8} {'yes' if holds else 'NO'}")
    return holds


def main() -> int:
    """Exit code 0 when every bound holds, else 1."""
    parser = argparse.ArgumentParser(description="imvo assess against the floor.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--turns", type=int, default=5)
    call = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])

    full, tenth = listed(call.rows), listed(call.rows // 10)
    floors, runs, small = [], [], []
    for turn in range(call.turns):
        floors.append(floor(full))
        runs.append(assess(full))
        small.append(assess(tenth))
        print(f"turn {turn + 1}: floor {floors[-1].seconds:.2f} s, assess {runs[-1].seconds:.2f} s", flush=True)

    base = statistics.median(cost.seconds for cost in floors)
    whole = statistics.median(cost.seconds for cost in runs)
    part = statistics.median(cost.seconds for cost in small)
    peak = max(cost.gigabytes for cost in runs)
    per_row = (whole / call.rows) / (part / (call.rows // 10))
    print(f"\n{call.rows:,} rows x 9 themes, median of {call.turns} on {CORES} cores")
    print(f"floor {base:.2f} s; assess {whole:.2f} s; a tenth of the rows {part:.2f} s")
    kept = [
        line("assess / floor", f"{whole / base:.2f}", f"{MOST_TIMES_FLOOR:g}", holds=whole <= MOST_TIMES_FLOOR * base),
        line("peak memory", f"{peak:.2f} GB", f"{MOST_MEMORY_GB:g} GB", holds=peak < MOST_MEMORY_GB),
        line("cost per row / at a tenth", f"{per_row:.2f}", f"{MOST_COST_RATIO:g}", holds=per_row <= MOST_COST_RATIO),
    ]
    agreed = subprocess.run(
        [sys.executable, "-m", "bench.agree", str(listed(AGREE_ROWS))], check=False, cwd=HERE.parent
    )
    return 0 if all(kept) and agreed.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
