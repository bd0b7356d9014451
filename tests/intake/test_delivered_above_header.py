"""A row of data is no header, and a row that stands above the header does not vanish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imvo.intake import gather
from imvo.runs import Silent
from tests.intake.delivered_files import delivered, reader, told, workbook


@pytest.mark.parametrize("cell", ["12", "1.250,75", "€ 5", "12%", "2021-03-08", "15/3/2021"])
def test_a_row_with_a_number_or_a_date_is_no_header(tmp_path: Path, cell: str) -> None:
    text = (
        f"Teler;Middel;Verbruik;Eenheid;Gewas\nA;Captan;1;kg;roos\nGrower;Product;{cell};Kg;Crop\nB;Captan;2;kg;roos\n"
    )
    found = delivered(tmp_path, "floriculture", files={"x.csv": text}, kinds={"x.csv": "crop-protection"})
    assert found.tables["crop-protection"].get_column("row").to_list()[0] == 2


def test_typed_cells_are_data_and_a_year_may_head_a_column(tmp_path: Path) -> None:
    rows = [["Product", "Land", 2023], ["Kg", "Country", date(2023, 1, 1)], ["Cacao", "Ghana", 10]]
    path = workbook(tmp_path / "x.xlsx", {"A": rows})
    found = gather([path], reader(mapping={"2023": "amount"}), Silent())
    assert [one.header for one in found.columns] == ["Product", "Land", "2023"]


def test_the_mapping_may_name_a_number(tmp_path: Path) -> None:
    text = "Product;Land;7\nCacao;Ghana;10\n"
    found = delivered(tmp_path, files={"x.csv": text}, mapping={"7": "amount"})
    assert found.tables["purchases"].get_column("amount").to_list() == [10.0]


def test_rows_above_the_header_are_told(tmp_path: Path) -> None:
    text = "Inkoop;;\nRijst;India;8\nThee;India;9\nProduct;Land;Kg\nCacao;Ghana;10\n"
    found = delivered(tmp_path, files={"x.csv": text})
    assert (found.rows_in, found.accepted, found.rejected_rows) == (3, 1, 2)
    assert [(row, value) for row, value, _ in told(found, "row")] == [(2, "Rijst"), (3, "Thee")]


def test_rows_above_the_header_of_sites_are_told(tmp_path: Path) -> None:
    text = "Lijst;;\nA;India;8\nFactory name;Country;Workers\nB;India;9\n"
    found = delivered(tmp_path, "textile", files={"x.csv": text})
    assert (found.rows_in, found.accepted, [row for row, *_ in told(found, "row")]) == (2, 1, [2])


def test_a_header_of_two_rows_is_no_row(tmp_path: Path) -> None:
    rows = [["Product", "Herkomst", "Streek", "Hoeveelheid"], [None, "Land", None, "kg"], ["Cacao", "Ghana", None, 10]]
    found = gather([workbook(tmp_path / "x.xlsx", {"A": rows})], reader(), Silent())
    assert found.rows_in == found.accepted + found.rejected_rows
