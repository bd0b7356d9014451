"""`verify` tells a working file that somebody filled in from a result that somebody changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from imvo.reporting.previous import ANSWERS_BOOK, PLAN_BOOK
from imvo.reporting.verify import Verification, verify
from imvo.runs import Silent, manifest
from tests.reporting.years import FIRST, NOW, THEN, Years

PLAN = ["Measure ID", "Kind", "Measure in words", "Status"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two dossiers: `first`, and `second` made with the plan that was written into the folder of `first`."""
    years = Years(tmp_path_factory.mktemp("years"))
    book(years.year("first", FIRST, THEN) / PLAN_BOOK, PLAN, ["M1", "Prevention", "Longer lead times", "Running"])
    years.year("second", FIRST, NOW, previous="first")
    return years.folder


@pytest.fixture
def own(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept, tmp_path / "own")


def book(path: Path, *rows: list[str]) -> None:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)


def looked_at(folder: Path) -> Verification:
    return verify(folder, Silent())


def found(folder: Path) -> list[tuple[str, str]]:
    return [(one.what, one.file) for one in looked_at(folder).findings]


def test_an_edited_workbook_of_answers_is_no_tampering(own: Path) -> None:
    book(own / "second" / ANSWERS_BOOK, ["Question", "Answer"], ["country/sewing", "India"])
    done = looked_at(own / "second")
    assert (done.ok, done.edited, done.unread, done.away) == (True, (ANSWERS_BOOK,), (), ())


def test_a_plan_that_is_written_beside_the_dossier_is_no_tampering(own: Path) -> None:
    done = looked_at(own / "first")
    assert (done.ok, done.edited) == (True, (PLAN_BOOK,))


def test_a_plan_that_is_edited_in_the_second_year(own: Path) -> None:
    book(own / "second" / PLAN_BOOK, PLAN, ["M1", "Prevention", "Longer lead times", "Done"])
    done = looked_at(own / "second")
    assert (done.ok, done.edited) == (True, (PLAN_BOOK,))


def test_a_working_file_that_cannot_be_opened_is_said(own: Path) -> None:
    (own / "second" / ANSWERS_BOOK).write_bytes(b"\x00\x01 no workbook")
    done = looked_at(own / "second")
    assert (done.ok, done.edited, done.unread) == (True, (ANSWERS_BOOK,), (ANSWERS_BOOK,))


def test_a_working_file_that_was_taken_out_is_said_and_is_no_tampering(own: Path) -> None:
    (own / "second" / ANSWERS_BOOK).unlink()
    done = looked_at(own / "second")
    assert (done.ok, done.away, done.edited) == (True, (ANSWERS_BOOK,), ())


@pytest.mark.parametrize("edited", [True, False])
def test_a_replaced_result_is_tampering_whatever_the_working_files(own: Path, *, edited: bool) -> None:
    if edited:
        book(own / "second" / ANSWERS_BOOK, ["Question", "Answer"], ["country/sewing", "India"])
    path = own / "second" / "issues.csv"
    pl.read_csv(path, infer_schema=False).head(3).write_csv(path)
    done = looked_at(own / "second")
    assert not done.ok
    assert [(one.what, one.file) for one in done.findings] == [("changed", "issues.csv")]
    assert done.edited == ((ANSWERS_BOOK,) if edited else ())


@pytest.mark.parametrize("name", ["issue-changes.csv", "site-changes.csv", "measure-changes.csv", "carried.csv"])
def test_a_table_on_what_changed_is_a_result(own: Path, name: str) -> None:
    path = own / "second" / "results" / name
    path.write_bytes(path.read_bytes() + b"more\n")
    assert found(own / "second") == [("changed", f"results/{name}")]
    content = manifest.read(own / "second")
    left = {key: value for key, value in content.items() if key not in ("schema", "files", "seal", "generated_at")}
    manifest.write(own / "second", left)
    assert found(own / "second") == [("differs", f"results/{name}")], "sealed anew it is found all the same"


@pytest.mark.parametrize("name", [f"inputs/previous/{PLAN_BOOK}", "inputs/previous/issues.csv"])
def test_what_a_year_built_on_is_an_input_and_no_working_file(own: Path, name: str) -> None:
    path = own / "second" / name
    path.write_bytes(path.read_bytes() + b" ")
    assert found(own / "second") == [("changed", name)]


def test_a_file_with_the_name_of_a_working_file_elsewhere_is_an_addition(own: Path) -> None:
    shutil.copyfile(own / "first" / PLAN_BOOK, own / "second" / "results" / PLAN_BOOK)
    assert found(own / "second") == [("added", f"results/{PLAN_BOOK}")]


def test_what_was_written_into_the_earlier_dossier_came_into_the_next(own: Path) -> None:
    assert pl.read_csv(own / "second" / "results" / "carried.csv").is_empty(), "written since, so of this run"
    measures = pl.read_csv(own / "second" / "results" / "measure-changes.csv")
    assert measures.select("change", "file_now").rows() == [("new", "2019-07-04/plan.xlsx")]
