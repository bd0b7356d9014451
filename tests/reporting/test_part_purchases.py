"""Purchases of food: every kilogram stands in the table and every figure says of how many lines it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.part_run import Made, made

FILES = {
    "inkoop-2019.csv": (
        "Overzicht inkoop;;;;;\n"
        "Product;Leverancier;Land van de leverancier;Land van herkomst;Gewicht (kg);Keurmerk\n"
        "Cacao;Handel BV;Nederland;Ghana;1001;Fairtrade\n"
        "Cacao;Handel BV;Nederland;;2000;\n"
        "Huismix 7;;;;500;geen\n"
        "Bananen;;;Ecuador;;\n"
        "Totaal;;;;3501;\n"
    ),
    "inkoop-2020.csv": "Product,Country of origin,Amount,Unit\nTea,India,2,tonnes\nTea,India,30,pieces\n",
}


@pytest.fixture(scope="module", params=["nl", "en"])
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("food"), FILES, "food", request.param)


def test_every_kilogram_stands_in_the_table(dossier: Made) -> None:
    table = dossier.table("product-origins")
    assert table.select("product", "country", "unit", "amount", "lines", "lines_without_amount").rows() == [
        ("cocoa", None, "kg", "2000.0", "1", "0"),
        ("tea", "IN", "kg", "2000.0", "1", "0"),
        ("cocoa", "GH", "kg", "1001.0", "1", "0"),
        (None, None, "kg", "500.0", "1", "0"),
        ("bananas", "EC", "kg", None, "1", "1"),
        ("tea", "IN", "pieces", "30.0", "1", "0"),
    ]


def test_a_figure_says_of_how_many_lines_it_is(dossier: Made) -> None:
    text = dossier.section("purchases")
    if dossier.result.request.lang == "en":
        assert "5,501 kg the sum of 4 lines; in no sum in kilograms: lines in another unit or in none: 1" in text
        assert "With a stated country 54.6% of 5,501 kg, all products together" in text
    else:
        assert "5.501 kg de som van 4 regels; niet in een som in kilo's: regels in een andere eenheid" in text
        assert "54,6 %" in text


def test_the_country_of_a_trader_is_no_origin(dossier: Made) -> None:
    sites = dossier.result.sites
    assert "NL" not in sites.get_column("country").to_list()
    # The two lines of tea from India are one place.
    assert sites.select("file", "source_row").rows() == [
        *(("inkoop-2019.csv", row) for row in (3, 4, 5, 6)),
        ("inkoop-2020.csv", 2),
    ]


def test_it_verifies(dossier: Made) -> None:
    found = verify(dossier.folder, Silent())
    assert found.ok, found.findings
    assert {"results/product-origins.csv", "tables/purchases.parquet"} <= set(found.compared)


def test_lines_without_a_weight_are_no_purchase_of_nought(tmp_path: Path) -> None:
    silent = {"inkoop.csv": "Product;Land van herkomst;Gewicht (kg)\nCacao;Ghana;\nThee;India;\n"}
    text = made(tmp_path, silent, "food", "en").section("purchases")
    assert "Bought no weight known" in text
    assert "0 kg" not in text
