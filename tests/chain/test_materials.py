"""Materials: weights add up in kilograms, and what is unknown stays in the totals."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import tables
from imvo.chain.materials import amounts

LINES = st.lists(
    st.fixed_dictionaries(
        {
            "material": st.sampled_from(["cotton", "wool", None]),
            "production": st.sampled_from(["certified", "recycled", "conventional", None]),
            "scheme": st.sampled_from(["GOTS", None]),
            "unit": st.sampled_from(["kg", "t", "lb", "m2", None]),
            "amount": st.one_of(st.none(), st.floats(0, 1e6)),
        }
    ),
    max_size=30,
)


def listed(lines: list[dict[str, object]]) -> pl.DataFrame:
    declared = tables.load("materials").dtypes
    rows = [{"row": n, "file": "m.csv", **line} for n, line in enumerate(lines, start=2)]
    return pl.DataFrame(rows, schema=declared)


@given(LINES)
def test_nothing_is_lost_or_made(lines: list[dict[str, object]]) -> None:
    table = amounts(listed(lines))
    assert table.get_column("lines").sum() == len(lines)
    assert table.get_column("lines_without_amount").sum() == sum(line["amount"] is None for line in lines)
    weights = {"kg": 1.0, "t": 1000.0, "lb": 0.45359237}
    expected = sum(
        line["amount"] * weights[line["unit"]] for line in lines if line["unit"] in weights and line["amount"]
    )
    assert table.filter(unit="kg").get_column("amount").sum() == pytest.approx(expected)
    for unit in ("m2", None):
        expected = sum(line["amount"] for line in lines if line["unit"] == unit and line["amount"])
        assert table.filter(pl.col("unit").eq_missing(pl.lit(unit)))["amount"].sum() == pytest.approx(expected)


@given(LINES, st.randoms())
def test_the_order_of_rows_does_not_matter(lines: list[dict[str, object]], random: object) -> None:
    key = ["material", "production", "scheme", "unit"]
    table = amounts(listed(lines)).sort(key)
    random.shuffle(lines)  # type: ignore[attr-defined]
    again = amounts(listed(lines)).sort(key)
    assert again.select(*key, "lines").equals(table.select(*key, "lines"))
    assert again["amount"].to_list() == pytest.approx(table["amount"].to_list())


def test_an_unknown_material_counts_in_the_share() -> None:
    table = amounts(listed([{"material": "cotton", "unit": "kg", "amount": 30.0}, {"unit": "kg", "amount": 10.0}]))
    assert table.filter(material="cotton").item(0, "share") == 0.75


def test_no_scheme_is_no_claim() -> None:
    lines = [
        {"material": "cotton", "unit": "kg", "amount": 1.0, "scheme": word} for word in ("geen", "No", "GOTS", None)
    ]
    assert amounts(listed(lines)).select("scheme", "amount").rows() == [(None, 3.0), ("GOTS", 1.0)]
