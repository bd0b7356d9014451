"""How the organisation is involved and which action fits: shown with anything that came back, and moving nothing."""

from __future__ import annotations

from pathlib import Path

from polars.testing import assert_frame_equal

from imvo import tables
from tests.action.test_involvement_decided import WHOLE, plan
from tests.reporting import cases_run
from tests.reporting.test_part_findings import FILE


def test_it_stands_to_be_determined_until_a_person_decides(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=FILE)
    found = made.table("issue-involvement")
    assert set(found.get_column("involvement")) == {"undetermined"}
    assert found.height == made.result.method.stability.top
    assert "to be determined" in made.section("involvement")


def test_a_decision_is_shown_with_its_ground(tmp_path: Path) -> None:
    bare = cases_run.made(tmp_path / "bare")
    first = bare.result.assessment.issues.row(0, named=True)["issue"]
    made = cases_run.made(tmp_path / "decided", **{"plan-issues": plan({**WHOLE, "issue": first})})
    row = made.table("issue-involvement").row(0, named=True)
    assert (row["issue"], row["involvement"], row["ground"]) == (first, "linked", "two tiers away")
    text = made.section("involvement")
    assert "two tiers away" in text
    assert "directly linked to it" in text
    assert_frame_equal(bare.result.assessment.issues, made.result.assessment.issues)


def test_leaving_is_never_proposed_and_is_called_a_last_resort(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=FILE)
    column = tables.load("issue-involvement").column("action")
    assert set(column.values) == {"through-agreement", "own", "with-buyers", "find-out"}
    assert "last resort" in made.section("involvement")


def test_the_agreements_project_is_named_while_it_runs(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=FILE)
    told = made.table("issue-involvement").filter(theme="child-labour")
    assert set(told.get_column("projects")) == {"remedies"}


def test_nothing_that_came_back_leaves_no_section(tmp_path: Path) -> None:
    assert "part-involvement" not in (cases_run.made(tmp_path).folder / "dossier.html").read_text(encoding="utf-8")
