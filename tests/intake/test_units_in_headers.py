"""A unit may stand in the header of its quantity; what a cell says of it goes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.intake.header_units import unit_in
from imvo.tables import load
from tests.intake.delivered_files import delivered

UNIT = load("purchases").column("unit")


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Volume (m2)", "m2"), ("Weight [t]", "t"), ("Gewicht (ton)", "t"), ("Total kg", "kg"), ("Kilo's", "kg"),
        ("Hoeveelheid in kg (netto)", "kg"), ("Gewicht (kg", "kg"), ("Aantal stuks", "pieces"), ("KG", "kg"),
        ("Gewicht", None), ("Amount (net)", None), ("Gewicht t.o.v. 2023", None), ("kg of ton", None),
        ("Weight (kg/t)", None),
    ],
)  # fmt: skip
def test_what_a_header_names(header: str, unit: str | None) -> None:
    assert unit_in(header, UNIT) == unit


@pytest.mark.parametrize(
    ("header", "currency"), [("Budget (EUR)", "EUR"), ("Budget (€)", "€"), ("Budget (excl. btw)", None)]
)
def test_a_currency_looks_like_one(header: str, currency: str | None) -> None:
    assert unit_in(header, load("joint-projects").column("currency")) == currency


def test_a_cell_goes_before_the_header(tmp_path: Path) -> None:
    text = "Product;Gewicht (ton);Eenheid\nCacao;1;kg\nThee;2;\nRijst;3;balen\n"
    found = delivered(tmp_path, files={"x.csv": text})
    # `balen` was not understood: then the header must not say that it is tonnes.
    assert found.tables["purchases"].get_column("unit").to_list() == ["kg", "t", None]


def test_no_unit_anywhere_is_unknown(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": "Product;Gewicht\nCacao;1\n"})
    assert found.tables["purchases"].get_column("unit").to_list() == [None]
