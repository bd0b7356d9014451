"""Small networks of funds whose answers are worked out by hand."""

import pytest

from tests.chain.funds import all_of, ends, of, positions

PLAIN = positions(("A", "X", 60), ("A", "Y", 40))
NESTED = positions(("A", "fund:B", 50), ("A", "X", 50), ("B", "X", 30), ("B", "Y", 70))
# Two ways to C: 1/2 of A's 40 and 1/4 of B's 40, so 30 of its 80; a fund in two others is one fund.
SHARED = positions(
    ("I", "fund:A", 40), ("I", "fund:B", 40),
    ("A", "fund:C", 10), ("A", "X", 10), ("B", "fund:C", 5), ("B", "Y", 15), ("C", "X", 1), ("C", "Z", 2),
)  # fmt: skip
FIVE_DEEP = positions(
    ("I", "fund:A", 32), ("A", "fund:B", 1), ("A", "V", 1), ("B", "fund:C", 1), ("B", "W", 1), ("C", "fund:D", 1),
    ("C", "X", 1), ("D", "fund:E", 1), ("D", "Y", 1), ("E", "Z", 7),
)  # fmt: skip
NOT_GIVEN = positions(("I", "fund:A", 10), ("A", "fund:GONE", 25), ("A", None, 25), ("A", "X", 50))
SHORT = positions(("I", "fund:S", 10), ("S", "X", 150), ("S", "Y", -50))
TWICE = positions(("A", "X", 1), ("A", "X", 2), ("I", "fund:A", 1), ("I", "fund:A", 2))


@pytest.mark.parametrize(
    ("frame", "holder", "expected"),
    [
        (PLAIN, "A", {("issuer", "X"): 60, ("issuer", "Y"): 40}),
        (NESTED, "A", {("issuer", "X"): 65, ("issuer", "Y"): 35}),
        (SHARED, "I", {("issuer", "X"): 30, ("issuer", "Y"): 30, ("issuer", "Z"): 20}),
        (FIVE_DEEP, "I", {("issuer", name): value for name, value in zip("VWXYZ", (16, 8, 4, 2, 2), strict=True)}),
        (NOT_GIVEN, "I", {("undisclosed", "GONE"): 2.5, ("unknown", None): 2.5, ("issuer", "X"): 5}),
        (SHORT, "I", {("issuer", "X"): 15, ("issuer", "Y"): -5}),
        (TWICE, "I", {("issuer", "X"): 3}),
        (positions(("A", None, 5), ("I", "fund:A", 2)), "I", {("unknown", None): 2}),
    ],
    ids=["plain", "nested", "shared", "five deep", "not given", "short", "twice", "nothing named"],
)
def test_each_end_has_its_part(frame, holder, expected, tmp_path):
    assert ends(of(frame, holder).exposures) == pytest.approx(expected, rel=1e-14)
    assert all_of(frame, tmp_path / "all")[holder] == pytest.approx(expected, rel=1e-14)


def test_the_fewest_funds_between_are_told():
    found = of(NESTED, "A").exposures
    assert dict(found.select("id", "depth").iter_rows()) == {"X": 0, "Y": 1}
    assert dict(of(FIVE_DEEP, "I").exposures.select("id", "depth").iter_rows()) == {
        "V": 1, "W": 2, "X": 3, "Y": 4, "Z": 5,
    }  # fmt: skip


def test_who_holds_nothing_that_is_given_is_no_holder():
    with pytest.raises(KeyError):
        of(PLAIN, "B")


def test_what_is_long_and_short_alike_has_no_line_and_the_sum_still_holds():
    frame = positions(("I", "fund:A", 10), ("I", "X", -5), ("A", "X", 50), ("A", "Y", 50))
    found = of(frame, "I")
    assert ends(found.exposures) == {("issuer", "Y"): 5}
    assert found.totals.row(0, named=True)["value"] == 5
