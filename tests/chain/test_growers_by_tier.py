"""Growers by tier and step: what is not stated is a row of its own."""

from __future__ import annotations

from imvo.chain.crop_protection import by_tier
from tests.chain.growing_made import sites


def test_steps_and_tiers_with_the_unstated() -> None:
    table = by_tier(
        sites(
            {"name": "A", "country": "KE", "tier": 1, "processes": "greenhouse-growing|harvest"},
            {"name": "B", "country": "ET", "tier": 1, "processes": "greenhouse-growing"},
            {"name": "C", "country": "UG", "tier": 2, "processes": "starting-material"},
            {"name": "D"},
        )
    )
    rows = {(row[0], row[1]): row[2:] for row in table.iter_rows()}
    assert rows[1, "greenhouse-growing"] == (2, 2, 0.5)
    assert rows[1, "harvest"] == (1, 1, 0.25)
    assert rows[2, "starting-material"] == (1, 1, 0.25)
    assert rows[None, None] == (1, 0, 0.25)


def test_no_sites_give_no_rows() -> None:
    assert by_tier(sites()).is_empty()
