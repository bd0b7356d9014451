"""Who is the same issuer, and which delivered report is about it. Near names are suggested, never joined."""

from __future__ import annotations

import polars as pl

from imvo.chain.financed import matched, sites
from tests.chain.held import holdings, loans, positions
from tests.intake.portfolios import isin_of, lei_of

_REPORT = {"issuer_name": pl.String, "issuer_lei": pl.String, "isin": pl.String}


def _reports(*rows: tuple[str | None, str | None, str | None]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=_REPORT, orient="row")


def _matches(reports: pl.DataFrame) -> list[tuple[str, str | None]]:
    held = holdings(
        {"issuer_name": "Voorbeeld Mijnbouw N.V.", "issuer_lei": lei_of(1), "isin": isin_of(11), "value": 1.0},
        {"issuer_name": "Ketenstoff Textil AG", "isin": isin_of(12), "value": 1.0},
    )
    return matched(reports, positions(held)).rows.select("matched_by", "issuer_id").rows()


def test_an_lei_decides_then_an_isin_then_exactly_the_same_name() -> None:
    found = _matches(
        _reports(
            ("Another name", lei_of(1), None),
            ("Another name", None, isin_of(12)),
            ("VOORBEELD  mijnbouw n.v.", None, None),
        )
    )
    first, textile = lei_of(1), "name: ketenstoff textil ag"
    assert found == [("lei", first), ("isin", textile), ("name", first)]


def test_a_near_name_is_a_suggestion_that_counts_nowhere() -> None:
    reports = _reports(("Ketenstof Textil AG", None, None), ("Heel anders", None, None))
    assert _matches(reports) == [("near-name", None), ("none", None)]
    held = positions(holdings({"issuer_name": "Ketenstoff Textil AG", "value": 1.0}))
    assert matched(reports, held).counts().is_empty()


def test_another_firm_of_the_same_name_by_its_lei_is_a_suggestion_only() -> None:
    reports = _reports(("Voorbeeld Mijnbouw N.V.", lei_of(2), None), ("Ketenstoff Textil AG", lei_of(2), None))
    # Of the second firm held no LEI is known: the name is all there is.
    assert _matches(reports) == [("near-name", None), ("name", "name: ketenstoff textil ag")]


def test_a_code_that_does_not_hold_joins_nothing() -> None:
    wrong = lei_of(1)[:-1] + ("0" if lei_of(1)[-1] != "0" else "1")
    assert _matches(_reports(("Another name", wrong, "XX0000000000"))) == [("none", None)]


def test_no_report_is_lost_or_doubled_without_a_reason() -> None:
    reports = _reports(*[(f"Firm {n}", None, None) for n in range(5)], (None, None, None))
    assert matched(reports, positions(holdings({"name": "X", "value": 1.0}))).rows.height == reports.height
    assert matched(reports, positions(holdings())).rows.get_column("matched_by").unique().to_list() == ["none"]


def test_the_name_with_one_lei_lends_it_to_lines_without() -> None:
    held = holdings(
        {"issuer_name": "Firm A", "issuer_lei": lei_of(1), "value": 1.0},
        {"issuer_name": "FIRM A", "value": 2.0},
        {"issuer_name": "Firm AB", "value": 4.0},
    )
    assert positions(held).get_column("issuer_id").to_list() == [lei_of(1), lei_of(1), "name: firm ab"]


def test_two_clients_of_one_name_are_two() -> None:
    lent = loans({"borrower": "Jansen", "borrower_id": "1"}, {"borrower": "Jansen", "borrower_id": "2"})
    assert positions(lent=lent).get_column("issuer_id").n_unique() == 2


def test_a_site_is_one_issuer_in_one_sector_and_country() -> None:
    firm = {"issuer_name": "Firm", "value": 1.0, "sector_system": "nace-2", "sector_code": "14"}
    held = holdings(firm, {**firm, "country_operations": "BD"}, firm, {"asset_class": "cash", "value": 9.0})
    found = sites(positions(held)).select("name", "country", "processes", "volume_share")
    sector = "textiles-clothing-leather"
    assert found.rows() == [("Firm", None, sector, 2 / 12), ("Firm", "BD", sector, 1 / 12)]
