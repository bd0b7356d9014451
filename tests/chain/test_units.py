"""Weights in kilograms; what is no weight stays what it is, and a sum says of how many lines it is."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.chain.units import in_kilograms, lines_behind


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (2.0, "t", (2000.0, "kg")),
        (500.0, "g", (0.5, "kg")),
        (1.0, "lb", (0.45359237, "kg")),
        (3.0, "kg", (3.0, "kg")),
        (3.0, "m2", (3.0, "m2")),
        (3.0, None, (3.0, None)),
        (None, "t", (None, "kg")),
    ],
)
def test_a_weight(amount: float | None, unit: str | None, expected: tuple[float | None, str | None]) -> None:
    frame = pl.DataFrame({"amount": [amount], "unit": [unit]}, schema={"amount": pl.Float64, "unit": pl.String})
    assert frame.select(*in_kilograms()).row(0) == expected


def test_of_how_many_lines_a_sum_is() -> None:
    table = pl.DataFrame(
        {"unit": ["kg", "kg", "m2", None], "lines": [5, 2, 3, 4], "lines_without_amount": [1, 0, 0, 4]},
        schema_overrides={"lines": pl.UInt32, "lines_without_amount": pl.UInt32},
    )
    assert lines_behind(table) == (6, 3, 5)
    assert lines_behind(table.clear()) == (0, 0, 0)
