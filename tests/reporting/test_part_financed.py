"""Investments and loans end to end: ledger, heat map, themes of the agreement, and a page that judges no company."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo import agreement as agreements
from imvo.reporting.compute import Result
from imvo.reporting.monday import steps
from imvo.reporting.phrases import Phrases
from imvo.reporting.verify import verify
from imvo.reporting.view_of import view_of
from imvo.runs import Silent
from tests.reporting.of_finance import AGREEMENTS, csv, made, page

Made = dict[str, tuple[Result, Path]]


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("finance")
    return {name: (made(name, root / name), root / name) for name in AGREEMENTS}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_ledger_adds_to_the_whole_and_holds_every_position(dossiers: Made, name: str) -> None:
    table, positions = csv(dossiers[name][1], "coverage-ledger"), csv(dossiers[name][1], "financed-positions")
    accepted = table.filter(pl.col("state") != "rejected")
    assert accepted.get_column("positions").sum() == positions.height
    for _, part in accepted.group_by("currency"):
        assert abs(part.get_column("share").sum() - 1) <= 1e-9


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_dossier_can_be_made_again(dossiers: Made, name: str) -> None:
    assert verify(dossiers[name][1], Silent()).ok


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_assessed_issuer_is_on_the_engagement_list_once_per_currency(dossiers: Made, name: str) -> None:
    folder = dossiers[name][1]
    looked = csv(folder, "financed-positions").filter(pl.col("state") != "not-assessed")
    listed = csv(folder, "engagement-list")
    assert set(listed.get_column("issuer_id")) == set(looked.get_column("issuer_id"))
    assert not listed.select("issuer_id", "currency").is_duplicated().any()
    assert listed.get_column("rank").is_sorted()


def test_the_themes_come_from_the_definition(dossiers: Made) -> None:
    named = {code for theme in agreements.load("banks").themes for code in theme.common}
    assert set(csv(dossiers["banks"][1], "theme-focus").get_column("theme")) == named
    assert {"land-rights", "freedom-of-association"} <= named
    assert not (dossiers["pension-funds"][1] / "results" / "theme-focus.csv").exists()


def test_currencies_are_kept_apart(dossiers: Made) -> None:
    table = csv(dossiers["banks"][1], "coverage-ledger").filter(pl.col("state") != "rejected")
    assert set(table.get_column("currency")) == {"EUR", "USD"}


SAYS = {
    "nl": ("Het is screening", "geen oordeel over een onderneming", "direct verbonden", "tellen op tot 100%"),
    "en": ("It is screening", "not a judgement on a company", "directly linked, to be checked", "add to 100%"),
}
# Words for those who buy; a fact that quotes a factory or a page may use them, so only phrases of imvo are looked for.
NEVER = {
    "nl": (
        "uw leveranciers",
        "uw lijst",
        "van wie u koopt",
        "op deze locaties",
        "locatie onbekend",
        "uw eigen bestellingen",
    ),
    "en": ("your suppliers", "your list", "you buy from", "at these sites", "site unknown", "your own orders"),
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_page_speaks_to_who_invests_or_lends_and_judges_nobody(dossiers: Made, name: str, lang: str) -> None:
    text = page(dossiers[name][0], lang)
    assert all(said in text for said in SAYS[lang])
    assert not [word for word in NEVER[lang] if word in text.casefold()]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", AGREEMENTS)
def test_monday_begins_with_the_issuer_at_the_top_of_the_list(dossiers: Made, name: str, lang: str) -> None:
    listed = csv(dossiers[name][1], "engagement-list")
    first = listed.filter(~pl.col("to_find_out")).item(0, "issuer")
    begin = {"nl": "Begin met", "en": "Begin with"}[lang]
    assert str(steps(Phrases(view_of(dossiers[name][0]), lang))[0]).startswith(f"{begin} {first} (")


def test_whose_sector_is_not_known_stands_named_under_find_out_first(dossiers: Made) -> None:
    listed = csv(dossiers["insurance"][1], "engagement-list")
    unknown = listed.filter("to_find_out").get_column("issuer").to_list()
    assert unknown
    assert listed.get_column("to_find_out").is_sorted()
    told = page(dossiers["insurance"][0], "en").split("find out what these do", maxsplit=1)[1]
    assert all(issuer in told for issuer in unknown)
