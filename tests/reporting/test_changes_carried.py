"""What an earlier dossier carries on follows its site, and tells how old it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from imvo.reporting.changes.carried import years_before
from tests.reporting.years import FIRST, NOW, THEN, Years

HEAD = "Site,Site ID,Site row,Theme,Date,Kind,Direction,Text\n"


@pytest.fixture
def years(tmp_path: Path) -> Years:
    return Years(tmp_path)


def test_each_row_that_is_carried_tells_its_age(years: Years) -> None:
    rows = (
        "Kaveri Mill Ltd,,,Child labour,2019-07-03,Media,Harm seen,a\n"
        "Kaveri Mill Ltd,,,Child labour,2019-07-04,Media,Harm seen,b\n"
        "Kaveri Mill Ltd,,,Child labour,,Media,Harm seen,c\n"
    )
    years.year("first", FIRST, THEN, findings=(years.file("findings.csv", HEAD + rows),))
    years.year("second", FIRST, NOW, previous="first")
    found = years.results("second")["carried"]
    assert found.select("row", "age").rows() == [(2, "older"), (4, "undated"), (3, "within")]
    assert set(found.get_column("file")) == {"2019-07-04/findings.csv"}


@pytest.mark.parametrize(
    ("day", "before"),
    [("2020-07-04", "2019-07-04"), ("2020-02-29", "2019-02-28"), ("2021-01-31", "2020-01-31")],
)
def test_a_year_goes_by_the_calendar(day: str, before: str) -> None:
    assert years_before(date.fromisoformat(day), 1) == date.fromisoformat(before)


def test_a_finding_follows_its_site_under_another_name(years: Years) -> None:
    listed = FIRST.replace("Kaveri Mill Ltd,A1", "Kaveri Mill,")
    came = years.file("findings.csv", HEAD + "Kaveri Mill,,,Child labour,2019-06-01,Media,Harm seen,a\n")
    years.year("first", listed, THEN, findings=(came,))
    years.year("second", listed.replace("Kaveri Mill,", "Kaveri Mill Pvt Ltd,"), NOW, previous="first")
    carried = years.made["second"].returned.tables["findings"]
    assert carried.get_column("site").to_list() == ["Kaveri Mill Pvt Ltd"]
    heard = years.made["second"].heard
    assert heard is not None
    assert heard.findings.get_column("row").to_list() == [2]


def test_a_finding_follows_its_site_into_another_row(years: Years) -> None:
    both = "Jaya,,1 Mill Road,,India,Spinning,10\nJaya,,9 Quay,,India,Weaving,20\n"
    turned = "Jaya,,9 Quay,,India,Weaving,20\nJaya,,1 Mill Road,,India,Spinning,10\n"
    came = years.file("findings.csv", HEAD + "Jaya,,3,Child labour,2019-06-01,Media,Harm seen,a\n")
    years.year("first", both, THEN, findings=(came,))
    years.year("second", turned, NOW, previous="first")
    heard = years.made["second"].heard
    assert heard is not None
    row = heard.findings.item(0, "row")
    assert years.made["second"].sites.filter(pl.col("row") == row).item(0, "address") == "9 Quay"


def test_a_finding_about_a_site_that_is_gone_stays_as_it_was_said(years: Years) -> None:
    came = years.file("findings.csv", HEAD + "Lake Dyehouse,A3,,Child labour,2019-06-01,Media,Harm seen,a\n")
    years.year("first", FIRST, THEN, findings=(came,))
    gone = FIRST.replace("Lake Dyehouse,A3,3 Quay,Shaoxing,China,Dyeing,\n", "")
    years.year("second", gone, NOW, previous="first")
    carried = years.made["second"].returned.tables["findings"]
    assert carried.select("site", "site_id").rows() == [("Lake Dyehouse", "A3")]
    assert years.results("second")["carried"].height == 1
