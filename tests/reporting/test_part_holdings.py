"""Holdings end to end: look-through, codes that do not hold, reports, exclusions, votes and engagements."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo.reporting.compute import Result
from tests.reporting.of_finance import csv, made, page


@pytest.fixture(scope="module")
def insurer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("insurer") / "dossier"
    return made("insurance", folder), folder


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("fund") / "dossier"
    return made("pension-funds", folder), folder


def test_the_fund_is_looked_through_and_counts_once(insurer: tuple[Result, Path]) -> None:
    counted = csv(insurer[1], "holders-counted").select("holder", "counted").rows()
    assert [role for _, role in counted] == ["content", "own"]
    positions = csv(insurer[1], "financed-positions")
    palm = positions.filter(issuer="Palmtak Plantations").row(0, named=True)
    # 40 of the fund's 100 million, of which 3 million is held.
    assert (palm["value"], palm["depth"], palm["means"]) == (pytest.approx(1_200_000), 1, "fund")
    # Legs of the forward are one position; everything else adds up to what the own portfolio states.
    assert positions.get_column("value").sum() == pytest.approx(22_415_000)


def test_what_is_not_disclosed_is_a_class_of_its_own(insurer: tuple[Result, Path]) -> None:
    ledger = csv(insurer[1], "coverage-ledger").filter(state="undisclosed")
    assert ledger.select("positions", "value").rows() == [(2, pytest.approx(1_250_000 + 540_000))]
    totals = csv(insurer[1], "exposure-totals").row(0, named=True)
    assert (totals["value"], totals["undisclosed"]) == (3_000_000, pytest.approx(540_000))


def test_a_code_that_is_no_isin_is_listed_and_its_position_stays(insurer: tuple[Result, Path]) -> None:
    assert "QS000000009X" in page(insurer[0], "en")
    positions = csv(insurer[1], "financed-positions").filter(issuer="Nergens Vervoer NV")
    assert positions.select("value", "state").rows() == [(610_000, "sector-unknown")]


def test_reports_are_joined_or_suggested_and_none_is_lost(insurer: tuple[Result, Path]) -> None:
    found = csv(insurer[1], "issuer-findings").select("reported_as", "matched_by").rows()
    assert found == [
        ("Diepgraaf Mijnbouw NV", "lei"),
        ("Palmtak Plantations", "isin"),
        ("Ketenstof Textil AG", "near-name"),
        ("Onbekende Handel BV", "none"),
    ]
    listed = csv(insurer[1], "engagement-list")
    assert set(listed.filter(pl.col("findings") > 0).get_column("issuer")) == {
        "Diepgraaf Mijnbouw NV",
        "Palmtak Plantations",
    }


def test_a_plain_list_is_looked_through_too(fund: tuple[Result, Path]) -> None:
    positions = csv(fund[1], "financed-positions")
    palm = positions.filter(issuer="Palmtak Plantations").row(0, named=True)
    assert (palm["value"], palm["country"], palm["means"]) == (pytest.approx(3_600_000), "ID", "minority-fund")
    # A property is where it stands; private equity without a value stays, as unknown.
    assert positions.filter(asset_class="real-estate").select("sector", "country").rows() == [("real-estate", "NL")]
    assert positions.filter(asset_class="private-equity").get_column("value").to_list() == [None]


def test_what_is_excluded_and_still_held_is_said(fund: tuple[Result, Path]) -> None:
    assert csv(fund[1], "exclusions-held").select("named", "issuer").rows() == [
        ("Bronwater Dams", "Bronwater Dams"),
        ("Splinterwerk Defence", None),
    ]
    listed = csv(fund[1], "engagement-list")
    assert listed.filter("excluded").get_column("issuer").to_list() == ["Bronwater Dams"]
    assert listed.filter(issuer="Diepgraaf Mijnbouw NV").get_column("engagements").to_list() == [1]
    assert csv(fund[1], "votes-held").get_column("vote").to_list() == ["for"]


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "Uitsluitingen zoals aangeleverd"), ("en", "Exclusions as delivered")]
)
def test_the_records_have_tables_of_their_own(fund: tuple[Result, Path], lang: str, said: str) -> None:
    text = page(fund[0], lang)
    assert said in text
    assert "Splinterwerk Defence" in text
