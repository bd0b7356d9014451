"""Which columns `imvo lookthrough` leaves aside is told, and a stated total is known by more than one name."""

from __future__ import annotations

import json

import polars as pl
import pytest

from tests.cli.calls import run

ROWS = {"fund": ["Me", "A"], "held_fund": ["A", None], "issuer": [None, "X"], "value": [10.0, 40.0]}


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("header", ["stated_value", "Opgegeven totaal", "Stated total"])
def test_a_stated_total_and_a_column_that_is_not_used(tmp_path, suffix, header):
    path = tmp_path / f"p.{suffix}"
    frame = pl.DataFrame({**ROWS, header: [None, 80.0], "Opmerking": ["a", "b"]})
    frame.write_csv(path) if suffix == "csv" else frame.write_parquet(path)
    outcome = run("lookthrough", path, "--of", "Me", "-o", tmp_path / "out.csv", "--lang", "nl")
    assert outcome.code == 0, outcome.err
    assert f"p.{suffix}: niet gebruikte kolommen: Opmerking." in outcome.out
    # Half of what A is worth is in its rows: half of 10 is followed to X.
    found = pl.read_csv(tmp_path / "out.csv").filter(pl.col("id") == "X")
    assert found.get_column("value").to_list() == [5.0]
    again = run("lookthrough", path, "--of", "Me", "-o", tmp_path / "again.csv", "--json")
    assert json.loads(again.out)["unused_columns"] == {f"p.{suffix}": ["Opmerking"]}
