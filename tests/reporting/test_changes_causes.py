"""Only what did something is named as a cause, and what grew too old to count belongs to the day."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo.reporting import between
from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.test_working_files import book
from tests.reporting.years import FIRST, NOW, THEN, Years

HEAD = ["Question key", "Site", "Country", "Answer", "Evidence", "Document", "Page", "Date", "Public or confidential"]
PROVEN = ["Evidenced", "Report", "3", "2020-06-01", "Public"]
LATER = NOW.replace(year=2023)


@pytest.fixture
def years(tmp_path: Path) -> Years:
    return Years(tmp_path)


def answers(years: Years, *rows: list[str], name: str = "answers.xlsx") -> tuple[Path]:
    book(years.folder / name, HEAD, *rows)
    return (years.folder / name,)


def test_a_claim_beside_a_proven_answer_is_no_cause(years: Years) -> None:
    proven = ["migrants", "Kaveri Mill Ltd", "", "40 %", *PROVEN]
    claim = ["women", "Kaveri Mill Ltd", "", "60 %"]
    years.year("first", FIRST, THEN)
    years.year("second", FIRST, NOW, previous="first", answers=answers(years, claim, proven))
    found = years.results("second")
    causes = found["change-causes"]
    assert set(causes.get_column("row")) == {3}
    told = set(found["issue-changes"].filter(pl.col("change") == "moved").get_column("because"))
    assert told == {"Answers: Kaveri Mill Ltd (answers.xlsx, sheet Sheet1, row 3)."}


def test_a_finding_that_counts_for_nothing_is_no_cause(years: Years) -> None:
    head = "Site,Theme,Date,Kind,Direction,Evidence,Document,Page,Public or confidential\n"
    rows = (
        "Kaveri Mill Ltd,Forced labour,2020-05-01,Audit,No harm seen,Evidenced,Report,1,Public\n"
        "Kaveri Mill Ltd,Forced labour,2020-05-02,Union,Harm seen,Evidenced,Letter,1,Public\n"
    )
    years.year("first", FIRST, THEN)
    years.year("second", FIRST, NOW, previous="first", findings=(years.file("seen.csv", head + rows),))
    assert set(years.results("second")["change-causes"].get_column("row")) == {3}


def test_of_an_answer_that_grew_too_old_the_fact_goes_by_the_day_and_the_site_stays(years: Years) -> None:
    adds = ["stage/cotton-ginning", "Rajkot Gin", "India", "", *PROVEN]
    share = ["migrants", "Kaveri Mill Ltd", "", "40 %", *PROVEN]
    years.year("first", FIRST, THEN)
    second = years.year("second", FIRST, NOW, previous="first", answers=answers(years, adds, share))
    third = years.year("third", FIRST, LATER, previous="second")
    found = years.results("third")
    sites = found["site-changes"]
    assert sites.select("change", "name", "field", "was", "became", "by").rows() == [
        ("changed", "Kaveri Mill Ltd", "migrant_share", "0.4", None, "day"),
    ]
    moved = found["issue-changes"]
    assert set(moved.get_column("step")) == {"day"}
    # That a site is there does not grow old, so only the share is a cause.
    causes = found["change-causes"]
    assert causes.select("kind", "file", "row").rows() == [("row-aged", "2020-07-04/answers.xlsx", 3)]
    assert moved.filter(pl.col("process") == "cotton-ginning").is_empty()
    assert verify(third, Silent()).ok
    told = between.between(second, third, "en", Silent()).results["site-changes"]
    assert told.equals(sites)


def test_the_file_of_an_earlier_answer_has_one_day_before_its_name(years: Years) -> None:
    share = ["migrants", "Kaveri Mill Ltd", "", "40 %", "Evidenced", "Report", "3", "2019-06-01", "Public"]
    years.year("first", FIRST, THEN, answers=answers(years, share))
    years.year("second", FIRST, NOW, previous="first")
    years.year("third", FIRST, LATER, previous="second")
    causes = years.results("third")["change-causes"]
    assert causes.get_column("file").unique().to_list() == ["2019-07-04/answers.xlsx"]


def test_a_site_of_an_answer_that_is_not_there_any_more_was_never_on_the_list(years: Years) -> None:
    adds = ["stage/cotton-ginning", "Rajkot Gin", "India", "", *PROVEN]
    share = ["migrants", "Kaveri Mill Ltd", "", "40 %", *PROVEN]
    first = years.year("first", FIRST, NOW, answers=answers(years, adds, share))
    second = years.year("second", FIRST, NOW)
    found = between.between(first, second, "en", Silent()).results
    assert found["site-changes"].select("change", "by").rows() == [("gone", "answer"), ("changed", "answer")]
    assert set(found["change-causes"].get_column("kind")) == {"row-gone"}
