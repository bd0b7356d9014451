from __future__ import annotations

import polars as pl
import pytest

from imvo.reference import load


@pytest.mark.parametrize(
    "register_id", ["countries", "governance", "ratifications", "deforestation", "gender", "world-map"]
)
def test_namibia_is_a_country_and_not_a_missing_value(register_id: str) -> None:
    table = load(register_id).table
    assert table.filter(pl.col("country") == "NA").height > 0
    assert table["country"].null_count() == 0


def test_numbers_are_numbers_and_unknown_is_null() -> None:
    governance = load("governance").table
    assert governance.schema["value"] == pl.Float64()
    assert governance["value"].null_count() == 0
    assert load("gender").table["error"].null_count() == load("gender").table.height


def test_constants_stand_in_every_row() -> None:
    goods = load("goods").table
    assert goods["publisher"].unique().to_list() == ["US Department of Labor"]
    assert goods["date"].unique().to_list() == ["2022-09-28"]
