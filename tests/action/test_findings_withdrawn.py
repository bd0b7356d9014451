"""A finding can be withdrawn: by who reported it, or by another with evidence; and by nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.action.seen import HARM, PROOF, rows, weighed

TOLD = {**HARM, "source": "Garment union", "text": "girls at the frames"}
BACK = {**HARM, "direction": "withdrawn", "source": "garment union", "text": "it was another mill"}


def why(*told: dict[str, Any]) -> list[str | None]:
    """Why each row does no more, in the order of the rows."""
    found = weighed(rows(*told)).results["finding-states"]
    return found.sort("row").get_column("why").to_list()


@pytest.mark.parametrize("by", [{}, {"source": "The brand", **PROOF}], ids=["who reported it", "another with evidence"])
@pytest.mark.parametrize("swapped", [False, True])
def test_it_counts_no_longer_and_both_rows_stay(by: dict[str, Any], *, swapped: bool) -> None:
    told = [TOLD, {**BACK, **by}]
    seen = weighed(rows(*(told[::-1] if swapped else told)))
    assert seen.findings.is_empty()
    assert set(seen.results["finding-states"].get_column("why")) == {"withdrawn", "withdraws"}
    assert seen.refused.get_column("what").to_list() == ["note"]


@pytest.mark.parametrize(
    "changed",
    [
        {"source": "The brand"},
        {"source": None},
        {"theme": "living-wage"},
        {"kind": "media"},
        {"date": date(2020, 3, 2)},
        {"site": "Twin Works", "country": "BD", "site_row": 3},
    ],
    ids=str,
)
def test_another_row_withdraws_nothing_and_is_told(changed: dict[str, Any]) -> None:
    assert why(TOLD, {**BACK, **changed}) == ["claimed", "withdraws-nothing"]
    assert weighed(rows({**BACK, **changed})).refused.height == 1


def test_by_the_name_that_an_earlier_list_had_too() -> None:
    followed = {**TOLD, "seen_at": "Mill Uno"}
    assert why(followed, {**BACK, "site": "Mill Uno"}) == ["withdrawn", "withdraws"]


def test_who_is_in_danger_stays_in_sight() -> None:
    seen = weighed(rows({**TOLD, "urgent": True}, BACK))
    assert seen.results["urgent-cases"].height == 1
