"""Shares: the scale of bare numbers is decided once for a column, and said."""

import pytest

from imvo.files.grid import CellKind
from imvo.intake.values.cell import Cell, ColumnReading
from imvo.intake.values.shares import read_shares


def _read(header: str, *texts: str, kind: CellKind = CellKind.TEXT) -> ColumnReading:
    return read_shares([Cell(text, kind) for text in texts], header)


def _values(result: ColumnReading) -> list[float | None]:
    return [reading.values[0] for reading in result.readings]


def test_percent_signs_speak_for_themselves() -> None:
    assert _values(_read("Women", "71.0%", "0,4 %", "100%", "0%", "ca. 60%")) == [0.71, 0.004, 1.0, 0.0, 0.6]


def test_bare_numbers_of_a_hundred() -> None:
    result = _read("% Female", "71", "0.5", "0")
    assert _values(result) == [0.71, 0.005, 0.0]
    assert result.notes[0].key == "intake.note.share-hundred"


def test_bare_numbers_of_one() -> None:
    assert _values(_read("Aandeel vrouwen", "0,71", "1", "0,5")) == [0.71, 1.0, 0.5]
    assert _values(_read("% Female", "0.71", "1", kind=CellKind.NUMBER)) == [0.71, 1.0]


def test_without_proof_both_readings_are_given() -> None:
    result = _read("% Migrants", "0.4", "0", "1")
    assert _values(result) == [None, 0.0, None]
    problem = result.readings[0].problem
    assert problem is not None
    assert (problem.values["one"], problem.values["two"]) == ("0.4 %", "40 %")


@pytest.mark.parametrize("text", ["110%", "-5%", "60-70%", "most", "119.0%"])
def test_rejected(text: str) -> None:
    result = _read("% Female", text, "50%")
    assert _values(result) == [None, 0.5]
    assert result.readings[0].problem is not None


def test_numbers_of_people_are_not_taken_for_shares() -> None:
    result = _read("Female workers", "71", "350")
    assert _values(result) == [None, None]
    assert all(reading.problem and reading.problem.key == "intake.share-count" for reading in result.readings)
