"""Shares of what was bought: the same whatever the number of threads, and unknown where one line has no weight."""

from __future__ import annotations

import polars as pl
import pytest

from imvo import tables
from imvo.chain.product_places import sites


def shares(amounts: list[float | None]) -> list[float | None]:
    declared = tables.load("purchases")
    rows = [
        {"row": at, "file": "p.csv", "supplier": f"s{at}", "unit": "kg", "amount": one}
        for at, one in enumerate(amounts, start=2)
    ]
    return sites(pl.DataFrame(rows, schema=declared.dtypes), {}, {}).get_column("volume_share").to_list()


def test_small_lines_beside_a_very_large_one_are_in_the_total() -> None:
    (large, *_rest) = shares([1e16, *[1.0] * 1000])
    assert large is not None
    # Added one by one in doubles, each of the small lines would be lost.
    assert 1 - large == pytest.approx(1e-13, rel=1e-2)


def test_where_all_weights_are_nought_no_share_is_known() -> None:
    assert shares([0.0, 0.0]) == [None, None]


def test_a_line_without_a_weight_leaves_every_share_open() -> None:
    assert shares([30.0, 10.0]) == [0.75, 0.25]
    assert shares([30.0, None]) == [None, None]
