"""A quantity may carry its unit in the cell; that goes before the header, and may not gainsay the column of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.intake import gather
from imvo.runs import Silent
from tests.intake.delivered_files import delivered, reader, told, workbook


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [
        ("120 m3", 120.0, "m3"), ("12,5 m³", 12.5, "m3"), ("1.250,75 m3", 1250.75, "m3"), ("24 ton", 24.0, "tonne"),
        ("24t", 24.0, "tonne"), ("1 250 kg", 1250.0, "kg"), ("12,5 stuks", 12.5, "piece"), ("12,5", 12.5, None),
    ],
)  # fmt: skip
def test_number_and_unit_of_wood(tmp_path: Path, cell: str, amount: float, unit: str | None) -> None:
    found = delivered(tmp_path, "forest", files={"x.csv": f"Product;Volume;Claim\nVuren;{cell};FSC Mix 70%\n"})
    assert found.tables["wood-purchases"].select("volume", "unit").rows() == [(amount, unit)]
    assert told(found, "cell") == []


def test_units_of_metal(tmp_path: Path) -> None:
    text = "Lot,Refiner,Material,Weight\nA,X,gold,850 gram\nB,X,gold,10 troy oz\nC,X,gold,1.5 kg\n"
    found = delivered(tmp_path, "gold", files={"x.csv": text})
    table = found.tables["mineral-lots"]
    assert table.select("amount", "unit").rows() == [(850.0, "g"), (10.0, "ozt"), (1.5, "kg")]


def test_the_column_still_decides_the_decimal_mark(tmp_path: Path) -> None:
    text = "Product;Volume;Claim\nVuren;1.250 m3;FSC\nEiken;2,5 m3;FSC\n"
    found = delivered(tmp_path, "forest", files={"x.csv": text})
    assert found.tables["wood-purchases"].get_column("volume").to_list() == [1250.0, 2.5]
    found = delivered(tmp_path, "forest", files={"y.csv": "Product;Volume;Claim\nVuren;1.250 m3;FSC\n"})
    assert found.tables["wood-purchases"].select("volume", "unit").rows() == [(None, None)]
    assert [value for _, value, _ in told(found, "cell")] == ["1.250 m3"]


def test_the_cell_goes_before_the_header(tmp_path: Path) -> None:
    text = "Product;Gewicht (ton)\nCacao;850 kg\nThee;2\n"
    found = delivered(tmp_path, files={"x.csv": text})
    assert found.tables["purchases"].select("amount", "unit").rows() == [(850.0, "kg"), (2.0, "t")]


def test_a_column_of_units_that_says_otherwise(tmp_path: Path) -> None:
    text = "Product;Gewicht;Eenheid\nCacao;850 kg;ton\nThee;2 kg;kg\nRijst;3 kg;n.v.t.\nSoja;4 kg;\nKoffie;5 kg;balen\n"
    found = delivered(tmp_path, files={"x.csv": text})
    rows = found.tables["purchases"].select("amount", "unit").rows()
    assert rows == [(None, "t"), (2.0, "kg"), (3.0, "kg"), (4.0, "kg"), (None, None)]
    assert [(row, value) for row, value, _ in told(found, "cell") if value.endswith("kg")] == [
        (2, "850 kg"),
        (6, "5 kg"),
    ]


@pytest.mark.parametrize("cell", ["12 balen", "ca. 12 kg", "12 kg/ha", "12 kg 3"])
def test_what_is_no_number_with_a_unit_is_told(tmp_path: Path, cell: str) -> None:
    found = delivered(tmp_path, files={"x.csv": f"Product;Gewicht\nCacao;{cell}\n"})
    assert found.tables["purchases"].get_column("amount").to_list() == [None]
    assert [value for _, value, _ in told(found, "cell")] == [cell]


def test_a_workbook_mixes_numbers_and_texts(tmp_path: Path) -> None:
    rows = [["Product", "Gewicht (kg)"], ["Cacao", 1250.5], ["Thee", "24 ton"]]
    found = gather([workbook(tmp_path / "x.xlsx", {"A": rows})], reader(), Silent())
    assert found.tables["purchases"].select("amount", "unit").rows() == [(1250.5, "kg"), (24.0, "t")]
