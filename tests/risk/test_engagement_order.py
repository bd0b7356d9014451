"""Whom to engage first is decided by the classes of the method; money, counts and reports never move a place."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.risk.engagement import engagement_list, focus, heat
from tests.chain.held import holdings, positions

NONE = pl.DataFrame(schema={"issuer_id": pl.String, "n": pl.UInt32})
_LISTS = ["priority", "severe-unlikely", "nothing-known"]
A, B = "textiles-clothing-leather", "coal-mining"
_HELD = {A: {"sector_system": "nace-2", "sector_code": "14"}, B: {"sector_system": "nace-2", "sector_code": "05"}}


def _issues(*rows: tuple[str, str, int, int | None, int | None]) -> pl.DataFrame:
    """Issues (sector, theme, band, likelihood, highest), ranked in the order given, of an unknown country."""
    full = [
        {
            "issue": f"{theme}/unknown/{sector}", "process": sector, "theme": theme, "severity_band": band,
            "likelihood_low": 1, "likelihood": likelihood, "likelihood_high": high, "country": None, "rank": rank,
            "list": "nothing-known" if likelihood is None else "priority", "site_known": True,
        }
        for rank, (sector, theme, band, likelihood, high) in enumerate(rows, 1)
    ]  # fmt: skip
    return pl.DataFrame(
        full, schema_overrides={"country": pl.String, "likelihood": pl.UInt8, "likelihood_high": pl.UInt8}
    )


def _held(**values: tuple[str, float | None]) -> pl.DataFrame:
    rows = [{"name": name, "value": value, **_HELD[sector]} for name, (sector, value) in values.items()]
    return positions(holdings(*rows))


def _order(held: pl.DataFrame, issues: pl.DataFrame, **given: pl.DataFrame) -> list[tuple[int, str]]:
    found = engagement_list(held, issues, given.get("findings", NONE), given.get("engagements", NONE), None)
    return list(found.select("rank", "issuer").iter_rows())


def test_severity_comes_first_then_likelihood_then_what_it_could_be() -> None:
    held = _held(Small=(A, 1.0), Large=(B, 1e9))
    assert _order(held, _issues((B, "climate", 2, 4, 4), (A, "child-labour", 1, 1, 1))) == [(1, "Small"), (2, "Large")]
    assert _order(held, _issues((B, "climate", 1, 2, 4), (A, "child-labour", 1, 3, 3))) == [(1, "Small"), (2, "Large")]
    assert _order(held, _issues((B, "climate", 1, 2, 3), (A, "child-labour", 1, 2, 4))) == [(1, "Small"), (2, "Large")]


def test_the_same_classes_share_a_place_and_stand_by_name() -> None:
    held = _held(Zeta=(A, 1e9), Alpha=(A, 1.0))
    assert _order(held, _issues((A, "child-labour", 1, 3, 4))) == [(1, "Alpha"), (1, "Zeta")]


def test_the_next_issue_decides_between_equal_first_ones() -> None:
    held = _held(One=(A, 1.0), Two=(B, 1.0))
    issues = _issues((A, "child-labour", 1, 3, 4), (B, "climate", 1, 3, 4), (B, "land-rights", 2, 2, 3))
    assert _order(held, issues) == [(1, "Two"), (2, "One")]


def test_nothing_known_is_listed_last_and_is_not_left_out() -> None:
    held = _held(Known=(A, 1.0), Silent=(B, 1.0))
    issues = _issues((B, "child-labour", 1, None, 4), (A, "climate", 3, 1, 2))
    assert _order(held, issues) == [(1, "Known"), (2, "Silent")]


@given(st.lists(st.floats(0, 1e12) | st.none(), min_size=3, max_size=3))
def test_no_amount_moves_a_place(values: list[Any]) -> None:
    issues = _issues((A, "child-labour", 1, 3, 4), (B, "climate", 2, 4, 4))
    held = _held(P=(B, values[0]), Q=(A, values[1]), R=(B, values[2]))
    assert _order(held, issues) == [(1, "Q"), (2, "P"), (2, "R")]


def test_reports_and_engagements_stand_beside_it_and_move_nothing() -> None:
    held, issues = _held(P=(B, 1.0), Q=(A, 1.0)), _issues((A, "child-labour", 1, 3, 4), (B, "climate", 2, 4, 4))
    told = pl.DataFrame({"issuer_id": ["name: p"], "n": [7]}, schema_overrides={"n": pl.UInt32})
    assert _order(held, issues, findings=told, engagements=told) == _order(held, issues)
    found = engagement_list(held, issues, told, NONE, None)
    assert found.filter(issuer="P").select("findings", "excluded").rows() == [(7, None)]


def test_on_a_list_of_exclusions_or_not_is_said_only_with_such_a_list() -> None:
    held, issues = _held(P=(A, 1.0), Q=(A, 1.0)), _issues((A, "child-labour", 1, 3, 4))
    out = pl.DataFrame({"issuer_id": ["name: p"], "n": [1]}, schema_overrides={"n": pl.UInt32})
    found = engagement_list(held, issues, NONE, NONE, out)
    assert found.select("issuer", "excluded").rows() == [("P", True), ("Q", False)]


@pytest.mark.parametrize("make", [heat, lambda held, issues: focus(held, issues, ("child-labour", "climate"))])
def test_shares_are_of_everything_the_unassessed_included(make: Any) -> None:
    rows = [{"name": "P", "value": 25.0, **_HELD[A]}, {"name": "C", "value": -75.0, "asset_class": "cash"}]
    found = make(positions(holdings(*rows)), _issues((A, "child-labour", 1, 3, 4)))
    assert found.select("sector", "value", "share").rows() == [(A, 25.0, 0.25)]


def test_an_issuer_without_a_known_sector_is_to_be_found_out_first_and_never_leads() -> None:
    held = positions(holdings({"name": "Known", "value": 1.0, **_HELD[A]}, {"name": "Who", "value": 1e9}))
    issues = _issues(("unspecified", "child-labour", 1, 4, 4), (A, "climate", 3, 1, 1))
    found = engagement_list(held, issues, NONE, NONE, None)
    assert found.select("issuer", "rank", "to_find_out").rows() == [("Known", 1, False), ("Who", 2, True)]


def test_of_whom_nothing_is_known_is_to_be_found_out_too() -> None:
    held = _held(Known=(A, 1.0), Silent=(B, 1.0))
    issues = _issues((B, "child-labour", 1, None, 4), (A, "climate", 3, 1, 2))
    found = engagement_list(held, issues, NONE, NONE, None)
    assert found.get_column("to_find_out").to_list() == [False, True]
