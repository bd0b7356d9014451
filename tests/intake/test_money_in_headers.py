"""The currency of an amount may stand in its header; a scale is not read, and never taken for a currency."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.intake.header_scale import scaled
from imvo.intake.header_units import unit_in
from imvo.tables import load
from tests.intake.delivered_files import delivered, told


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("Marktwaarde EUR", "EUR"), ("Market value (USD)", "USD"), ("Market value €", "€"), ("Value NAV", None),
        ("EUR of USD", None), ("Exposure (x EUR 1.000)", None),
    ],
)  # fmt: skip
def test_the_currency_of_a_header(header: str, currency: str | None) -> None:
    assert unit_in(header, load("holdings").column("currency")) == currency


def test_holdings_take_the_currency_of_the_header(tmp_path: Path) -> None:
    text = "Naam;ISIN;Marktwaarde EUR\nING;NL0011821202;100\nShell;GB00B03MLX29;200\n"
    found = delivered(tmp_path, "finance", files={"x.csv": text})
    assert found.tables["holdings"].get_column("currency").to_list() == ["EUR", "EUR"]


@pytest.mark.parametrize(
    "header",
    ["Exposure (x EUR 1.000)", "Bedrag x 1000", "Amount (in thousands)", "Bedrag (mln)", "EUR '000", "Betrag (TEUR)",
     "Amount (EUR million)", "Waarde in duizenden euro's", "Bedrag (x € 1.000.000)", "Value k€", "Value (€m)"],
)  # fmt: skip
def test_a_header_with_a_scale(header: str) -> None:
    assert scaled(header)


@pytest.mark.parametrize(
    "header", ["Exposure (EUR)", "Amount per 1000 kg", "Bedrag", "Milieu", "Kg", "Opp. (ha)", "Market value 2023"]
)
def test_a_header_without(header: str) -> None:
    assert not scaled(header)


def test_numbers_of_a_scale_are_unknown_and_told(tmp_path: Path) -> None:
    text = "Klant;Land;Exposure (x EUR 1.000)\nA;NL;12.500\nB;Chili;4.200,5\nC;Peru;\n;;16.700,5\n"
    found = delivered(tmp_path, "finance", files={"x.csv": text})
    loans = found.tables["loans"]
    assert loans.select("outstanding", "currency").rows() == [(None, None)] * 3
    assert [(row, value) for row, value, _ in told(found, "cell")] == [(2, "12.500"), (3, "4.200,5")]


def test_a_limit_is_in_the_currency_of_its_row(tmp_path: Path) -> None:
    text = "Kredietnemer;Uitstaand bedrag;Munt;Kredietlimiet{}\nA;1;EUR;10{}\nB;2;USD;20{}\nC;3;USD;{}\n"
    found = delivered(tmp_path, "finance", files={"x.csv": text.format("", "", "", "")})
    assert found.tables["loans"].get_column("limit_currency").to_list() == ["EUR", "USD", None]
    found = delivered(tmp_path, "finance", files={"y.csv": text.format(";Munt limiet", ";GBP", ";", ";")})
    assert found.tables["loans"].get_column("limit_currency").to_list() == ["GBP", None, None]
    found = delivered(tmp_path, "finance", files={"z.csv": text.format(" (CHF)", "", "", "")})
    assert found.tables["loans"].get_column("limit_currency").to_list()[:2] == ["CHF", "CHF"]
