"""A kind of table is known by its columns; a list of sites only where no more telling kind says as much."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import UnusableFile, open_file
from imvo.intake.notes import explain
from imvo.intake.recognise import recognise
from tests.intake.delivered_files import delivered, read_in


def kind_of(folder: Path, text: str, kinds: list[str]) -> str:
    (folder / "x.csv").write_text(text, encoding="utf-8")
    return recognise(open_file(folder / "x.csv"), kinds, None, {}, "en")[0]


@pytest.mark.parametrize(
    ("header", "chain", "kind"),
    [
        ("Supplier,Country,Product,Workers", "food", "sites"),
        ("Supplier,Address,City,Country,Product,Volume", "food", "sites"),
        ("Product,Supplier,Country of origin,Weight (kg)", "food", "purchases"),
        ("Name,Country", "food", "sites"),
        ("Member,Answered,Mapped", "food", "association-members"),
        ("Fibre,Quantity,Country,Supplier", "textile", "materials"),
        ("Factory,Country,Material,Workers,Product", "textile", "sites"),
        ("Chain,Factory,Country of the factory,Quarry", "natural-stone", "supply-chains"),
        ("Naam;Land;Steensoort;Aantal werknemers", "natural-stone", "sites"),
        ("Product,Volume (m3),Claim,Certificate code", "forest", "wood-purchases"),
        ("ISIN,Market value,Country,Name", "finance", "holdings"),
    ],
)
def test_by_its_columns(tmp_path: Path, header: str, chain: str, kind: str) -> None:
    assert kind_of(tmp_path, f"{header}\n", read_in(chain)) == kind


def test_the_order_of_kinds_does_not_matter(tmp_path: Path) -> None:
    kinds = read_in("food")
    text = "Product,Supplier,Country of origin,Weight (kg)\n"
    assert kind_of(tmp_path, text, kinds) == kind_of(tmp_path, text, kinds[::-1]) == "purchases"


def test_two_kinds_that_fit_alike_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as error:
        kind_of(tmp_path, "Materiaal;Product;Kg\n", ["materials", "purchases"])
    assert error.value.key == "intake.kinds-alike"
    for lang in ("nl", "en"):
        reason, mend = explain(error.value, lang)
        assert "(materials)" in reason
        assert "(purchases)" in reason
        assert "x.csv=" in mend


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_where_none_fits_all_are_named_with_what_was_read(tmp_path: Path, lang: str) -> None:
    with pytest.raises(UnusableFile) as error:
        delivered(tmp_path, files={"x.csv": "Weer;Wind\nzon;noord\n"}, lang=lang)
    reason, _ = explain(error.value, lang)
    assert all(f"({kind})" in reason for kind in read_in("food"))
    assert "Weer, Wind" in reason
