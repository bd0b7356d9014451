"""Draws: the ranked value in the stated share of them, nothing outside the interval, shared unknowns drawn once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from imvo.risk.draws import SILENT, Lowered, Rests, Unknowns, top

triples = st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4)).map(sorted).map(tuple)


def _unknowns(bounds: list[tuple[int, int, int]]) -> Unknowns:
    return Unknowns(tuple((str(i),) for i in range(len(bounds))), np.array(bounds, dtype=np.int8).reshape(-1, 3).T)


@given(st.lists(triples, min_size=1, max_size=6))
def test_no_draw_leaves_its_interval(bounds: list[tuple[int, int, int]]) -> None:
    drawn = _unknowns(bounds).draw("start", 1, 200, 0.5)
    assert (drawn >= np.array([low for low, _, _ in bounds])).all()
    assert (drawn <= np.array([high for _, _, high in bounds])).all()


def test_the_ranked_value_comes_in_the_stated_share() -> None:
    drawn = _unknowns([(1, 2, 4)]).draw("start", 1, 20_000, 0.5)
    shares = [float((drawn == value).mean()) for value in (1, 2, 3, 4)]
    assert np.allclose(shares, [1 / 6, 1 / 2, 1 / 6, 1 / 6], atol=0.02)


def test_what_is_silent_speaks_only_at_its_highest() -> None:
    silent = int(SILENT)
    drawn = _unknowns([(silent, silent, 1)]).draw("start", 1, 1_000, 0.5)
    assert set(np.unique(drawn)) == {silent, 1}


@given(st.lists(triples, min_size=2, max_size=6))
def test_one_unknown_more_changes_nothing_of_the_others(bounds: list[tuple[int, int, int]]) -> None:
    every, fewer = _unknowns(bounds), _unknowns(bounds[:-1])
    drawn = every.draw("start", 1, 50, 0.5)
    assert np.array_equal(drawn[:, :-1], fewer.draw("start", 1, 50, 0.5))


def test_kinds_and_seeds_have_draws_of_their_own() -> None:
    one = _unknowns([(1, 2, 4)])
    drawn = [one.draw(kind, seed, 200, 0.5).tolist() for kind, seed in (("start", 1), ("floor", 1), ("start", 2))]
    assert drawn[0] != drawn[1]
    assert drawn[0] != drawn[2]


def test_what_is_lowered_stays_within_its_classes() -> None:
    lowered = Lowered.of_all(np.array([[1, 2, 3], [-1, -1, -1]]))
    moved = lowered.of(np.array([[1, 1], [3, 3], [4, 4]], dtype=np.int8))
    assert moved.tolist() == [[2, 1], [2, 3], [3, 4]]


def test_the_highest_of_several_counts_and_none_is_silent() -> None:
    rests = Rests.of(np.array([[0, 1], [1, -1], [-1, -1]]))
    assert rests.highest(np.array([[2, 3]], dtype=np.int8)).tolist() == [[3, 3, int(SILENT)]]


def test_the_top_holds_exactly_k() -> None:
    keys = np.array([[5, 9, 1, 7], [1, 2, 3, 4]])
    assert top(keys, 2).tolist() == [[False, True, False, True], [False, False, True, True]]
