"""What was written into last year's workbook comes into this run as if it had been handed in."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from imvo.reporting import between, dossier
from imvo.reporting.compute import Result
from imvo.reporting.section import Section
from imvo.runs import Silent
from tests.reporting.test_working_files import book
from tests.reporting.years import FIRST, NOW, THEN, Years

HEAD = ["Question key", "Site", "Answer", "Evidence", "Document", "Page", "Date"]
ROWS = (
    ["migrants", "Kaveri Mill Ltd", "mostly", "Evidenced", "report.pdf", "2", "2020-01-02"],
    ["migrants", "Dhaka Sewing", "110 %", "Evidenced", "report.pdf", "2", "2020-01-02"],
    ["migrants", "No Such Mill", "10 %", "Evidenced", "report.pdf", "2", "2020-01-02"],
    ["migrants", "Lake Dyehouse", "20 %", "Evidenced", "report.pdf", "", "2020-01-02"],
)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    """`edited`: answers in the workbook of `first`. `handed`: the same with --answers."""
    made = Years(tmp_path_factory.mktemp("years"))
    made.year("first", FIRST, THEN)
    shutil.copytree(made.folder / "first", made.folder / "filled")
    book(made.folder / "filled" / "answers.xlsx", HEAD, *ROWS)
    made.year("edited", FIRST, NOW, previous="filled")
    made.year("handed", FIRST, NOW, previous="first", answers=(made.folder / "filled" / "answers.xlsx",))
    return made


def lines(result: Result) -> list[tuple[object, ...]]:
    return dossier.refused(result).select("row", "column", "value", "reason", "mend").sort("row", "reason").rows()


def page(result: Result) -> Section:
    return next(one.section for one in result.outcomes if one.section is not None and one.section.id == "answers")


def test_an_edited_workbook_gives_the_messages_of_one_that_is_handed_in(years: Years) -> None:
    edited, handed = years.made["edited"], years.made["handed"]
    assert lines(edited) == lines(handed)
    assert len(lines(edited)) >= len(ROWS)
    kept = pl.read_csv(years.folder / "edited" / "rejected-returned.csv")
    assert kept.height == len(lines(edited))
    assert set(kept.get_column("file")) == {"2019-07-04/answers.xlsx"}


def test_its_rows_are_counted_as_rows_of_this_run(years: Years) -> None:
    edited, handed = years.made["edited"], years.made["handed"]
    assert [(fact.label.en, fact.value.en) for fact in page(edited).facts] == [
        (fact.label.en, fact.value.en) for fact in page(handed).facts
    ]
    assert dossier.content(edited)["returned"] == dossier.content(handed)["returned"]
    assert years.results("edited")["carried"].is_empty()


def test_the_comparison_of_two_folders_takes_them_for_the_same(years: Years) -> None:
    found = between.between(years.folder / "first", years.folder / "edited", "en", Silent())
    assert found.results["carried"].is_empty()
    own = years.results("edited")
    assert all(found.results[name].equals(own[name]) for name in own)


def test_what_is_carried_and_cannot_be_used_is_told_without_a_file_of_this_run(years: Years) -> None:
    years.year("next", FIRST, NOW.replace(year=2021), previous="edited")
    rows = dossier.refused(years.made["next"])
    assert "No Such Mill" in rows.get_column("value").to_list()
    assert (years.folder / "next" / "rejected-returned.csv").is_file()


def test_a_plan_that_is_given_takes_the_place_of_the_one_that_was_filled_in(years: Years, tmp_path: Path) -> None:
    head = ["Measure ID", "Kind", "Measure in words"]
    shutil.copytree(years.folder / "first", years.folder / "planned")
    book(years.folder / "planned" / "plan.xlsx", head, ["M1", "Prevention", "Of then"])
    book(tmp_path / "plan.xlsx", head, ["M2", "Prevention", "Of now"])
    years.year("replaced", FIRST, NOW, previous="planned", plan=tmp_path / "plan.xlsx")
    measures = years.made["replaced"].returned.tables["plan-measures"]
    assert measures.get_column("what").to_list() == ["Of now"]
    assert [one.file for one in years.made["replaced"].returned.readings] == ["plan.xlsx"]


def test_a_workbook_that_is_handed_in_where_it_stands_is_read_once(years: Years) -> None:
    came = (years.folder / "filled" / "answers.xlsx",)
    years.year("both", FIRST, NOW, previous="filled", answers=came)
    assert [one.file for one in years.made["both"].returned.readings] == ["answers.xlsx"]
    assert lines(years.made["both"]) == lines(years.made["handed"])
