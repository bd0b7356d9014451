"""Each thing that may change between two years moves risks in a step of its own, with its cause by file and row."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from imvo.reporting.compute import compute
from imvo.reporting.verify import verify
from imvo.runs import Silent, manifest
from tests.reporting.years import FIRST, NOW, THEN, Years, steps

FINDINGS = """\
Site,Site ID,Theme,Date,Kind,Direction,Evidence,Document,Page,Public or confidential
Kaveri Mill Ltd,A1,Freedom of association,{day},Union,Harm seen,Evidenced,Letter of the union,1,Confidential
"""


@pytest.fixture
def years(tmp_path: Path) -> Years:
    return Years(tmp_path)


def _only(table: pl.DataFrame, **which: str) -> dict[str, object]:
    found = table.filter(*(pl.col(name) == value for name, value in which.items()))
    assert found.height == 1
    return found.row(0, named=True)


def test_nothing_but_the_day_changed_and_nothing_moved(years: Years) -> None:
    years.year("first", FIRST, THEN)
    years.year("second", FIRST, NOW, previous="first")
    assert all(table.is_empty() for table in years.results("second").values())


def test_a_changed_site_moves_its_own_risks_and_displaces_others(years: Years) -> None:
    years.year("first", FIRST, THEN)
    years.year("second", FIRST.replace("Spinning,300", "Spinning,5000"), NOW, previous="first")
    found = years.results("second")
    moved = found["issue-changes"]
    assert steps(moved) == {"list"}
    assert set(moved.filter(pl.col("change") == "moved").get_column("process")) == {"spinning"}
    row = _only(moved, issue="forced-labour/IN/spinning")
    assert (row["workers_then"], row["workers_now"]) == (300, 5000)
    assert row["because"] == (
        "Changed on the list: Kaveri Mill Ltd (list.csv, row 2): workers, at least was 300, is now 5,000."
    )
    cause = _only(found["change-causes"], process="spinning")
    assert (cause["kind"], cause["file"], cause["row"], row["causes"]) == ("site-changed", "list.csv", 2, 1)
    shifted = moved.filter(pl.col("change") == "displaced")
    assert shifted.height
    assert not shifted.filter(pl.col("process") == "spinning").height


def test_a_new_and_a_gone_site_bring_and_take_their_risks(years: Years) -> None:
    years.year("first", FIRST, THEN)
    gone = FIRST.replace("Lake Dyehouse,A3,3 Quay,Shaoxing,China,Dyeing,\n", "")
    years.year("second", gone + "Hanoi Apparel,A9,4 Street,Hanoi,Vietnam,Sewing,640\n", NOW, previous="first")
    moved = years.results("second")["issue-changes"]
    new = _only(moved, issue="living-wage/VN/cut-make-trim")
    assert (new["change"], new["rank_then"], new["because"]) == (
        "new",
        None,
        "New on the list: Hanoi Apparel (list.csv, row 4).",
    )
    lost = _only(moved, issue="living-wage/CN/dyeing-finishing")
    assert (lost["change"], lost["rank_now"]) == ("gone", None)
    assert lost["because"] == "No longer on the list: Lake Dyehouse (2019-07-04/list.csv, row 4)."


def test_a_step_behind_the_products_is_traced_to_the_site_that_asks_for_it(years: Years) -> None:
    years.year("first", FIRST, THEN)
    leather = "Sialkot House,A9,5 Lane,Sialkot,Pakistan,Tanning,150\n"
    folder = years.year("second", FIRST + leather, NOW, previous="first")
    kept = pl.read_csv(folder / "issues.csv").filter(~pl.col("site_known")).get_column("issue")
    told = years.results("second")["issue-changes"].filter(pl.col("issue").is_in(kept.implode()))
    assert set(told.get_column("because")) <= {"New on the list: Sialkot House (list.csv, row 5)."}


def _lower(folder: Path) -> Path:
    """A folder of registers of the user: grades of processes that are another edition, with one severity lowered."""
    own = folder / "registers" / "process_grades"
    own.mkdir(parents=True)
    import imvo

    shipped = Path(imvo.__file__).parent / "reference" / "process_grades"
    for path in shipped.iterdir():
        if path.suffix in (".csv", ".yaml"):
            shutil.copyfile(path, own / path.name)
    table = pl.read_csv(own / "table.csv", infer_schema=False)
    at = (pl.col("process") == "spinning") & (pl.col("theme") == "forced-labour")
    assert table.filter(at).height
    lowered = table.with_columns(
        pl.when(at).then(pl.lit("2")).otherwise(pl.col(name)).alias(name) for name in ("scale", "irremediability")
    )
    lowered.write_csv(own / "table.csv")
    return own.parent


def test_another_edition_of_a_register_moves_what_rests_on_it(years: Years) -> None:
    years.year("first", FIRST, THEN)
    folder = years.year("second", FIRST, NOW, previous="first", registers=_lower(years.folder))
    moved = years.results("second")["issue-changes"]
    assert steps(moved) == {"registers"}
    row = _only(moved, issue="forced-labour/IN/spinning")
    assert (row["severity_then"], row["severity_now"]) == (5, 3)
    assert str(row["because"]).startswith("Other sources: ")
    causes = years.results("second")["change-causes"]
    assert set(causes.get_column("what")) == {"process-grades"}
    assert verify(folder, Silent()).ok, "the registers of both years are kept"


def test_a_source_that_did_not_change_is_no_cause(years: Years) -> None:
    years.year("first", FIRST, THEN)
    years.year("second", FIRST, NOW, previous="first", registers=_lower(years.folder))
    row = _only(years.results("second")["issue-changes"], issue="forced-labour/IN/spinning")
    assert str(row["because"]).count(";") == 0


def _of_method(folder: Path, method: str, severity: int) -> None:
    """Make a dossier look as one of another method, which gave one issue another severity."""
    text = pl.read_csv(folder / "issues.csv", infer_schema=False)
    at = pl.col("issue") == "forced-labour/IN/spinning"
    text.with_columns(pl.when(at).then(pl.lit(str(severity))).otherwise("severity").alias("severity")).write_csv(
        folder / "issues.csv"
    )
    content = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    content["made_by"]["method"] = method
    left = {name: value for name, value in content.items() if name not in ("schema", "files", "seal", "generated_at")}
    manifest.write(folder, left)


def test_another_method_is_a_step_of_its_own(years: Years) -> None:
    _of_method(years.year("first", FIRST, THEN), "2", 4)
    folder = years.year("second", FIRST.replace("Spinning,300", "Spinning,310"), NOW, previous="first")
    moved = years.results("second")["issue-changes"]
    assert steps(moved) == {"method", "list"}
    row = _only(moved, step="method")
    assert (row["issue"], row["severity_then"], row["severity_now"]) == ("forced-labour/IN/spinning", 4, 5)
    assert str(row["because"]) == "Another method: 2 became 3."
    then = _only(moved, issue="forced-labour/IN/spinning", step="list")
    assert (then["severity_then"], then["workers_then"], then["workers_now"]) == (5, 300, 310)
    assert verify(folder, Silent()).ok


def test_the_same_method_that_comes_out_otherwise_is_told_and_no_defect(years: Years) -> None:
    _of_method(years.year("first", FIRST, THEN), "3", 4)
    years.year("second", FIRST, NOW, previous="first")
    row = _only(years.results("second")["issue-changes"], step="method")
    assert row["because"] == "This version of imvo works out the same files differently."


def test_a_finding_is_a_step_of_its_own_with_its_row(years: Years) -> None:
    years.year("first", FIRST, THEN)
    came = years.file("findings.csv", FINDINGS.format(day="2020-05-01"))
    years.year("second", FIRST, NOW, previous="first", findings=(came,))
    moved = years.results("second")["issue-changes"]
    assert steps(moved) == {"findings"}
    own = moved.filter(pl.col("change") == "moved")
    assert own.get_column("issue").to_list() == ["freedom-of-association/IN/spinning"]
    assert own.item(0, "because") == "Findings: Kaveri Mill Ltd (findings.csv, row 2)."


def test_a_finding_that_grew_old_is_the_step_of_the_day(years: Years) -> None:
    came = years.file("findings.csv", FINDINGS.format(day="2019-05-01"))
    years.year("first", FIRST, THEN, findings=(came,))
    years.year("second", FIRST, replace_year(2029), previous="first")
    moved = years.results("second")["issue-changes"]
    assert steps(moved) == {"day"}
    row = _only(moved.filter(pl.col("change") == "moved"), theme="freedom-of-association")
    assert row["because"] == "Older by now: Kaveri Mill Ltd (2019-07-04/findings.csv, row 2)."


def replace_year(year: int):  # type: ignore[no-untyped-def]
    return NOW.replace(year=year)


def test_an_evidenced_answer_is_a_step_of_its_own(years: Years) -> None:
    years.year("first", FIRST, THEN)
    answers = """\
Question,Site,Site identifier,Answer,Evidence,Document,Page,Date,Public or confidential
migrants/IN,Kaveri Mill Ltd,A1,5%,Evidenced,Wage register,3,2020-04-01,Confidential
"""
    came = years.file("answers.csv", answers)
    years.year("second", FIRST, NOW, previous="first", answers=(came,))
    found = years.results("second")
    moved = found["issue-changes"]
    assert steps(moved) == {"answers"}
    own = moved.filter(pl.col("change") == "moved")
    assert own.height
    assert set(own.get_column("because")) == {"Answers: Kaveri Mill Ltd (answers.csv, row 2)."}
    row = _only(found["site-changes"], field="migrant_share")
    assert (row["was"], row["became"], row["by"]) == (None, "0.05", "answer")


def test_several_causes_at_once_each_have_their_step_and_add_up(years: Years) -> None:
    came = years.file("findings.csv", FINDINGS.format(day="2020-05-01"))
    _of_method(years.year("first", FIRST, THEN), "2", 4)
    listed = FIRST.replace("Spinning,300", "Spinning,900")
    folder = years.year("second", listed, NOW, previous="first", findings=(came,), registers=_lower(years.folder))
    moved = years.results("second")["issue-changes"]
    assert steps(moved) == {"method", "registers", "list", "findings"}
    of_one = moved.filter(pl.col("issue") == "forced-labour/IN/spinning").sort(
        pl.col("step").cast(pl.Enum(["method", "registers", "list", "findings"]))
    )
    first = pl.read_csv(years.folder / "first" / "issues.csv").filter(pl.col("issue") == "forced-labour/IN/spinning")
    last = pl.read_csv(folder / "issues.csv").filter(pl.col("issue") == "forced-labour/IN/spinning")
    assert of_one.item(0, "severity_then") == first.item(0, "severity")
    assert of_one.item(-1, "severity_now") == last.item(0, "severity")
    assert of_one.get_column("severity_now").to_list()[:-1] == of_one.get_column("severity_then").to_list()[1:]
    assert verify(folder, Silent()).ok


def test_a_year_made_again_gives_the_same_tables(years: Years) -> None:
    years.year("first", FIRST, THEN)
    years.year("second", FIRST.replace("300", "400"), NOW, previous="first")
    again = compute(replace(years.made["second"].request), Silent())
    found = next(one.results for one in again.outcomes if one.part.id == "changes")
    for name, table in years.results("second").items():
        assert table.equals(found[name])
