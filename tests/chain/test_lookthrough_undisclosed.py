"""What a fund does not disclose stays apart, under the fund in which it is; the rest is never blown up to fill it."""

import polars as pl
import pytest

from imvo.chain import lookthrough
from tests.chain.funds import all_of, ends, of, positions


def both(frame, holder, folder, **more):
    one = ends(of(frame, holder, **more).exposures)
    assert all_of(frame, folder / "all", **more)[holder] == pytest.approx(one)
    return one


def test_a_stated_value_above_the_positions_leaves_a_part_undisclosed(tmp_path):
    frame = positions(("I", "fund:A", 60), ("A", "X", 100, 120))
    assert both(frame, "I", tmp_path) == pytest.approx({("issuer", "X"): 50, ("undisclosed", "A"): 10})


def test_a_stated_value_below_the_positions_is_a_liability_that_is_not_disclosed():
    frame = positions(("I", "fund:A", 50), ("A", "X", 125, 100))
    assert ends(of(frame, "I").exposures) == pytest.approx({("issuer", "X"): 62.5, ("undisclosed", "A"): -12.5})


def test_of_several_stated_values_the_largest_holds():
    frame = positions(("I", "fund:A", 60), ("A", "X", 60, 110), ("A", "Y", 40, 120))
    assert ends(of(frame, "I").exposures)["undisclosed", "A"] == pytest.approx(10)


def test_a_stated_value_that_differs_by_rounding_alone_leaves_no_line():
    frame = positions(*(("A", f"X{n}", 0.1) for n in range(9)), ("A", "X9", 0.1, 1.0))
    assert {kind for kind, _ in ends(of(frame, "A").exposures)} == {"issuer"}


@pytest.mark.parametrize("debt", [-100, -150, -99.99999999])
def test_a_fund_without_a_value_to_divide_by_is_not_divided(tmp_path, debt):
    frame = positions(("I", "fund:Z", 10), ("I", "X", 5), ("Z", "X", 100), ("Z", None, debt))
    assert both(frame, "I", tmp_path) == pytest.approx({("undisclosed", "Z"): 10, ("issuer", "X"): 5})
    own = of(frame, "Z")
    assert ends(own.exposures) == {("issuer", "X"): 100, ("unknown", None): debt}
    assert own.totals.row(0, named=True)["undivided"]


def test_a_stated_value_of_zero_is_not_replaced_by_the_sum(tmp_path):
    frame = positions(("I", "fund:Z", 10), ("Z", "X", 100, 0))
    assert both(frame, "I", tmp_path) == {("undisclosed", "Z"): 10}


def test_a_fund_of_which_a_row_could_not_be_read_is_not_divided_unless_its_value_is_stated(tmp_path):
    broken = {"incomplete": pl.Series(["A"])}
    frame = positions(("I", "fund:A", 10), ("A", "X", 100))
    assert both(frame, "I", tmp_path, **broken) == {("undisclosed", "A"): 10}
    frame = positions(("I", "fund:A", 10), ("A", "X", 80, 100))
    assert ends(of(frame, "I", **broken).exposures) == pytest.approx({("issuer", "X"): 8, ("undisclosed", "A"): 2})


def test_an_issuer_beside_a_held_fund_is_not_taken_for_what_is_in_the_fund():
    frame = positions(("I", "fund:GONE", 10)).with_columns(issuer=pl.lit("the manager"))
    assert ends(of(frame, "I").exposures) == {("undisclosed", "GONE"): 10}


@pytest.mark.parametrize(("column", "value"), [("fund", None), ("value", None), ("value", float("nan"))])
def test_a_row_that_cannot_be_counted_is_no_position(column, value):
    frame = positions(("A", "X", 1), ("A", "Y", 1))
    spoilt = frame.with_columns(pl.when(pl.col("issuer") == "Y").then(pl.lit(value)).otherwise(column).alias(column))
    with pytest.raises(ValueError, match="without a fund"):
        lookthrough.build(spoilt)
