"""How many own purchases and tenders ask for proof: the unknown stay in the denominator."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.wood.demand import demand
from tests.chain.wood_made import tenders

ROW = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["tender", "purchase", None]),
        "asked": st.sampled_from([True, False, None]),
        "shown": st.sampled_from([True, False, None]),
        "volume": st.one_of(st.none(), st.integers(0, 900).map(float)),
        "unit": st.sampled_from(["m3", None]),
    }
)


def test_by_number_and_by_volume() -> None:
    rows = [
        {"kind": "tender", "asked": True, "shown": True, "volume": 30.0, "volume_given": "30", "unit": "m3"},
        {"kind": "tender", "asked": False, "volume": 10.0, "volume_given": "10", "unit": "m3"},
        {"kind": "purchase", "asked": None, "volume": None},
    ]
    table = demand(tenders(*rows)).filter(pl.col("kind") == "all")
    number = table.filter(pl.col("question") == "asked", pl.col("unit") == "number").row(0, named=True)
    assert (number["share"], number["share_at_most"], number["coverage"]) == pytest.approx((1 / 3, 2 / 3, 2 / 3))
    volume = table.filter(pl.col("question") == "asked", pl.col("unit") == "m3").row(0, named=True)
    assert (volume["share"], volume["rows_without_size"]) == (pytest.approx(0.75), 1)
    assert volume["share_low"] == pytest.approx(29.5 / 40)
    shown = table.filter(pl.col("question") == "shown", pl.col("unit") == "number").row(0, named=True)
    assert (shown["rows"], shown["share"]) == (1, 1)


@given(st.lists(ROW, max_size=12))
def test_yes_no_and_unknown_are_all_there_is(rows: list[dict[str, object]]) -> None:
    table = demand(tenders(*rows))
    for row in table.iter_rows(named=True):
        assert row["yes"] + row["no"] + row["unknown"] == pytest.approx(row["total"])
    by_number = table.filter(pl.col("kind") == "all", pl.col("question") == "asked", pl.col("unit") == "number")
    assert by_number["total"].sum() == len(rows)
