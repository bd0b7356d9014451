"""Whether the plain and the fast implementation agree on a made-up list, and one thread with two.

    python bench/agree.py bench/out/suppliers-2000.csv

Classes are whole numbers, so agreeing "to 1e-9" is agreeing on every cell.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

from bench import oracle
from bench.oracle_facts import gather
from imvo import reference
from imvo.intake import suppliers
from imvo.reference import regions
from imvo.reference.chains import chain_of, editions_of
from imvo.risk import method
from imvo.risk.assess import assess
from imvo.runs import Silent

COMPARED = ["severity", "scale", "scope", "irremediability", "likelihood_low", "likelihood", "likelihood_high", "basis"]


def with_oracle(path: Path) -> tuple[int, int]:
    """(cells compared, cells that differ) of the table `risks` on one list."""
    sites = suppliers.read(path).sites
    every = reference.load_all(None)
    chain = chain_of(every, None)
    editions = editions_of(every, chain)
    fast = assess(sites, editions, regions.match, method.load().on(chain.themes), Silent()).risks
    rows = oracle.risks(gather(editions, regions.match), sites.to_dicts())
    types = {name: fast.schema[name] for name in ["row", "theme", *COMPARED]}
    plain = pl.DataFrame([{name: row[name] for name in types} for row in rows], schema=types)
    both = fast.join(plain, on=["row", "theme"], how="full", suffix="_plain")
    differ = sum(int(both.select(pl.col(c).ne_missing(pl.col(f"{c}_plain")).sum()).item()) for c in COMPARED)
    return both.height * len(COMPARED), differ


def threads_agree(path: Path) -> bool:
    """Whether `imvo assess` writes the same tables on one thread and on two."""
    program = Path(sys.executable).parent / "imvo"
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for threads in ("1", "2"):
            out = Path(folder, threads)
            call = [str(program), "assess", str(path), "--as-of", "2019-07-04", "-o", str(out), "--quiet"]
            environment = {**os.environ, "POLARS_MAX_THREADS": threads}
            subprocess.run(call, env=environment, check=True, capture_output=True)
            made.append(out)
        one, two = made
        parquet = ("sites", "risks", "signals")
        same = [pl.read_parquet(one / f"{n}.parquet").equals(pl.read_parquet(two / f"{n}.parquet")) for n in parquet]
        files = ("issues.csv", "questions.csv", "rejected.csv", "dossier.html", "dossier.xlsx")
        return all(same) and all((one / name).read_bytes() == (two / name).read_bytes() for name in files)


def main() -> int:
    """Exit code 0 when everything agrees, else 1."""
    parser = argparse.ArgumentParser(description="Compare the fast implementation with the plain one.")
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    cells, differ = with_oracle(path)
    same = threads_agree(path)
    print(f"oracle: {cells:,} cells compared, {differ} differ; one thread and two: {'the same' if same else 'DIFFER'}")
    return 0 if differ == 0 and same else 1


if __name__ == "__main__":
    sys.exit(main())
