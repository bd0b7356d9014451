"""Totals and remarks would be counted twice: they are left out wherever they stand, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.delivered_files import delivered, told

HEAD = "Jaar;Product;Leverancier;Land;Kg\n"
ROW = "2023;Cacao;Molen;Ghana;10\n"


@pytest.mark.parametrize(
    "line",
    [
        "2023;Totaal;;;10",
        ";Totaal;;;10",
        "Totaal;;;;10",
        ";;Totaal;;10",
        "2023;Totaal cacao;;Ghana;10",
        "Total;Cacao;;;10",
        "2023;Subtotaal;;Ghana;10",
        ";TOTAL:;;;10",
    ],
)
def test_a_total_is_left_out(tmp_path: Path, line: str) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}{ROW}{line}\n"})
    assert found.tables["purchases"].get_column("amount").to_list() == [10.0]
    assert told(found, "row")[0][2] == "The row is a total of other rows."


def test_a_supplier_or_an_issuer_may_be_called_total(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}2023;Cacao;Total;Frankrijk;10\n"})
    assert found.accepted == 1
    text = "Issuer;ISIN;Country of domicile;Value\nTOTAL;FR0000120271;France;10\n"
    assert delivered(tmp_path, "finance", files={"y.csv": text}).accepted == 1
    text = "Issuer;ISIN;Value\nTOTAL;FR0000120271;10\nTotaal;;10\nTotal;;10\nSubtotal;FR0000120271;10\n"
    assert delivered(tmp_path, "finance", files={"z.csv": text}).tables["holdings"].get_column("row").to_list() == [2]


@pytest.mark.parametrize("line", [";;Bron: eigen administratie;;", "Note: without returns;;;;", ";*) geschat;;;"])
def test_a_remark_under_the_table_is_left_out(tmp_path: Path, line: str) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}{ROW}{line}\n"})
    said = [(row, reason) for row, _, reason in told(found, "row")]
    assert said == [(3, "The row reads as a remark with the table.")]


def test_a_row_with_nothing_in_the_columns_that_are_read_is_left_out(tmp_path: Path) -> None:
    text = "Kleur;Product;Kg\nrood;Cacao;10\nblauw;;\n"
    found = delivered(tmp_path, files={"x.csv": text})
    assert told(found, "row") == [(3, "blauw", "Nothing stands in the columns that are read.")]


def test_a_row_of_which_the_product_is_not_known_stays(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}2023;Huismix 7;;;10\n2023;;;;5\n"})
    assert found.tables["purchases"].select("product", "product_given", "amount").rows() == [
        (None, "Huismix 7", 10.0),
        (None, None, 5.0),
    ]
