"""Materials of textile beside a list of suppliers: what is claimed, what is unknown, and of how much."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.part_run import Made, made

FILES = {
    "suppliers.csv": "Supplier,Country,Process\nMill,India,Spinning\n",
    "materialen.csv": (
        "Materiaal;Hoeveelheid;Eenheid;Productiewijze;Keurmerk\n"
        "Katoen;1,5;ton;biologisch;GOTS\n"
        "Katoen;500;kg;;\n"
        "Leer;20;m2;gangbaar;\n"
        "Wol;;kg;gerecycled;\n"
        ";100;kg;onbekend;\n"
    ),
}


@pytest.fixture(scope="module", params=["nl", "en"])
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("textile"), FILES, "textile", request.param)


def test_the_unknown_stays_in_the_shares(dossier: Made) -> None:
    table = dossier.table("material-amounts")
    assert table.select("material", "production", "unit", "amount", "lines").rows() == [
        ("cotton", "certified", "kg", "1500.0", "1"),
        ("cotton", None, "kg", "500.0", "1"),
        (None, None, "kg", "100.0", "1"),
        ("wool", "recycled", "kg", None, "1"),
        ("leather", "conventional", "m2", "20.0", "1"),
    ]
    assert float(table.item(0, "share")) == pytest.approx(1500 / 2100)


def test_the_page_calls_a_claim_a_claim(dossier: Made) -> None:
    text = dossier.section("materials")
    if dossier.result.request.lang == "en":
        assert "2,100 kg the sum of 3 lines" in text
        assert "lines in another unit or in none: 1; lines without an amount: 1" in text
        assert "Said to be certified 71.4% of 2,100 kg" in text
        assert "certified (claimed)" in text
    else:
        assert "2.100 kg de som van 3 regels" in text
        assert "gecertificeerd (geclaimd)" in text


def test_materials_add_no_site(dossier: Made) -> None:
    assert dossier.result.sites.select("row", "source_row", "name").rows() == [(2, None, "Mill")]


def test_it_verifies(dossier: Made) -> None:
    assert verify(dossier.folder, Silent()).ok


def test_materials_without_an_amount_are_not_nought(tmp_path: Path) -> None:
    silent = FILES | {
        "materialen.csv": "Materiaal;Hoeveelheid;Eenheid;Productiewijze\nWol;;kg;gerecycled\nKatoen;;kg;\n"
    }
    text = made(tmp_path, silent, "textile", "en").section("materials")
    assert "Bought no weight known" in text
    assert "0 kg" not in text
