"""An answer of this run takes the place of a carried one of the same question, site and day, if as well proven."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.action.answers_made import ALPHA, PROVEN, effects, fact, said, weighed

THEN = "2019-07-04/a.xlsx"
CARRIED = frozenset({THEN})


def both(**cells: Any) -> list[dict[str, Any]]:
    first = said("migrants/IN", "60%", "Alpha Mills", **PROVEN, file=THEN)
    return [first, said("Migrants/IN", "6%", "Alpha Mills", **{**PROVEN, **cells})]


@pytest.mark.parametrize("swapped", [False, True])
def test_it_takes_its_place_and_that_is_told(*, swapped: bool) -> None:
    rows = both()
    told = weighed(*(rows[::-1] if swapped else rows), carried=CARRIED)
    assert fact(told, ALPHA, "migrant_share") == 0.06
    assert effects(told) == ["corrected", "fills"]


@pytest.mark.parametrize("changed", [{"document": None}, {"state": "claimed"}])
def test_a_claim_corrects_no_evidence(changed: dict[str, Any]) -> None:
    told = weighed(*both(**changed), carried=CARRIED)
    assert fact(told, ALPHA, "migrant_share") == 0.6
    assert effects(told) == ["fills", "told-only"]


def test_what_is_not_understood_corrects_nothing() -> None:
    rows = both()
    rows[1]["answer"] = "mostly"
    assert fact(weighed(*rows, carried=CARRIED), ALPHA, "migrant_share") == 0.6


def test_of_another_day_the_later_counts_as_ever() -> None:
    told = weighed(*both(date=date(2020, 4, 1)), carried=CARRIED)
    assert effects(told) == ["superseded", "fills"]


def test_within_one_run_neither_is_an_error_of_the_other() -> None:
    told = weighed(*both())
    assert fact(told, ALPHA, "migrant_share") == 0.6
    assert set(effects(told)) == {"conflict"}


def test_what_was_seen_is_not_undone_by_another_answer() -> None:
    seen = said("practice/IN", "Harm seen", "Alpha Mills", theme="child-labour", kind="union", **PROVEN)
    told = weighed({**seen, "file": THEN}, {**seen, "answer": "No harm seen"}, carried=CARRIED)
    assert effects(told) == ["becomes-finding"] * 2
