"""From long list to short list: by the highest class, never by a sum, and what is not judged stays in sight."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.loans.value_chain import CLASSES, shortlist
from tests.chain.held import table

_CLASS = st.integers(1, 5) | st.none()


def _map(*rows: tuple[int | None, int | None, int | None]) -> Any:
    full = [dict(zip(CLASSES, row, strict=True)) for row in rows]
    return table("value-chain-map", full, {"file": "map.csv", "commodity": "Cocoa", "step": "Growing"})


def _lists(*rows: tuple[int | None, int | None, int | None]) -> list[tuple[int, str]]:
    found = shortlist(_map(*rows))
    return list(found.select("row", "list").iter_rows())


def test_one_grave_class_goes_before_three_middling_ones() -> None:
    assert _lists((4, 4, 4), (5, 1, 1)) == [(3, "short"), (2, "long")]


def test_of_equal_highest_classes_the_next_decides() -> None:
    assert [row for row, _ in _lists((5, 1, 1), (5, 4, 1), (1, 5, 5))] == [4, 3, 2]


def test_a_class_that_reaches_the_cut_suffices_whatever_is_missing() -> None:
    assert _lists((None, None, 5), (5, 5, 5)) == [(3, "short"), (2, "short")]


def test_what_is_not_judged_stays_on_the_long_list_before_what_is_below() -> None:
    assert _lists((5, 1, 1), (2, 2, 2), (None, 3, None), (None, None, None)) == [
        (2, "short"),
        (4, "not-judged"),
        (5, "not-judged"),
        (3, "long"),
    ]


def test_the_cut_may_be_a_class() -> None:
    found = shortlist(_map((4, 1, 1), (5, 1, 1), (3, 1, 1)), begins=4)
    assert found.filter(list="short").get_column("row").to_list() == [3, 2]


def test_a_map_without_any_class_has_no_short_list() -> None:
    assert _lists((None, None, None)) == [(2, "not-judged")]


@given(st.lists(st.tuples(_CLASS, _CLASS, _CLASS), min_size=1, max_size=12))
def test_rows_in_are_rows_out_and_nothing_graver_is_left_below(rows: list[Any]) -> None:
    found = shortlist(_map(*rows))
    assert sorted(found.get_column("row")) == list(range(2, 2 + len(rows)))
    long = found.filter(list="long").get_column("highest")
    short = found.filter(list="short").get_column("highest")
    if len(long) and len(short):
        assert max(long) < min(short)
