"""Dates as people type them are read day first; what could be read in two ways is not read."""

import pytest

from imvo.agreement.dates_as_typed import typed_date


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2020-02-06", "2020-02-06"),
        ("2020-02", "2020-02"),
        ("2020", "2020"),
        ("6-2-2020", "2020-02-06"),
        (" 06-02-2020 ", "2020-02-06"),
        ("31-12-2019", "2019-12-31"),
        ("6 februari 2020", "2020-02-06"),
        ("1 July 2020", "2020-07-01"),
        ("Juli 2020", "2020-07"),
    ],
)
def test_read(typed, read):
    assert str(typed_date(typed)) == read


@pytest.mark.parametrize(
    "typed", ["1/7/2020", "7/2020", "1.7.2020", "13-13-2020", "30-2-2020", "6-2-20", "6 brumaire 2020", "", "soon"]
)
def test_not_read(typed):
    with pytest.raises(ValueError, match=r"expected a date|name of no month"):
        typed_date(typed)
