"""A number that no table may hold costs its cell, with the bound: never the row, and never the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.delivered_files import delivered, told


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("Jaar", "1023", "lower than 1900"),
        ("Jaar", "20233", "higher than 2200"),
        ("Jaar", "99999999999999999999999", "higher than 2200"),
        ("Jaar", "2023,5", "not read as a whole number"),
        ("Kg", "-5", "lower than 0"),
        ("Kg", "(5)", "lower than 0"),
        ("Kg", "9" * 400, "higher than 1000000000000000000"),
        ("Kg", "tien", "not read as a number"),
        ("Kg", "1e400", "not read as a number"),
    ],
)
def test_a_cell_out_of_bounds(tmp_path: Path, column: str, cell: str, said: str) -> None:
    values = {"Jaar": "2023", "Kg": "10"} | {column: cell}
    text = f"Product;Jaar;Kg\nCacao;{values['Jaar']};{values['Kg']}\nThee;2022;7\n"
    found = delivered(tmp_path, files={"x.csv": text})
    (line,) = told(found, "cell")
    assert line[:2] == (2, cell if len(cell) < 200 else line[1])
    assert said in line[2]
    assert found.accepted == 2
    name = {"Jaar": "year", "Kg": "amount"}[column]
    assert found.tables["purchases"].get_column(name).null_count() == 1


def test_a_share_is_read_as_one_whatever_its_header_says(tmp_path: Path) -> None:
    text = "Keten;Fabriek;Inkoopaandeel\nA;F;12\nB;G;40%\nC;H;0\nD;I;140\n"
    found = delivered(tmp_path, "natural-stone", files={"x.csv": text}, mapping={"Inkoopaandeel": "share"})
    assert found.tables["supply-chains"].get_column("share").to_list() == [0.12, 0.4, 0.0, None]
    assert [row for row, *_ in told(found, "cell")] == [5]


def test_a_very_long_cell_is_cut_and_told(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": f"Product;Leverancier;Kg\nCacao;{'naam ' * 4000};1\n"})
    assert found.tables["purchases"].get_column("supplier").str.len_chars().item() == 1000
    assert [row for row, *_ in told(found, "note")] == [2]
