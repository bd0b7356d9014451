"""A number that one reader takes for a thousand and another for hardly more than one is refused with both readings."""

import pytest

from imvo.agreement.numbers_as_typed import TwoReadings, typed_number


@pytest.mark.parametrize(("typed", "thousands", "decimal"), [("1.200", "1200", "1.2"), ("12,000", "12000", "12")])
def test_two_readings(typed, thousands, decimal):
    with pytest.raises(TwoReadings) as caught:
        typed_number(typed)
    assert (caught.value.thousands, caught.value.decimal) == (thousands, decimal)


@pytest.mark.parametrize(
    ("typed", "read"), [("1200", 1200), ("12,5", 12.5), ("1.25", 1.25), ("0.125", 0.125), ("1 250", 1250), ("25.0", 25)]
)
def test_one_reading(typed, read):
    assert typed_number(typed) == read


@pytest.mark.parametrize("typed", ["", "many", "-1", "nan", "inf", "1_000", "1.200.000", "1,2,3", "1e13"])
def test_no_number(typed):
    with pytest.raises(ValueError, match="is no number") as caught:
        typed_number(typed)
    assert not isinstance(caught.value, TwoReadings)
