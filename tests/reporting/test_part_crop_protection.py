"""Crop protection from file to page, in both languages, and the same again when it is verified."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reporting.compute import Result
from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.growing_run import page, run, table

RECORDS = """Teler;Werkzame stof;CAS;Hoeveelheid;Eenheid;Gehalte %;Gram per liter;Ha;Gewas;Land;Jaar
Mfano Roses;Carbofuran;1563-66-2;20;kg;50%;;14;rozen;Kenia;2020
Mfano Roses;Abamectine;;96;l;;18;14;rozen;Kenia;2020
Ver Weg Flowers;geheim middel;;;;;;;rozen;;2020
"""
GROWERS = """Teler;Land;Activiteit;Schakel
Mfano Roses;Kenia;Kasteelt;1
Namuna Cuttings;Oeganda;Stek;
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Result, Path]]:
    files = {"growers": GROWERS, "records": RECORDS}
    return {lang: run(tmp_path_factory.mktemp(lang), files, "floriculture", lang) for lang in ("nl", "en")}


@pytest.fixture(scope="module")
def made(results: dict[str, tuple[Result, Path]]) -> dict[str, Path]:
    return {lang: target for lang, (_, target) in results.items()}


def test_a_grower_that_is_in_no_list_is_a_site_too(results: dict[str, tuple[Result, Path]]) -> None:
    sites = results["en"][0].sites
    assert sites.select("name", "country").rows() == [
        ("Mfano Roses", "KE"), ("Namuna Cuttings", "UG"), ("Ver Weg Flowers", None),
    ]  # fmt: skip
    assert "spraying" in sites.item(2, "processes")


def test_records_alone_make_a_dossier(tmp_path: Path) -> None:
    result, _ = run(tmp_path, {"records": RECORDS}, "floriculture")
    assert result.sites.get_column("name").to_list() == ["Mfano Roses", "Ver Weg Flowers"]


def test_the_results_add_up(made: dict[str, Path]) -> None:
    classes = table(made["en"], "crop-protection-classes")
    assert classes.get_column("records").sum() == 3
    assert classes.get_column("active_kilograms").sum() == pytest.approx(10 + 96 * 0.018)
    assert classes.get_column("share_of_records").sum() == pytest.approx(1)
    assert table(made["en"], "crop-protection-records").height == 3
    assert table(made["en"], "growers-by-tier").get_column("places").sum() >= 3


def test_the_page_says_what_is_known_and_what_is_not(made: dict[str, Path]) -> None:
    english, dutch = page(made["en"]), page(made["nl"])
    assert "2 of 3 growers and other places" in english
    assert "2 van 3 telers en andere plaatsen" in dutch
    assert "1 of 3 records; 10 kg of the 11.73 kg of known active substance" in english
    assert "the sum of 2 of 3 records" in english
    assert "Listed is not a finding about a grower" in english
    assert "Vermeld zijn is geen bevinding over een teler" in dutch
    assert "not checked" in english
    assert "niet nagegaan" in dutch
    assert "Abamectine" in dutch
    assert "EU approval is unknown" in english


def test_a_year_is_written_as_a_year(made: dict[str, Path]) -> None:
    assert "2,020" not in page(made["en"])
    assert "2.020" not in page(made["nl"])


def test_approvals_are_shown_as_the_list_says(tmp_path: Path) -> None:
    listed = "Substance;Status;WHO class;Source\nAbamectin;Approved;Ib;my own list\n"
    _, target = run(tmp_path, {"records": RECORDS, "approvals": listed}, "floriculture")
    found = table(target, "crop-protection-substances").filter(substance="abamectin").row(0, named=True)
    assert (found["approval"], found["who_class"], found["who_source"]) == ("approved", "Ib", "my own list")
    assert "EU approval is unknown" not in page(target)


def test_it_comes_out_the_same_again(made: dict[str, Path]) -> None:
    assert all(verify(folder, Silent()).ok for folder in made.values())
