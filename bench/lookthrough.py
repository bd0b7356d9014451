"""Measure the look-through of funds inside funds against its bounds and against a peer, in turns on one machine.

    python -m bench.lookthrough                       1,000,000 positions in 10,000 funds, 50 cycles put in
    python -m bench.lookthrough --positions 50000 --funds 500 --issuers 2000 --turns 1

Each run is a whole process from Parquet to Parquet: one investor, and every fund, with `imvo lookthrough` and with
`peers/level_by_level.py`. Then the two are compared cell by cell, and value in with value out. The peer takes minutes
for every fund: it is run once, for one fund in ten, and that work counted ten times; `--one-in 1` runs it for all.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from bench.lookthrough_data import INVESTOR, Size
from bench.peers import level_by_level
from bench.run import OUT, Cost, line, measured
from imvo.chain import lookthrough
from imvo.intake import fund_positions

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "bench" / "peers" / "level_by_level.py"
MOST_SECONDS_ONE, MOST_SECONDS_ALL, MOST_GIGABYTES, MOST_LOST = 2.0, 10.0, 3.0, 1e-9
AGREED = 1e-9
"""Largest difference from the peer, as a part of the holder's value: the peer leaves 1e-13 of it in the cycles."""
AT_ONCE = 1_000
"""Holders compared at a time."""


@dataclass(frozen=True)
class Paths:
    """What goes in, and where each run writes."""

    positions: Path
    one: Path = OUT / "lookthrough-one.parquet"
    every: Path = OUT / "lookthrough-all"
    peer_one: Path = OUT / "lookthrough-peer-one.parquet"
    peer_all: Path = OUT / "lookthrough-peer-all"


def imvo(paths: Paths, *, every: bool) -> Cost:
    """One run of the command line."""
    out = paths.every if every else paths.one
    _gone(out)
    asked = ["--all"] if every else ["--of", INVESTOR]
    program = [sys.executable, "-m", "imvo", "lookthrough"]
    return measured([*program, str(paths.positions), *asked, "-o", str(out), "--quiet"])


def peer(paths: Paths, *, every: bool, one_in: int = 1) -> Cost:
    """One run of the peer."""
    out = paths.peer_all if every else paths.peer_one
    _gone(out)
    asked = ["--all", "--one-in", str(one_in)] if every else ["--of", INVESTOR]
    return measured([sys.executable, str(PEER), str(paths.positions), *asked, "-o", str(out)])


def at_work(paths: Paths) -> tuple[float, float]:
    """Seconds of imvo and of the peer for one investor within a process that has started: from Parquet to the table."""
    begun = time.perf_counter()
    read = fund_positions.read(paths.positions)
    lookthrough.exposures(lookthrough.build(read.frame, read.incomplete), INVESTOR)
    ours = time.perf_counter()
    level_by_level.one(pl.read_parquet(paths.positions), INVESTOR)
    return ours - begun, time.perf_counter() - ours


def _gone(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)


def made(size: Size) -> Path:
    """The generated positions, made once, by a process of its own: a child's peak memory begins at its parent's."""
    path = OUT / f"positions-{size.positions}-{size.funds}-{size.issuers}-{size.cycles}-{size.seed}.parquet"
    if not path.exists():
        call = [str(getattr(size, name)) for name in ("positions", "funds", "issuers", "cycles", "seed")]
        subprocess.run([sys.executable, "-m", "bench.lookthrough_data", *call, str(path)], check=True, cwd=ROOT)
    return path


def apart(ours: pl.DataFrame, theirs: pl.DataFrame, value: pl.DataFrame) -> float:
    """The largest difference of a cell, as a part of the holder's value. A cell that one of the two lacks is zero."""
    key = ["holder", "class", "id"]
    both = ours.select(*key, "value").join(
        theirs.select(*key, theirs="value"), on=key, how="full", nulls_equal=True, coalesce=True
    )
    both = both.join(value, on="holder", how="left")
    gap = (pl.col("value").fill_null(0) - pl.col("theirs").fill_null(0)).abs() / pl.col("whole")
    found = both.select(gap.max()).item()
    return float("inf") if found is None else float(found)


def apart_all(paths: Paths, value: pl.DataFrame) -> float:
    """The same for every fund that the peer was run for, some holders at a time."""
    ours, theirs, largest = lookthrough.scan(paths.every / "exposures"), pl.scan_parquet(paths.peer_all), 0.0
    names = theirs.select(pl.col("holder").unique().sort()).collect().to_series()
    for start in range(0, len(names), AT_ONCE):
        some = pl.col("holder").is_in(names.slice(start, AT_ONCE).implode())
        largest = max(largest, apart(ours.filter(some).collect(), theirs.filter(some).collect(), value))
    return largest


def best(costs: list[Cost]) -> float:
    return min(cost.seconds for cost in costs)


def told(name: str, costs: list[Cost]) -> None:
    seconds = [cost.seconds for cost in costs]
    peak = max(cost.gigabytes for cost in costs)
    print(f"{name:<28} best {min(seconds):7.2f} s   median {statistics.median(seconds):7.2f} s   peak {peak:.2f} GB")


def _call() -> argparse.Namespace:
    usual = Size()
    parser = argparse.ArgumentParser(description="Funds inside funds, beside a peer.")
    for name in ("positions", "funds", "issuers", "cycles", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name))
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--one-in", type=int, default=10)
    return parser.parse_args()


def main() -> int:
    """Exit code 0 when every bound holds, else 1."""
    call = _call()
    size = Size(call.positions, call.funds, call.issuers, call.cycles, call.seed)
    OUT.mkdir(parents=True, exist_ok=True)
    paths = Paths(made(size))
    one, one_peer, every = [], [], []
    for _ in range(call.turns):
        one.append(imvo(paths, every=False))
        one_peer.append(peer(paths, every=False))
        every.append(imvo(paths, every=True))
    part = peer(paths, every=True, one_in=call.one_in)
    work = [at_work(paths) for _ in range(call.turns)]

    totals = pl.read_parquet(paths.every / "exposure-totals.parquet")
    cycles = pl.read_parquet(paths.every / "fund-cycles.parquet")
    rows = lookthrough.scan(paths.every / "exposures").select(pl.len()).collect().item()
    value = totals.select("holder", whole="value")
    lost = totals.select((pl.col("difference").abs() / pl.col("moved")).max()).item()
    print(f"\n{size.positions:,} positions, {size.funds:,} funds five deep, {size.cycles} cycles put in: they join to")
    print(f"{cycles.get_column('cycle').n_unique()} cycles of {cycles.height:,} funds; {rows:,} lines for every fund")
    for name, costs in (("one investor", one), ("one investor, peer", one_peer), ("every fund", every)):
        told(name, costs)
    gap = apart(pl.read_parquet(paths.one), pl.read_parquet(paths.peer_one), value)
    ours, theirs = (min(each) for each in zip(*work, strict=True))
    print(f"peer / imvo, one investor    {best(one_peer) / best(one):.2f} x as whole processes")
    print(f"  without starting           {theirs / ours:.2f} x ({theirs:.2f} s, {ours:.2f} s)")
    told(f"1 fund in {call.one_in}, peer", [part])
    gap = max(gap, apart_all(paths, value))
    start = best(one_peer)  # starting, reading and preparing are done once, however many funds are asked for
    whole = start + max(0.0, part.seconds - start) * call.one_in
    print(f"peer / imvo, every fund      {whole / best(every):.1f} x")
    peak = max(cost.gigabytes for cost in [*one, *every])
    kept = [
        line("one investor", f"{best(one):.2f} s", f"{MOST_SECONDS_ONE:g} s", holds=best(one) < MOST_SECONDS_ONE),
        line("every fund", f"{best(every):.2f} s", f"{MOST_SECONDS_ALL:g} s", holds=best(every) < MOST_SECONDS_ALL),
        line("peak memory", f"{peak:.2f} GB", f"{MOST_GIGABYTES:g} GB", holds=peak < MOST_GIGABYTES),
        line("|in - out| / value", f"{lost:.1e}", f"{MOST_LOST:g}", holds=lost <= MOST_LOST),
        line("|imvo - peer| / value", f"{gap:.1e}", f"{AGREED:g}", holds=gap <= AGREED),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
