"""The shipped ledger is recognised and read whole, and its lines come out as they should."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo.chain.wood.demand import demand
from imvo.chain.wood.evidence import evidence
from imvo.chain.wood.shares import shares
from imvo.intake import Gathered, Reader, gather
from imvo.intake.values.vocabulary import shipped
from imvo.runs import Silent

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "forest"
KINDS = ("sites", "wood-purchases", "wood-certificates", "wood-tenders")


@pytest.fixture(scope="module")
def read() -> Gathered:
    files = [FOLDER / f"{name}.csv" for name in ("purchases", "certificates", "tenders")]
    return gather(files, Reader(KINDS, shipped(), lang="en"), Silent())


def test_every_file_is_recognised_and_every_row_accounted_for(read: Gathered) -> None:
    assert {kind: frame.height for kind, frame in read.tables.items()} == {
        "wood-purchases": 17,
        "wood-certificates": 6,
        "wood-tenders": 6,
    }
    assert read.rejected.is_empty()


def test_the_states_of_the_lines(read: Gathered) -> None:
    lines = evidence(read.tables["wood-purchases"], read.tables["wood-certificates"])
    assert dict(lines.group_by("state").len().iter_rows()) == {
        "verified": 5,
        "evidenced": 3,
        "disputed": 2,
        "claimed": 5,
        "none": 2,
    }


def test_the_shares_by_level(read: Gathered) -> None:
    lines = evidence(read.tables["wood-purchases"], read.tables["wood-certificates"])
    found = shares(lines).filter(
        pl.col("counting") == "chain-of-custody", pl.col("group") == "all", pl.col("unit") == "m3"
    )
    # 1,921.825 m3 of which 88.45 are controlled and 54 have no claim.
    assert found["share"].to_list() == pytest.approx([1779.375 / 1921.825, 957.35 / 1921.825, 884.75 / 1921.825])


def test_the_tenders(read: Gathered) -> None:
    asked = demand(read.tables["wood-tenders"]).filter(
        pl.col("kind") == "tender", pl.col("question") == "asked", pl.col("unit") == "number"
    )
    assert asked["share"].item() == pytest.approx(0.75)
