"""Whatever is held in whatever funds: value out is value in, and the ledger adds to 100%."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.financed import ledger
from imvo.chain.holdings import counted, look_through
from tests.chain.held import funds, holdings, positions

FUNDS = ["F1", "F2", "F3", "F4"]
_CLASSES = ["equity", "sovereign", "derivative", "cash", "unknown", "real-estate"]
_VALUES = st.floats(min_value=0.01, max_value=1e9, allow_nan=False) | st.just(0.0) | st.none()


@st.composite
def _rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Own positions and those of funds, in issuers and in each other, cycles and funds without content included."""
    rows = []
    for holder in ["I", *draw(st.lists(st.sampled_from(FUNDS), unique=True))]:
        for number in range(draw(st.integers(1, 3))):
            row = {"holder_id": holder, "value": draw(_VALUES), "name": f"{holder}{number}"}
            row["currency"] = draw(st.sampled_from(["EUR", "USD"])) if holder == "I" else "EUR"
            row["country_operations"] = draw(st.sampled_from([None, "NL", "BD"]))
            row["sector_system"], row["sector_code"] = draw(st.sampled_from([(None, None), ("nace-2", "C14.1")]))
            if draw(st.booleans()):
                row["fund_id"] = draw(st.sampled_from([*FUNDS, "F9"]))
            else:
                row["asset_class"] = draw(st.sampled_from(_CLASSES))
            rows.append(row)
    return rows


@given(_rows())
def test_value_out_is_value_in(rows: list[dict[str, Any]]) -> None:
    found = counted(holdings(*rows), None)
    ends = look_through(found, None).ends
    own = found.lines.filter(role="own")
    for currency in ("EUR", "USD"):
        went_in = own.filter(currency=currency).get_column("value").sum()
        came_out = ends.filter(currency=currency).get_column("value").sum()
        assert abs(went_in - came_out) <= 1e-9 * max(abs(went_in), 1.0)


@given(_rows(), st.integers(0, 3))
def test_the_ledger_holds_every_position_once_and_adds_to_the_whole(rows: list[dict[str, Any]], left: int) -> None:
    found = positions(holdings(*rows))
    table = ledger(found, left)
    assert table.filter(pl.col("state") != "rejected").get_column("positions").sum() == found.height
    assert table.filter(state="rejected").get_column("positions").sum() == left
    for (currency,), part in table.filter(pl.col("state") != "rejected").group_by("currency"):
        gross = found.filter(currency=currency).get_column("value").abs().sum()
        assert abs(part.get_column("value").sum() - gross) <= 1e-9 * max(gross, 1.0)
        if gross > 0:
            assert abs(part.get_column("share").sum() - 1) <= 1e-9


def test_a_stated_total_that_the_positions_do_not_reach_leaves_an_undisclosed_part() -> None:
    held = holdings({"value": 10.0, "fund_id": "F"}, {"holder_id": "F", "value": 60.0})
    told = funds({"holder_id": "F", "stated_value": 100.0, "agrees": "no"})
    ends = look_through(counted(held, told), told).ends
    assert sorted(ends.select("ended", "value").rows(), key=str) == [("undisclosed", 4.0), (None, 6.0)]


def test_a_position_of_unknown_value_stays_and_is_in_no_sum() -> None:
    table = ledger(positions(holdings({"value": None}, {"value": 5.0, "name": "B"})), 0)
    assert table.select("positions", "without_value", "value").rows() == [(2, 1, 5.0)]
