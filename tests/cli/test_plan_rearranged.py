"""A plan that a person rearranged comes back whole, and what cannot be read is named cell by cell."""

import shutil
import zipfile

import pytest

from imvo.action.plan import plan_of
from imvo.reporting.plan_dossier import open_dossier, read_plan
from imvo.reporting.working.plan_book import workbook
from tests.cli import plan_books
from tests.cli.calls import run


@pytest.fixture(scope="module")
def sheets(dossier, tmp_path_factory):
    folder = shutil.copytree(dossier, tmp_path_factory.mktemp("rearranged") / "dossier")
    run("plan", "new", folder)
    return folder, plan_books.by_a_person(plan_books.read(folder / "plan.xlsx"))


def checked(folder, path):
    return run("plan", "check", folder, "--plan", path, "--json").json


def test_columns_moved_sheets_renamed_and_dates_as_text(sheets, tmp_path):
    folder, plain = sheets
    moved = {}
    for number, (name, rows) in enumerate(plain.items()):
        kept = name in ("Issues", "Measures", "Who answers")
        turned = [list(reversed(row)) for row in rows] if kept else rows
        moved[f"Tab {number}" if kept else name] = turned
    measures = next(rows for rows in moved.values() if "Due on" in rows[0])
    due = measures[0].index("Due on")
    for row in measures[1:]:
        row[due] = "31-12-2019"
    before = checked(folder, plan_books.write(tmp_path / "plain.xlsx", plain))
    after = checked(folder, plan_books.write(tmp_path / "moved.xlsx", moved))
    assert after["rejected"] == []
    said = ("level", "check", "issue", "measure", "detail")
    assert sorted([one[name] or "" for name in said] for one in after["findings"]) == sorted(
        [one[name] or "" for name in said] for one in before["findings"]
    )
    assert after["measures"] == before["measures"]


def test_a_workbook_in_the_other_language_is_read(sheets, tmp_path):
    folder, _ = sheets
    run("plan", "new", folder, "-o", tmp_path / "nl.xlsx", "--lang", "nl")
    dutch, english = (checked(folder, path) for path in (tmp_path / "nl.xlsx", folder / "plan.xlsx"))
    assert dutch["measures"] == english["measures"]
    assert dutch["counts"] == english["counts"]
    assert dutch["rejected"] == []


def test_a_cell_that_cannot_be_read_is_named_and_its_row_stays(sheets, tmp_path):
    folder, plain = sheets
    rows = [list(row) for row in plain["Measures"]]
    plan_books.set_cells(rows, 1, {"Due on": "when it is ready", "Progress": "perhaps", "Baseline": "forty"})
    found = checked(folder, plan_books.write(tmp_path / "odd.xlsx", {**plain, "Measures": rows}))
    assert found["measures"]["all"] == len(rows) - 1
    told = {(one["sheet"], one["row"], one["column"]) for one in found["rejected"]}
    assert told == {("Measures", 2, name) for name in ("Due on", "Progress", "Baseline")}
    assert all(one["reason"] and one["mend"] for one in found["rejected"])
    assert "Measures, row 2, Due on" in run("plan", "check", folder, "--plan", tmp_path / "odd.xlsx").out


def test_deleted_sheets_and_rows_are_what_the_check_finds(sheets, tmp_path):
    folder, plain = sheets
    path = plan_books.write(tmp_path / "less.xlsx", {"Measures": plain["Measures"]})
    checks = {one["check"] for one in checked(folder, path)["findings"]}
    assert {"involvement-open", "no-contact-within-firm"} <= checks


def test_a_formula_in_a_cell_is_text_in_the_next_plan(sheets, tmp_path):
    folder, plain = sheets
    rows = [list(row) for row in plain["Measures"]]
    plan_books.set_cells(rows, 1, {"Owner": '=HYPERLINK("http://example.org","x")'})
    changed = plan_books.write(tmp_path / "f.xlsx", {"Measures": rows})
    own = open_dossier(folder)
    plan = plan_of(read_plan(own, changed, "en").tables)
    (tmp_path / "next.xlsx").write_bytes(workbook(own, plan, (), "en"))
    with zipfile.ZipFile(tmp_path / "next.xlsx") as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert "=HYPERLINK" in str(plan_books.read(tmp_path / "next.xlsx"))
    assert not [page for page in pages if "<f>" in page]
