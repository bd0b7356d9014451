"""The header is found under titles, over two rows, on the sheet that holds it; what repeats it is no row."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.intake import gather
from imvo.runs import Silent
from tests.intake.delivered_files import delivered, reader, told, workbook


def test_titles_above_the_header(tmp_path: Path) -> None:
    text = "Inkoop 2023;;\n;;\nProduct;Land;Kg\nCacao;Ghana;10\n"
    found = delivered(tmp_path, files={"x.csv": text})
    assert found.tables["purchases"].select("row", "product", "amount").rows() == [(4, "cocoa", 10.0)]


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    rows = [
        ["Product", "Herkomst", None, "Hoeveelheid", None],
        [None, "Land", "Streek", "kg", "Jaar"],
        ["Cacao", "Ghana", "Ashanti", 10, 2023],
    ]
    found = gather([workbook(tmp_path / "x.xlsx", {"A": rows})], reader(), Silent())
    table = found.tables["purchases"]
    assert table.select("country", "region", "amount", "unit").rows() == [("GH", "Ashanti", 10.0, "kg")]


@pytest.mark.parametrize("header", ["Product;Land van herkomst;Kg", "Product;Country of origin;Amount"])
def test_a_repeated_header_is_no_row(tmp_path: Path, header: str) -> None:
    text = f"{header}\nCacao;Ghana;10\n{header}\nThee;India;5\n"
    found = delivered(tmp_path, files={"x.csv": text})
    assert found.tables["purchases"].get_column("row").to_list() == [2, 4]
    assert [row for row, *_ in told(found, "row")] == [3]


def test_two_columns_of_one_name_do_not_mix(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": "Product;Kg;Kg;Land\nCacao;10;;Ghana\nThee;20;;India\n"})
    assert found.tables["purchases"].get_column("amount").to_list() == [10.0, 20.0]
    assert [(one.header, one.field, one.other) for one in found.columns if one.header == "Kg"] == [
        ("Kg", "amount", None),
        ("Kg", None, "amount"),
    ]


def test_the_sheet_with_the_table_is_found_beside_others(tmp_path: Path) -> None:
    rows = [["Product", "Land", "Kg"], ["Cacao", "Ghana", 10]]
    sheets = {"Toelichting": [["Lees dit eerst"]], "Grafiek": [["x", 1], ["y", 2]], "Inkoop": rows}
    found = gather([workbook(tmp_path / "x.xlsx", sheets)], reader(), Silent())
    assert found.tables["purchases"].get_column("sheet").to_list() == ["Inkoop"]


def test_a_file_of_two_hundred_columns(tmp_path: Path) -> None:
    extra = [f"Kenmerk {n}" for n in range(197)]
    rows = [*extra, "Product", "Land", "Kg"], ["x" * 5000, *["y"] * 196, "Cacao", "Ghana", "10"]
    text = "\n".join(";".join(row) for row in rows)
    found = delivered(tmp_path, files={"x.csv": text + "\n"})
    assert found.tables["purchases"].select("product", "country", "amount").rows() == [("cocoa", "GH", 10.0)]
