"""What a person says of a header goes to the files that have that header, and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import UnusableFile
from tests.intake.delivered_files import delivered

INKOOP = "Artikelnaam X;Waar vandaan;Netto\nCacao;Ghana;10\n"
LEDEN = "Lid;Ingevuld;Netto\nBakker;ja;nee\n"


def test_a_header_that_one_file_has_is_mapped_there(tmp_path: Path) -> None:
    mapping = {"Artikelnaam X": "product", "Waar vandaan": "country", "Netto": "amount"}
    found = delivered(tmp_path, files={"inkoop.csv": INKOOP, "leden.csv": LEDEN}, mapping=mapping)
    assert found.tables["purchases"].select("product", "country", "amount").rows() == [("cocoa", "GH", 10.0)]
    # The other file has a header of that name too, and no column for it.
    assert found.tables["association-members"].height == 1


def test_one_header_may_be_mapped_in_every_file_that_has_it(tmp_path: Path) -> None:
    files = {f"{n}.csv": f"Product;Waar;Kg\nCacao;Ghana;{n}\n" for n in "12"}
    found = delivered(tmp_path, files=files, mapping={"Waar": "country"})
    assert found.tables["purchases"].get_column("country").to_list() == ["GH", "GH"]


def test_a_column_is_left_out_when_asked(tmp_path: Path) -> None:
    files = {"a.csv": "Product;Land;Kg\nCacao;Ghana;10\n"}
    found = delivered(tmp_path, files=files, mapping={"Land": "ignore"})
    assert found.tables["purchases"].get_column("country").to_list() == [None]


@pytest.mark.parametrize(
    ("mapping", "key"),
    [
        ({"Nergens": "country"}, "intake.map-header"),
        ({"Netto": "colour"}, "intake.map-nowhere"),
        ({"Netto": "workers"}, "intake.map-other"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, mapping: dict[str, str], key: str) -> None:
    files = {"inkoop.csv": "Product;Land;Kg;Netto\nCacao;Ghana;10;9\n"}
    with pytest.raises(UnusableFile) as error:
        delivered(tmp_path, files=files, mapping=mapping)
    assert error.value.key == key


def test_a_mapping_decides_what_a_file_is(tmp_path: Path) -> None:
    files = {"x.csv": "Wat;Hoeveel\nCacao;10\n"}
    found = delivered(tmp_path, files=files, mapping={"Wat": "product", "Hoeveel": "amount"})
    assert list(found.tables) == ["purchases"]
