"""The bench's list is repeatable and real enough, and its floor writes the documented tables."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from bench import generate
from imvo import tables

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    path = tmp_path_factory.mktemp("bench") / "list.csv"
    generate.write(path, 3_000, seed=1)
    return path


def test_the_same_seed_gives_the_same_file(listed, tmp_path):
    generate.write(tmp_path / "again.csv", 3_000, seed=1)
    assert (tmp_path / "again.csv").read_bytes() == listed.read_bytes()
    generate.write(tmp_path / "other.csv", 3_000, seed=2)
    assert (tmp_path / "other.csv").read_bytes() != listed.read_bytes()


def test_a_list_has_its_length_sixty_countries_and_gaps(listed):
    frame = pl.read_csv(listed, infer_schema=False)
    assert frame.height == 3_000
    assert frame.get_column("Factory name").n_unique() == 3_000
    assert len(generate.COUNTRIES) == 60
    assert frame.get_column("Country").n_unique() > 100, "several spellings of each"
    assert 0 < frame.get_column("Number of workers").null_count() < 1_500
    assert frame.get_column("Number of workers").str.contains("-", literal=True).any()


def test_the_floor_writes_the_documented_tables(listed, tmp_path):
    call = [sys.executable, str(ROOT / "bench" / "floor.py"), str(listed), str(tmp_path)]
    subprocess.run(call, check=True)
    sites = tables.check(pl.read_parquet(tmp_path / "sites.parquet"), tables.load("sites"))
    risks = tables.check(pl.read_parquet(tmp_path / "risks.parquet"), tables.load("risks"))
    assert risks.height == 9 * sites.height == 27_000
