"""The published timber shares agree with their volumes where those are known, and otherwise say why not."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from imvo import agreement, reference
from imvo.chain.wood.published import Value, published, recompute

SERIES = reference.load("wood-series")
METRICS = {
    ("share", "total"): "share_certified_total",
    ("share", "softwood"): "share_certified_softwood",
    ("share", "hardwood"): "share_certified_hardwood_all",
    ("share", "hardwood-temperate"): "share_certified_hardwood_temperate",
    ("share", "hardwood-tropical"): "share_certified_hardwood_tropical",
    ("share", "panels"): "share_certified_panels",
    ("share", "market"): "market_share_sawn_and_panels",
    ("volume", "total"): "import_volume_total",
    ("volume", "softwood"): "import_volume_softwood",
    ("volume", "hardwood"): "import_volume_hardwood",
    ("volume", "panels"): "import_volume_panels",
}


def row(series: str, year: int, value: float) -> dict[str, Any]:
    which = (pl.col("series") == series) & (pl.col("year") == year) & (pl.col("published") == value)
    return published(SERIES).filter(which).row(0, named=True)


def test_2020_agrees_within_its_rounding() -> None:
    found = row("total", 2020, 93.7)
    assert found["recomputed"] == pytest.approx(93.88)
    assert (round(found["low"], 2), round(found["high"], 2)) == (92.96, 94.76)
    assert (found["verdict"], found["reason"], found["missing"]) == ("agrees", "all-volumes", None)


def test_2013_is_possible_with_the_one_volume_that_is_known() -> None:
    found = row("total", 2013, 86)
    assert (found["verdict"], found["reason"]) == ("possible", "some-volumes")
    assert found["missing"] == "volume:softwood|volume:panels"
    # 0.285 of 1.9 at 55 %, the rest somewhere from 83 to 96 %.
    assert found["low"] < (0.285 * 55 + 1.615 * 83) / 1.9 < 86 < (0.285 * 55 + 1.615 * 96) / 1.9 < found["high"]


@pytest.mark.parametrize(
    ("year", "value"),
    [(2015, 88.7), (2016, 90.2), (2017, 91.8), (2017, 91.9), (2018, 91.9), (2019, 91.9), (2021, 92.2)],
)
def test_a_year_without_volumes_per_group_is_not_recomputed(year: int, value: float) -> None:
    found = row("total", year, value)
    assert (found["verdict"], found["reason"], found["recomputed"]) == ("possible", "no-volumes", None)


def test_a_gap_in_a_part_is_not_filled_in() -> None:
    assert row("total", 2018, 91.9)["low"] == pytest.approx(59.55)
    assert row("total", 2014, 88)["verdict"] == "not-recomputable"
    assert row("hardwood", 2017, 64.1)["verdict"] == "possible"
    assert row("hardwood", 2020, 67.2)["reason"] == "no-parts"


def test_every_published_total_from_2013_to_2021_has_its_answer() -> None:
    totals = published(SERIES).filter(pl.col("series") == "total", pl.col("year") >= 2013)
    assert sorted(totals["year"].unique()) == list(range(2013, 2022))
    assert not totals.filter(pl.col("verdict") == "differs").height


def test_a_share_that_its_parts_cannot_give_is_told() -> None:
    wrong = SERIES.table.with_columns(
        **{
            name: pl.when(pl.col("id") == "share-total-2020").then(99.0).otherwise(name)
            for name in ("value", "low", "high")
        }
    )
    edition = reference.Edition(SERIES.register, wrong, later=False, sha256="", folder=SERIES.folder)
    found = published(edition).filter(pl.col("series") == "total", pl.col("year") == 2020)
    assert found["verdict"].item() == "differs"


def test_the_values_are_those_of_the_definition() -> None:
    figures = agreement.load("forest").figures
    for (measure, group), metric in METRICS.items():
        known = sorted((int(f.period), f.value, f.status) for f in figures if f.metric == metric)
        mine = SERIES.table.filter(pl.col("measure") == measure, pl.col("group") == group)
        extra = [] if (measure, group) != ("volume", "hardwood") else [(2013, 0.285, "sourced")]
        assert sorted([*known, *extra]) == sorted(mine.select("year", "value", "status").iter_rows())


def test_a_value_lies_within_its_own_rounding() -> None:
    assert SERIES.table.filter((pl.col("value") < pl.col("low")) | (pl.col("value") > pl.col("high"))).is_empty()


def test_unknown_volumes_take_what_the_total_leaves() -> None:
    half = Value(50.0, 50.0, 50.0), Value(1.0, 1.0, 1.0)
    found = recompute([half, (Value(100.0, 100.0, 100.0), None), (Value(0.0, 0.0, 0.0), None)], Value(2.0, 2.0, 2.0))
    assert (found["low"], found["high"]) == pytest.approx((25, 75))
    assert found["recomputed"] is None
