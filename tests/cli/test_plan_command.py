"""`imvo plan new`, `check` and `show`: from proposals to a plan that people stand behind."""

import shutil

import polars as pl
import pytest

from tests.cli import plan_books
from tests.cli.calls import TEXTILE, listed, run


@pytest.fixture(scope="module")
def planned(dossier, tmp_path_factory):
    """A copy of the dossier with a plan of proposals in it. Not to be changed by a test."""
    folder = shutil.copytree(dossier, tmp_path_factory.mktemp("planned") / "dossier")
    outcome = run("plan", "new", folder)
    assert outcome.code == 0, outcome.err
    return folder


@pytest.fixture(scope="module")
def filled(planned, tmp_path_factory):
    """The plan that a person made of it."""
    sheets = plan_books.by_a_person(plan_books.read(planned / "plan.xlsx"))
    return plan_books.write(tmp_path_factory.mktemp("filled") / "our plan.xlsx", sheets)


def test_a_new_plan_has_empty_cells_for_what_only_people_know(planned):
    measures = plan_books.read(planned / "plan.xlsx")["Measures"]
    for header in ("Owner", "Stakeholder consulted", "Goal", "Baseline", "Target"):
        place = measures[0].index(header)
        assert {row[place] for row in measures[1:]} == {None}
    assert {row[measures[0].index("Progress")] for row in measures[1:]} == {"Proposed"}


def test_days_come_from_duties_that_are_named(planned):
    sheets = plan_books.read(planned / "plan.xlsx")
    measures, days = sheets["Measures"], sheets["Duties and days"]
    known = {(row[0], row[2]) for row in days[2:]}
    due = {(row[measures[0].index("Duty")], row[measures[0].index("Due on")]) for row in measures[1:]}
    assert due
    assert due <= known


def test_proposals_only_do_not_pass(planned):
    outcome = run("plan", "check", planned)
    assert outcome.code == 3
    assert "has no measure that somebody took up" in outcome.out
    assert "The plan does not pass yet." in outcome.out


def test_a_plan_that_a_person_made_for_three_issues_passes(planned, filled):
    outcome = run("plan", "check", planned, "--plan", filled, "--json")
    assert [found for found in outcome.json["findings"] if found["level"] == "error"] == []
    assert (outcome.code, outcome.json["passes"], outcome.json["counts"]["error"]) == (0, True, 0)
    assert outcome.json["rejected"] == []


def test_every_finding_has_its_ground_and_what_it_rests_on(planned):
    for found in run("plan", "check", planned, "--json").json["findings"]:
        assert found["says"]
        assert found["do"]
        assert found["ground"]
        assert found["duties"] or found["guidance"]


def test_a_plan_is_shown_in_plain_words(planned, filled):
    outcome = run("plan", "show", planned, "--plan", filled)
    assert outcome.code == 0
    for said in (
        "Involvement: Contributes",
        "Answers for it: Head of buying",
        "start 40",
        "done on: 31 December",
    ):
        assert said in outcome.out


def test_in_dutch(planned):
    outcome = run("plan", "check", planned, "--lang", "nl")
    assert outcome.code == 3
    assert "Moet beter" in outcome.out
    assert "Wat u kunt doen" in outcome.out


def test_a_filled_plan_is_never_written_over(planned, filled, tmp_path):
    own = shutil.copytree(planned, tmp_path / "own")
    assert run("plan", "new", own, "--lang", "nl").code == 0, "what imvo wrote itself may be written again"
    shutil.copyfile(filled, own / "plan.xlsx")
    before = (own / "plan.xlsx").read_bytes()
    outcome = run("plan", "new", own)
    assert (outcome.code, (own / "plan.xlsx").read_bytes()) == (2, before)
    assert "may have filled in" in outcome.err
    assert run("plan", "new", own, "-o", tmp_path / "second.xlsx").code == 0
    assert run("plan", "new", own, "-o", tmp_path / "second.xlsx").code == 2
    assert run("plan", "new", own, "-o", tmp_path / "plan.csv").code == 2


def test_the_same_dossier_gives_the_same_bytes(planned, tmp_path):
    run("plan", "new", planned, "-o", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == (planned / "plan.xlsx").read_bytes()


def test_a_plan_in_the_dossier_is_no_tampering(planned):
    assert run("verify", planned).code == 0


def test_a_dossier_that_was_changed_carries_no_plan(planned, tmp_path):
    own = shutil.copytree(planned, tmp_path / "own")
    with (own / "issues.csv").open("a") as stream:
        stream.write("x\n")
    assert run("plan", "check", own).code == 2


@pytest.mark.parametrize("command", ["new", "check", "show"])
def test_what_is_no_dossier(tmp_path, command):
    assert run("plan", command, tmp_path / "none").code == 2
    assert run("plan", command, tmp_path).code == 2


def test_no_plan_and_no_file(dossier):
    assert "has no plan yet" in run("plan", "check", dossier).err
    assert "There is no file" in run("plan", "show", dossier, "--plan", "none.xlsx").err


@pytest.fixture(scope="module")
def with_plan(filled, tmp_path_factory):
    """A dossier that was made with the plan."""
    folder = tmp_path_factory.mktemp("with-plan")
    outcome = run("assess", listed(folder), "-o", folder / "dossier", *TEXTILE, "--plan", filled)
    assert outcome.code == 0, outcome.err
    return folder / "dossier"


def test_a_dossier_made_with_the_plan_tells_of_it(with_plan):
    page = (with_plan / "dossier.html").read_text(encoding="utf-8")
    assert 'id="part-plan"' in page
    assert "Head of buying" in page
    progress = pl.read_csv(with_plan / "results" / "measure-progress.csv")
    assert set(progress.get_column("toward")) == {"not-measured"}
    checks = pl.read_csv(with_plan / "results" / "plan-checks.csv")
    assert "error" not in set(checks.get_column("level"))
    assert run("verify", with_plan).code == 0


def test_a_next_plan_begins_with_the_plan_there_is(with_plan, filled, tmp_path):
    assert run("plan", "new", with_plan, "-o", tmp_path / "next.xlsx", "--lang", "en").code == 0
    before, after = (plan_books.read(path)["Measures"] for path in (filled, tmp_path / "next.xlsx"))
    assert len(after) >= len(before)
    keys = [row[0] for row in before[1:]]
    assert [row[0] for row in after[1 : len(keys) + 1]] == keys
    assert {row[after[0].index("Owner")] for row in after[1 : len(keys) + 1]} == {"Head of buying"}
    assert {row[after[0].index("Progress")] for row in after[len(keys) + 1 :]} <= {"Proposed"}


def test_a_plan_that_nobody_touched_for_a_year_does_not_pass(with_plan, tmp_path):
    later = [*TEXTILE[:-1], "2020-07-04"]
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "next", *later, "--previous", with_plan)
    assert outcome.code == 0, outcome.err
    found = run("plan", "check", tmp_path / "next", "--json").json["findings"]
    assert "copied-unchanged" in {one["check"] for one in found}
    checks = pl.read_csv(tmp_path / "next" / "results" / "plan-checks.csv")
    assert "copied-unchanged" in set(checks.get_column("check"))
