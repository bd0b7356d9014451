"""Dates: the order of day and month is decided once for a column."""

import datetime as dt

import pytest

from imvo.files.grid import CellKind
from imvo.intake.values.cell import Cell, Reading
from imvo.intake.values.dates import read_dates


def _read(*texts: str) -> list[Reading]:
    return read_dates([Cell(text, CellKind.TEXT) for text in texts]).readings


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-03-04", dt.date(2019, 3, 4)),
        ("2019-03-04 00:00:00", dt.date(2019, 3, 4)),
        ("04.03.2019", dt.date(2019, 3, 4)),
        ("13/04/2019", dt.date(2019, 4, 13)),
        ("04/13/2019", dt.date(2019, 4, 13)),
        ("04/04/2019", dt.date(2019, 4, 4)),
        ("4 mei 2019", dt.date(2019, 5, 4)),
        ("May 4th, 2019", dt.date(2019, 5, 4)),
        ("4 août 2019", dt.date(2019, 8, 4)),
        ("März 2019", dt.date(2019, 3, 1)),
        ("2015", dt.date(2015, 1, 1)),
        ("05/2019", dt.date(2019, 5, 1)),
    ],
)
def test_read(text: str, date: dt.date) -> None:
    assert _read(text)[0].values == (date,)


def test_one_cell_decides_for_the_column() -> None:
    assert [reading.values[0] for reading in _read("03/04/2019", "25/12/2019")] == [
        dt.date(2019, 4, 3),
        dt.date(2019, 12, 25),
    ]
    assert [reading.values[0] for reading in _read("03/04/2019", "12/25/2019")] == [
        dt.date(2019, 3, 4),
        dt.date(2019, 12, 25),
    ]


@pytest.mark.parametrize("others", [(), ("2019-01-01",), ("25/12/2019", "12/25/2019")])
def test_without_proof_both_readings_are_given(others: tuple[str, ...]) -> None:
    reading = _read("03/04/2019", *others)[0]
    assert reading.values == (None,)
    assert reading.problem is not None
    assert set(reading.problem.values.values()) == {"2019-03-04", "2019-04-03"}


@pytest.mark.parametrize("text", ["31/02/2019", "03/04/19", "soon", "99/99/2019"])
def test_rejected(text: str) -> None:
    reading = _read(text)[0]
    assert reading.values == (None,)
    assert reading.problem is not None


def test_a_bare_serial_number_is_not_guessed() -> None:
    assert read_dates([Cell("43831", CellKind.NUMBER)]).readings[0].problem is not None
