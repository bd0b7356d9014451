"""Many names at once get the same normal forms as one by one."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from imvo.reference.normal import key, keys

HARD = ["The Mill of St. Mary", "U.S.A. Co., Ltd.", "O'Neill`s", "a_b", " ", "", "ﬁne Ş.A.", "Rep. of X", "B 2 B",
        "und", "Ünit", "plot 1", "x\ny", "Dem Rep", "\N{DEGREE CELSIUS}old"]  # fmt: skip
pieces = st.one_of(st.sampled_from(HARD), st.text(max_size=12), st.text("abst.' _-19", max_size=12))
texts = st.lists(pieces, max_size=4).map(" ".join)


@given(st.lists(st.one_of(st.none(), texts), max_size=12))
def test_many_at_once_are_as_one_by_one(given_texts: list[str | None]) -> None:
    found = keys(pl.Series("name", given_texts, dtype=pl.String))
    assert found.to_list() == [None if text is None else key(text) for text in given_texts]


def test_the_hard_ones() -> None:
    assert keys(pl.Series(HARD)).to_list() == [key(text) for text in HARD]
