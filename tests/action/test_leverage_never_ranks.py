"""How much is bought somewhere, and since when, moves no risk and no place."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.risk.assessed import run
from tests.risk.sites_made import made

SITES = made(40, seed=5)
PLAIN = run(SITES)
INFLUENCE = st.tuples(
    st.none() | st.floats(0, 1), st.none() | st.floats(0, 1e9), st.none() | st.dates(date(1980, 1, 1), date(2020, 1, 1))
)


@settings(max_examples=15)
@given(st.lists(INFLUENCE, min_size=SITES.height, max_size=SITES.height))
def test_influence_moves_nothing(influence: list[tuple[Any, Any, Any]]) -> None:
    share, spend, since = zip(*influence, strict=True)
    bought = SITES.with_columns(
        volume_share=pl.Series(share, dtype=pl.Float64),
        spend=pl.Series(spend, dtype=pl.Float64),
        since=pl.Series(since, dtype=pl.Date),
    )
    found = run(bought)
    assert_frame_equal(found.issues, PLAIN.issues)
    assert_frame_equal(found.risks, PLAIN.risks)
