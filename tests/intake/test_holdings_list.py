"""Any list of holdings: read by its declared columns, then completed as a TPT file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.intake import Reader, gather
from imvo.intake.reading import Reading
from imvo.intake.values.vocabulary import shipped
from imvo.runs import Silent
from tests.intake.portfolios import as_csv, isin_of, lei_of


def _read(path: Path, kind: str = "holdings") -> Reading:
    return gather([path], Reader(accepted=[kind], vocabulary=shipped(), lang="nl"), Silent()).readings[0]


HEADERS = {
    "nl": [
        "Portefeuille",
        "ISIN",
        "Naam",
        "Uitgever",
        "LEI",
        "Land van vestiging",
        "Beleggingscategorie",
        "Marktwaarde",
    ],
    "en": ["Portfolio", "ISIN", "Security name", "Issuer", "LEI", "Issuer country", "Asset class", "Market value"],
    "de": ["Fonds", "ISIN", "Wertpapierbezeichnung", "Emittent", "LEI", "Sitzland", "Anlageklasse", "Marktwert"],
    "fr": [
        "Fonds",
        "Code ISIN",
        "Libellé",
        "Émetteur",
        "LEI",
        "Pays de l'émetteur",
        "Classe d'actifs",
        "Valeur de marché",
    ],
}
CLASSES = {"nl": "Aandelen", "en": "Equities", "de": "Aktien", "fr": "Actions"}


@pytest.mark.parametrize("lang", list(HEADERS))
def test_a_list_in_four_languages(tmp_path: Path, lang: str) -> None:
    rows: list[list[object]] = [
        HEADERS[lang],
        ["A", isin_of(1), "Share", "Example", lei_of(1), "Sweden", CLASSES[lang], "1234.50"],
        ["A", "US0378331003", "Bond", "Other", "", "", "", "-200.25"],
        ["B", "", "", "", "", "", "", "12.75"],
    ]
    read = _read(as_csv(tmp_path / "a.csv", rows))
    holdings = read.tables["holdings"]
    assert holdings.get_column("value").to_list() == [1234.5, -200.25, 12.75]
    assert holdings.get_column("isin_state").to_list() == ["valid", "checksum", "not-checked"]
    assert holdings.get_column("asset_class").to_list() == ["equity", "unknown", "unknown"]
    assert holdings.get_column("country_domicile").to_list() == ["SE", None, None]
    assert holdings.get_column("country_operations").to_list() == [None] * 3
    assert holdings.get_column("source").unique().to_list() == ["list"]
    assert read.tables["funds"].get_column("sum_value").to_list() == [1034.25, 12.75]
    assert read.tables["funds"].get_column("agrees").unique().to_list() == ["unknown"]
    assert read.tables["identifier-faults"].get_column("code").to_list() == ["US0378331003"]


def test_weights_of_a_list_in_percent(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Fund", "ISIN", "Market value", "Weight"],
        ["A", "", "6", "60.0"],
        ["A", "", "4", "40.0"],
    ]
    assert _read(as_csv(tmp_path / "a.csv", rows)).tables["holdings"].get_column("weight").to_list() == [0.6, 0.4]


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Company", "Vote", "Meeting date"], ["Example", "Tegen", "2025-04-30"]]
    read = _read(as_csv(tmp_path / "a.csv", rows), "votes")
    assert list(read.tables) == ["votes"]
    assert read.tables["votes"].get_column("vote").to_list() == ["against"]


@pytest.mark.parametrize(
    ("kind", "rows", "column", "code"),
    [
        (
            "controversies",
            [["Onderneming", "Thema", "Omschrijving", "Bron"], ["X", "Landroof", "...", "NGO"]],
            "theme",
            "land-rights",
        ),
        (
            "controversies",
            [["Company", "Topic", "Allegation", "Source"], ["X", "Modern slavery", "...", "NGO"]],
            "theme",
            "forced-labour",
        ),
        ("engagements", [["Unternehmen", "Thema", "Status"], ["X", "Kinderarbeit", "Laufend"]], "status", "open"),
        ("exclusions", [["Entreprise", "Motif d'exclusion", "Depuis"], ["X", "Armes", "2020"]], "reason", "Armes"),
    ],
)
def test_what_an_investor_keeps_beside_holdings(
    tmp_path: Path, kind: str, rows: list[list[object]], column: str, code: str
) -> None:
    read = _read(as_csv(tmp_path / "a.csv", rows), kind)
    assert read.tables[kind].get_column(column).to_list() == [code]
