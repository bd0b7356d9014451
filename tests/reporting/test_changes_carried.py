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


PROOF = "Evidence,Document,Page,Public or confidential\n"
MILLS = "Almelo Spinning Mill,,,,Netherlands,Spinning,300\nBeta,,,,Netherlands,Weaving,300\n"
SLIP = MILLS.replace("Almelo Spinning Mill", "Almello Spining Mill")
TOLD = f"{HEAD.strip()},{PROOF}"


@pytest.mark.parametrize(("says", "follows"), [("Harm seen", True), ("No harm seen", False), ("Harm remedied", False)])
def test_harm_follows_a_site_that_is_perhaps_the_same_and_good_news_does_not(
    years: Years, says: str, *, follows: bool
) -> None:
    row = f"Almelo Spinning Mill,,,Child labour,2019-06-01,Union,{says},a,Evidenced,d,1,Public\n"
    years.year("first", MILLS, THEN, findings=(years.file("findings.csv", TOLD + row),))
    years.year("second", SLIP, NOW, previous="first")
    years.year("third", SLIP, NOW.replace(year=2021), previous="second")
    for name in ("second", "third"):
        heard = years.made[name].heard
        assert heard is not None
        states = heard.results["finding-states"].select("site", "seen_at", "why")
        assert states.rows() == [
            ("Almello Spining Mill", "Almelo Spinning Mill", None)
            if follows
            else ("Almelo Spinning Mill", None, "no-such-site")
        ]
    page = (years.folder / "second" / "dossier.html").read_text(encoding="utf-8")
    assert ("Almelo Spinning Mill → Almello Spining Mill" in page) is follows


def test_harm_stays_where_the_name_was_put_right_again(years: Years) -> None:
    row = "Almelo Spinning Mill,,,Child labour,2019-06-01,Union,Harm seen,a,Evidenced,d,1,Public\n"
    years.year("first", MILLS, THEN, findings=(years.file("findings.csv", TOLD + row),))
    years.year("second", SLIP, NOW, previous="first")
    years.year("third", MILLS, NOW.replace(year=2021), previous="second")
    heard = years.made["third"].heard
    assert heard is not None
    states = heard.results["finding-states"].select("site", "seen_at", "effect")
    assert states.rows() == [("Almelo Spinning Mill", None, "raises")]


@pytest.mark.parametrize(("says", "follows"), [("Yes: children at the frames", True), ("No harm seen", False)])
def test_harm_in_an_answer_follows_too(years: Years, says: str, *, follows: bool) -> None:
    head = "Question key,Site,Theme,Answer,Date\n"
    row = f"practice/NL,Almelo Spinning Mill,Child labour,{says},2019-06-01\n"
    years.year("first", MILLS, THEN, answers=(years.file("answers.csv", head + row),))
    years.year("second", SLIP, NOW, previous="first")
    heard = years.made["second"].heard
    assert heard is not None
    states = heard.results.get("finding-states")
    found = None if states is None else states.row(0, named=True)["seen_at"]
    assert found == ("Almelo Spinning Mill" if follows else None)
