"""A record of spraying is known as one, also where it gives a dose per hectare, which is no amount."""

from __future__ import annotations

from pathlib import Path

from tests.intake.delivered_files import delivered


def test_a_dose_is_no_amount(tmp_path: Path) -> None:
    text = (
        "Spuitregistratie;;;;;;\nBedrijf;Middel (werkzame stof);Dosering;Eenheid;Opp. (ha);Gewas;Datum\n"
        "A;Vertimec;1,2;l;2,5;roos;1-3-2021\nA;Captan;3 kg;;2,5;roos;2021-03-08\nB;Thiovit;4;kg;;Rose;15/03/2021\n"
    )
    found = delivered(tmp_path, "floriculture", files={"x.csv": text})
    table = found.tables["crop-protection"]
    assert table.select("grower", "product", "amount", "hectares").rows() == [
        ("A", "Vertimec", None, 2.5), ("A", "Captan", None, 2.5), ("B", "Thiovit", None, None),
    ]  # fmt: skip
    assert any("Dosering" in note.text("en") for note in found.notes)


def test_a_list_of_growers_stays_one(tmp_path: Path) -> None:
    text = "Kweker;Land;Product;Oppervlakte (ha)\nA;Kenia;roos;3\n"
    assert list(delivered(tmp_path, "floriculture", files={"x.csv": text}).tables) == ["sites"]
