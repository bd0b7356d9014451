"""The order in which findings arrive, and the file they stand in, change nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.action.seen import PROOF, rows, weighed

FINDING = st.fixed_dictionaries(
    {
        "site": st.sampled_from(["Mill One", "A1", "Twin Works", "Nowhere", "2"]),
        "theme": st.sampled_from(["child-labour", "freedom-of-association"]),
        "kind": st.sampled_from(["audit", "union", "worker-voice", "media"]),
        "direction": st.sampled_from(["harm", "no-harm", "mended"]),
        "date": st.sampled_from([None, date(2018, 1, 1), date(2020, 5, 1), date(2021, 1, 1)]),
        "text": st.sampled_from([None, "members were threatened", "a clean hall"]),
        "urgent": st.sampled_from([None, False, True]),
    }
)
PROVEN = st.builds(lambda one, proof: {**one, **(PROOF if proof else {})}, FINDING, st.booleans())
SAID = ["site", "at", "theme", "kind", "direction", "date", "evidence", "effect", "why", "urgent", "text"]


@given(st.lists(PROVEN, min_size=1, max_size=6), st.randoms())
def test_order_plays_no_part(told: list[dict[str, Any]], draw: Any) -> None:
    # Rows that say exactly the same are one row before they come here.
    told = list({repr(sorted(one.items(), key=str)): one for one in told}.values())
    other = draw.sample(told, len(told))
    first, second = weighed(rows(*told)), weighed(rows(*other, file="other.csv"))
    # Of two names for one site either may be the one that stays, so frames are compared without their numbers.
    assert_frame_equal(*(seen.findings.drop("finding").sort(pl.all()) for seen in (first, second)))
    counted = [
        seen.results["finding-states"].filter(pl.col("why").is_null() | (pl.col("why") != "said-twice"))
        for seen in (first, second)
    ]
    assert_frame_equal(*(found.select(SAID).sort(pl.all()) for found in counted))
