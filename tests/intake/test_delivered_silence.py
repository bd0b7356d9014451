"""Cells that say in so many words that nothing is known are unknown, in every kind of column, and are no fault."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo.intake.wording import claims_nothing
from tests.intake.delivered_files import delivered, told

WORDS = [
    "n.v.t.", "nvt", "n/a", "k.A.", "keine Angabe", "-", "\N{EN DASH}", "--", "?", "onbekend", "unknown", "unbekannt",
    "inconnu",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_in_every_column_of_purchases(tmp_path: Path, word: str) -> None:
    text = "Product;Leverancier;Keurmerk;Land van herkomst;Kg;Jaar\nCacao;Molen;UTZ;Ghana;10;2023\n"
    found = delivered(tmp_path, files={"x.csv": f"{text}Cacao;{word};{word};{word};{word};{word}\n"})
    row = found.tables["purchases"].row(1, named=True)
    assert {row[name] for name in ("supplier", "scheme", "country", "amount", "year")} == {None}
    assert told(found, "cell") == []


@pytest.mark.parametrize("word", WORDS)
def test_in_dates_choices_and_goods(tmp_path: Path, word: str) -> None:
    text = "Partij;Raffinaderij;Materiaal;Gewicht;Eenheid;Land van herkomst;Datum document\n"
    line = f"A;X;goud;1;kg;Peru;2023-01-02\nB;{word};{word};1;{word};{word};{word}\n"
    found = delivered(tmp_path, "gold", files={"x.csv": text + line})
    row = found.tables["mineral-lots"].row(1, named=True)
    assert {row[name] for name in ("refiner", "material", "unit", "origin", "document_date")} == {None}
    assert found.rejected.filter(pl.col("row") == 3).is_empty()


@pytest.mark.parametrize("word", ["geen", "None", "no", "Nee", "nein", "aucun", "-", "n.v.t."])
def test_no_label_is_no_claim(word: str) -> None:
    assert claims_nothing(word)
    assert not claims_nothing(f"UTZ {word}")
