"""Products by origin: nothing is lost or made, and the country of a trader is never an origin."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import tables
from imvo.chain.purchases import origins
from tests.chain.delivered_made import made

NO_ISSUES = pl.DataFrame(schema={"product": pl.String, "country": pl.String, "most_severe": pl.UInt32})
LINE = st.fixed_dictionaries(
    {
        "product": st.sampled_from(["cocoa", "tea", "cocoa|tea", None]),
        "country": st.sampled_from(["GH", "IN", None]),
        "unit": st.sampled_from(["kg", "t", "lb", "pieces", None]),
        "amount": st.one_of(st.none(), st.just(0.0), st.floats(0, 1e9)),
        "scheme": st.sampled_from(["Fairtrade", "geen", None]),
        "supplier_country": st.sampled_from(["NL", None]),
    }
)


def bought(*lines: dict[str, Any]) -> pl.DataFrame:
    return made("purchases", *lines)


@given(st.lists(LINE, max_size=25))
def test_mass_and_lines_are_conserved(lines: list[dict[str, Any]]) -> None:
    table = origins(bought(*lines), NO_ISSUES)
    assert table.get_column("lines").sum() == len(lines)
    assert table.get_column("lines_without_amount").sum() == sum(line["amount"] is None for line in lines)
    weight = {"kg": 1.0, "t": 1000.0, "lb": 0.45359237}
    expected = sum(weight[line["unit"]] * (line["amount"] or 0) for line in lines if line["unit"] in weight)
    assert table.filter(unit="kg").get_column("amount").sum() == pytest.approx(expected)
    for _, of_unit in table.group_by("unit"):
        shares = of_unit.get_column("share").drop_nulls()
        assert shares.is_empty() or shares.sum() == pytest.approx(1)
    assert table.get_column("claimed_share").drop_nulls().is_between(0, 1).all()


def test_amounts_of_nothing_are_no_share() -> None:
    lines = [{"product": "cocoa", "amount": 0.0, "unit": "kg"}] * 2
    assert origins(bought(*lines), NO_ISSUES).get_column("share").to_list() == [None]


def test_an_amount_that_nobody_gave_is_not_nothing() -> None:
    table = origins(bought({"product": "cocoa", "unit": "kg"}), NO_ISSUES)
    assert table.select("amount", "share", "lines_without_amount").row(0) == (None, None, 1)


@pytest.mark.parametrize(("scheme", "claimed"), [("Fairtrade", 1.0), ("geen", 0.0), ("n.v.t.", 0.0), (None, 0.0)])
def test_to_say_that_there_is_no_scheme_is_no_claim(scheme: str | None, claimed: float) -> None:
    table = origins(bought({"product": "cocoa", "amount": 1.0, "unit": "kg", "scheme": scheme}), NO_ISSUES)
    assert table.get_column("claimed_share").to_list() == [claimed]


def test_issues_stand_beside_their_product_and_origin() -> None:
    severe = pl.DataFrame({"product": ["cocoa", "cocoa"], "country": ["GH", None], "most_severe": [4, 2]})
    severe = severe.with_columns(pl.col("most_severe").cast(pl.UInt32))
    lines = [{"product": "cocoa", "country": country, "amount": 1.0, "unit": "kg"} for country in ("GH", "IN", None)]
    table = origins(bought(*lines, {"amount": 1.0, "unit": "kg"}), severe)
    found = dict(zip(table.select("product", "country").rows(), table.get_column("most_severe"), strict=True))
    # Of a product that is not known the issues are not known either.
    assert found == {("cocoa", "GH"): 4, ("cocoa", "IN"): 0, ("cocoa", None): 2, (None, None): None}


def test_the_same_lines_in_another_order_give_the_same_table() -> None:
    places = [(p, c) for p in ("tea", "cocoa", None) for c in ("GH", None)]
    lines = [{"product": p, "country": c, "amount": 1.0, "unit": "kg"} for p, c in places]
    one, other = origins(bought(*lines), NO_ISSUES), origins(bought(*lines[::-1]), NO_ISSUES)
    assert one.equals(other)
    tables.check(one, tables.load("product-origins"))
