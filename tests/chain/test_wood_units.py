"""A unit changes only by a factor that fits group and form; whatever has none keeps its own unit."""

from __future__ import annotations

import polars as pl
import pytest

from imvo import reference
from imvo.chain.wood.evidence import evidence
from imvo.chain.wood.units import convert
from tests.chain.wood_made import purchases

FACTORS = reference.load("wood-factors")


def brought(line: dict[str, object], unit: str = "m3-rwe") -> tuple[float, str]:
    row = convert(evidence(purchases(line)), FACTORS, unit).row(0, named=True)
    return row["volume"], row["unit"]


def test_sawn_softwood_has_a_factor() -> None:
    assert brought({"form": "sawn"}) == (pytest.approx(19.9), "m3-rwe")


@pytest.mark.parametrize(
    "line",
    [
        {"form": None},
        {"form": "planed"},
        {"form": "sawn", "group": "panels"},
        {"form": "sawn", "unit": None},
        {"form": "sawn", "unit": "kg"},
    ],
)
def test_what_has_no_factor_stays_as_it_is(line: dict[str, object]) -> None:
    assert brought(line) == (10.0, line.get("unit", "m3") or "unknown")


def test_mass_has_one_factor_for_all() -> None:
    assert brought({"unit": "kg", "volume": 500.0, "volume_given": "500"}, "tonne") == (pytest.approx(0.5), "tonne")


def test_the_rounding_goes_with_the_volume_and_no_line_is_lost() -> None:
    lines = evidence(
        purchases({"form": "sawn"}, {"form": "planed"}, {"form": "sawn", "volume": None, "volume_given": None})
    )
    found = convert(lines, FACTORS, "m3-rwe")
    assert found.height == lines.height
    assert found["volume_low"][0] == pytest.approx(9.95 * 1.99)
    assert found.drop("volume", "volume_low", "volume_high", "unit").equals(
        lines.drop("volume", "volume_low", "volume_high", "unit")
    )


def test_every_factor_has_a_source_and_a_date() -> None:
    assert FACTORS.table.filter(pl.col("source").is_null() | pl.col("date").is_null()).is_empty()
