"""Numbers of people: understood or rejected with both readings, never guessed."""

import pytest

from imvo.files.grid import CellKind
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.cell import Cell, Reading
from imvo.intake.values.numbers import decide, readings
from imvo.intake.values.workers import read_workers


def _read(*texts: str) -> list[Reading]:
    return read_workers([Cell(text, CellKind.TEXT) for text in texts]).readings


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("130", 130, 130),
        ("130 workers", 130, 130),
        ("500-1000", 500, 1000),
        ("500 – 1000", 500, 1000),
        ("500 tot 1000 medewerkers", 500, 1000),
        ("between 500 and 1000", 500, 1000),
        ("ca. 300", 300, 300),
        ("about 300", 300, 300),
        ("> 5000", 5000, None),
        ("5000+", 5000, None),
        ("meer dan 5000", 5000, None),
        ("<50", None, 50),
        ("0-50", 0, 50),
        ("1 200", 1200, 1200),
        ("12.345.678", None, None),
        ("n/a", None, None),
        ("-", None, None),
        ("onbekend", None, None),
    ],
)
def test_read(text: str, low: int | None, high: int | None) -> None:
    assert _read(text)[0].values == (low, high)


def test_a_mark_proven_elsewhere_in_the_column_decides() -> None:
    values = [reading.values for reading in _read("ca. 1.200", "> 5.000", "1.234.567", "500-1.000")]
    assert values == [(1200, 1200), (5000, None), (1234567, 1234567), (500, 1000)]
    assert [reading.values for reading in _read("1,200", "1,234,567")] == [(1200, 1200), (1234567, 1234567)]


@pytest.mark.parametrize("others", [(), ("850",), ("1.234.567", "1,234,567")])
def test_without_proof_both_readings_are_given(others: tuple[str, ...]) -> None:
    reading = _read("1.200", *others)[0]
    assert reading.values == (None, None)
    assert reading.problem is not None
    assert {reading.problem.values["one"], reading.problem.values["two"]} == {"1.2", "1200"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0", "workers-none"),
        ("many", "workers-text"),
        ("1000-500", "workers-order"),
        ("12,5", "workers-part"),
        ("99999999", "workers-range"),
        ("1.20.3", "workers-text"),
        ("12 34", "workers-text"),
    ],
)
def test_rejected(text: str, key: str) -> None:
    reading = _read(text)[0]
    assert reading.values == (None, None)
    assert reading.problem is not None
    assert reading.problem.key == f"intake.{key}"


def test_a_number_typed_in_a_workbook_needs_no_proof() -> None:
    cells = [Cell("1200", CellKind.NUMBER), Cell("1.2", CellKind.NUMBER), Cell("2019-10-12", CellKind.DATE)]
    first, second, third = read_workers(cells).readings
    assert first.values == (1200, 1200)
    assert second.problem is not None
    assert third.problem is not None
    assert third.problem.key == "intake.workers-date"


def test_tokens() -> None:
    assert readings("1.200,50") == {",": 1200.5}
    assert readings("0,200") == {",": 0.2}
    assert readings("1.2.3") == {}
    assert decide(["1.200", "850"]) is None
    assert decide(["1.200", "2.5"]) == "."


def test_amounts() -> None:
    cells = [Cell(text, CellKind.TEXT) for text in ("€ 1.200", "€ 12.500,50", "100,-", "free", "USD 5")]
    result = read_amounts(cells).readings
    assert [reading.values[0] for reading in result] == [1200.0, 12500.5, 100.0, None, 5.0]
