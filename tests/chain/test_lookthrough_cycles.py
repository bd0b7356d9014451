"""Funds that hold each other: solved as the limit of looking through again and again, or said to have none."""

import pytest

from imvo.chain import lookthrough
from tests.chain.funds import all_of, ends, of, positions

# a = 1/2 X + 1/2 b, b = 1/2 Y + 1/2 a: so a = 2/3 X + 1/3 Y.
TWO = positions(("A", "fund:B", 50), ("A", "X", 50), ("B", "fund:A", 50), ("B", "Y", 50))
SELF = positions(("A", "fund:A", 75), ("A", "X", 25), ("I", "fund:A", 8))
CLOSED = positions(("A", "fund:B", 100), ("B", "fund:A", 100), ("I", "fund:A", 10), ("I", "X", 5))
# a = 1/3 b + 2/3 X; b = 1/2 c + 1/2 Y; c = 3/4 a + 1/4 Z: a = 1/8 a + 2/3 X + 1/6 Y + 1/24 Z.
THREE = positions(
    ("A", "fund:B", 1), ("A", "X", 2), ("B", "fund:C", 1), ("B", "Y", 1), ("C", "fund:A", 3), ("C", "Z", 1)
)
# A keeps 2 of every 1 that comes in: looking through again and again grows without end.
GROWING = positions(("A", "fund:B", 200), ("A", "X", -100), ("B", "fund:A", 100), ("I", "fund:B", 10))


@pytest.mark.parametrize(
    ("frame", "holder", "expected"),
    [
        (TWO, "A", {("issuer", "X"): 200 / 3, ("issuer", "Y"): 100 / 3}),
        (SELF, "A", {("issuer", "X"): 100}),
        (SELF, "I", {("issuer", "X"): 8}),
        (THREE, "A", {("issuer", "X"): 3 * 16 / 21, ("issuer", "Y"): 3 * 4 / 21, ("issuer", "Z"): 3 / 21}),
        (CLOSED, "I", {("circular", "A"): 10, ("issuer", "X"): 5}),
        (CLOSED, "A", {("circular", "B"): 100}),
        (GROWING, "I", {("circular", "B"): 10}),
        (GROWING, "A", {("circular", "B"): 200, ("issuer", "X"): -100}),
    ],
)
def test_a_cycle_is_solved_or_kept_apart(frame, holder, expected, tmp_path):
    assert ends(of(frame, holder).exposures) == pytest.approx(expected, rel=1e-14)
    assert all_of(frame, tmp_path / "all")[holder] == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("kept", [0.5, 0.99, 0.9999, 0.999_99])
def test_however_slowly_a_cycle_lets_value_out_all_of_it_comes_out(kept):
    out = 1e6 * (1 - kept)
    frame = positions(("A", "fund:B", 1e6 - out), ("A", "X", out), ("B", "fund:A", 7), ("I", "fund:B", 1))
    assert ends(of(frame, "I").exposures) == pytest.approx({("issuer", "X"): 1}, rel=1e-9)


def test_a_closed_cycle_beside_one_that_is_not_does_not_spoil_it():
    frame = positions(*TWO.select("fund", "issuer", "value").head(0).rows())
    rows = [("A", "fund:B", 50), ("A", "X", 50), ("B", "fund:A", 50), ("B", "Y", 50), ("B", "fund:P", 100)]
    rows += [("P", "fund:Q", 1), ("Q", "fund:P", 1)]
    frame = positions(*rows)
    # b = 1/4 a + 1/4 Y + 1/2 P, a = 1/2 X + 1/2 b: a = 8/7 (1/2 X + 1/8 Y + 1/4 P).
    expected = {("issuer", "X"): 400 / 7, ("issuer", "Y"): 100 / 7, ("circular", "P"): 200 / 7}
    assert ends(of(frame, "A").exposures) == pytest.approx(expected)


def cycles(frame):
    table = lookthrough.build(frame).cycles
    return [tuple(row) for row in table.select("cycle", "fund", "funds", "value", "outcome").iter_rows()]


def test_cycles_are_reported_with_the_value_in_them():
    assert cycles(TWO) == [(1, "A", 2, 50, "solved"), (1, "B", 2, 50, "solved")]
    assert cycles(SELF) == [(1, "A", 1, 75, "solved")]
    assert cycles(CLOSED) == [(1, "A", 2, 100, "circular"), (1, "B", 2, 100, "circular")]
    assert cycles(positions(("A", "fund:B", 1), ("B", "X", 1))) == []


def test_a_cycle_through_a_fund_that_is_not_divided_is_reported_as_such():
    frame = positions(("A", "fund:B", 50), ("A", "X", 50), ("B", "fund:A", 50), ("B", None, -50))
    assert [row[-1] for row in cycles(frame)] == ["undisclosed", "undisclosed"]
    assert ends(of(frame, "A").exposures) == {("undisclosed", "B"): 50, ("issuer", "X"): 50}


def test_cycles_are_numbered_by_their_first_fund_and_only_those_met_are_told_to_a_holder():
    rows = [
        ("D", "fund:C", 1),
        ("D", "X", 1),
        ("C", "fund:D", 1),
        ("B", "fund:A", 1),
        ("B", "Y", 1),
        ("A", "fund:B", 1),
    ]
    frame = positions(*rows, ("I", "fund:C", 1))
    assert [row[:2] for row in cycles(frame)] == [(1, "A"), (1, "B"), (2, "C"), (2, "D")]
    assert of(frame, "I").cycles.get_column("fund").to_list() == ["C", "D"]
