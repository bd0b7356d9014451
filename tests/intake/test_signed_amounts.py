"""An amount may be less than nothing where its column says so, however the minus is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.files.grid import CellKind
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.cell import Cell


def value(text: str, kind: CellKind = CellKind.TEXT, *, signed: bool = True) -> float | None:
    (reading,) = read_amounts([Cell(text, kind)], signed=signed).readings
    return reading.values[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-5", -5.0), ("- 5", -5.0), ("(5)", -5.0), ("5-", -5.0), ("\u22125", -5.0), ("\u20135", -5.0),
        ("€ -5", -5.0), ("-€ 5", -5.0), ("(€ 5)", -5.0), ("EUR -1.234,50", -1234.5), ("5", 5.0), ("€ 5", 5.0),
        ("5,-", 5.0), ("€ 5,-", 5.0), ("5.-", 5.0), ("-5,-", -5.0), ("0", 0.0),
    ],
)  # fmt: skip
def test_a_minus_as_people_write_it(text: str, expected: float) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("text", ["-", "--", "n/a", ""])
def test_a_dash_alone_says_nothing(text: str) -> None:
    (reading,) = read_amounts([Cell(text)], signed=True).readings
    assert (reading.values, reading.problem) == ((None,), None)


@pytest.mark.parametrize("text", ["Q-5", "5-10", "(vijf)", "--5"])
def test_what_is_no_number_is_told(text: str) -> None:
    (reading,) = read_amounts([Cell(text)], signed=True).readings
    assert reading.values == (None,)
    assert reading.problem is not None


@pytest.mark.parametrize("text", ["-5", "(5)"])
def test_elsewhere_a_minus_is_no_amount(text: str) -> None:
    assert value(text, signed=False) is None


@given(st.floats(-1e15, 1e15))
def test_a_typed_number_keeps_its_value(number: float) -> None:
    assert value(format(number, ".15g"), CellKind.NUMBER) == float(format(number, ".15g"))


def test_the_mark_of_the_column_holds_for_negative_numbers_too() -> None:
    readings = read_amounts([Cell("-1.234"), Cell("2,5")], signed=True).readings
    assert [one.values[0] for one in readings] == [-1234.0, 2.5]
