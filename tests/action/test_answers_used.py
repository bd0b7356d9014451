"""Used is what changed something in this run: not what is carried, nor what differs and does not count."""

from __future__ import annotations

from typing import Any

import pytest

from imvo.action import answers
from tests.action.answers_made import PROVEN, said, weighed


def used(*rows: dict[str, Any], carried: frozenset[str] = frozenset()) -> int:
    told = weighed(*rows, carried=carried)
    return answers.used(told.results[answers.STATES], told.sites).height


@pytest.mark.parametrize(
    ("row", "n"),
    [
        (said("migrants/IN", "12%", "Alpha Mills", **PROVEN), 1),
        (said("migrants/IN", "12%", "Alpha Mills"), 0),
        (said("migrants/BD", "10%", "Beta Garments", **PROVEN), 0),  # the list says 30 %, which stays
        (said("migrants/BD", "40%", "Beta Garments", **PROVEN), 1),  # differs, and is the one that counts
        (said("migrants/BD", "30%", "Beta Garments", **PROVEN), 0),  # agrees: nothing changes
        (said("country/spinning", "Pakistan", "Alpha Mills", **PROVEN), 0),
        (said("hidden/home-work", "yes"), 1),
        (said("stage/spinning", "yes", "New Mill", country="IN", **PROVEN), 1),
        (said("practice/IN", "harm seen", "Alpha Mills", theme="child-labour"), 1),
    ],
)
def test_what_is_used(row: dict[str, Any], n: int) -> None:
    assert used(row) == n


def test_what_is_carried_did_not_come_back_now() -> None:
    row = said("migrants/IN", "12%", "Alpha Mills", **PROVEN)
    assert used(row, carried=frozenset({"a.xlsx"})) == 0
