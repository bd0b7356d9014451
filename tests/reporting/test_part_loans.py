"""A loan book end to end: where loans work, grievance mechanisms, and a mapped value chain."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reporting.compute import Result
from tests.reporting.of_finance import csv, made, page


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("bank") / "dossier"
    return made("banks", folder), folder


def test_a_project_loan_works_where_the_project_is(bank: tuple[Result, Path]) -> None:
    positions = csv(bank[1], "financed-positions")
    dam = positions.filter(name="Stuwdam Fictief").row(0, named=True)
    assert (dam["country"], dam["country_domicile"], dam["means"]) == ("HN", "CH", "project-lender")
    plant = positions.filter(name="Kolencentrale Nergens").row(0, named=True)
    assert (plant["country"], plant["country_domicile"]) == (None, "SG")


def test_mechanisms_are_out_of_all_clients_with_project_finance(bank: tuple[Result, Path]) -> None:
    found = csv(bank[1], "grievance-mechanisms").select("currency", "state", "clients").rows()
    assert found[:3] == [("EUR", "yes", 1), ("EUR", "no", 1), ("EUR", "unknown", 0)]
    assert found[3:] == [("USD", "yes", 0), ("USD", "no", 0), ("USD", "unknown", 1)]


def test_a_loan_without_an_amount_stays(bank: tuple[Result, Path]) -> None:
    assert csv(bank[1], "financed-positions").get_column("value").null_count() == 1


def test_the_map_goes_from_long_to_short_list(bank: tuple[Result, Path]) -> None:
    found = csv(bank[1], "value-chain-shortlist")
    assert found.height == 9
    assert found.filter(list="short").select("commodity", "theme").rows() == [
        ("Cacao", "child-labour"),
        ("Cacao", "living-wage"),
        ("Palmolie", "land-rights"),
        ("Palmolie", "forced-labour"),
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nl",
            (
                "Klanten met een klachtenmechanisme",
                "Korte lijst: Cacao",
                "Kredietlimieten",
                "lange lijst, niet beoordeeld",
            ),
        ),
        ("en", ("Clients with a grievance mechanism", "Short list: Cacao", "Credit limits", "long list, not judged")),
    ],
)
def test_the_page_shows_them_in_both_languages(bank: tuple[Result, Path], lang: str, said: tuple[str, ...]) -> None:
    text = page(bank[0], lang)
    assert all(words in text for words in said)
