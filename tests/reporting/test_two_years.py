"""Two years of a made-up brand, from list to public account and on to the next year, as the scenario tells them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from imvo.cli.run import main
from imvo.reporting.verify import verify
from imvo.runs import Silent
from scripts import make_two_years as script

TOLD = script.scenario()
FIRST, SECOND = TOLD["expect"]["first_year"], TOLD["expect"]["second_year"]
STEPS = ("method", "registers", "day", "list", "answers", "findings")
CLASSES = ("list", "severity", "severity_band", "likelihood_low", "likelihood", "likelihood_high", "sites", "workers")


@dataclass(frozen=True)
class Years:
    """The files that people made, and the dossiers: before any answer, and of both years."""

    files: Path
    blank: Path
    first: Path
    second: Path


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    place = tmp_path_factory.mktemp("years")
    return Years(place / "files", *script.play(place / "files", place))


def table(folder: Path, name: str) -> pl.DataFrame:
    return pl.read_csv(folder / "results" / f"{name}.csv", infer_schema=False)


def findings_of(folder: Path, expected: list[dict[str, str]]) -> None:
    states = table(folder, "finding-states")
    for one in expected:
        found = states.filter(*(pl.col(name) == value for name, value in one.items() if name not in ("effect", "why")))
        assert found.height == 1, one
        assert found.select("effect", "why").row(0) == (one["effect"], one.get("why") or found.get_column("why")[0])
        if one["effect"] == "raises" and "why" not in one:
            assert found.get_column("why")[0] is None


def test_every_row_of_the_list_is_accounted_for(years: Years) -> None:
    content = json.loads((years.first / "manifest.json").read_text(encoding="utf-8"))
    expected = FIRST["list"]
    assert content["rows"] == {
        "in": expected["rows"],
        "accepted": expected["understood"],
        "rejected": expected["left_out"],
    }


def test_answers_come_back_in_their_three_states(years: Years) -> None:
    states = table(years.first, "answer-states")
    assert Counter(states.get_column("evidence")) == FIRST["answers"]
    assert Counter(states.get_column("effect")) == FIRST["answers_did"]


def test_each_finding_does_what_the_method_says(years: Years) -> None:
    findings_of(years.first, FIRST["findings"])
    findings_of(years.second, SECOND["findings"])


def test_who_is_in_danger_stands_outside_the_ranking(years: Years) -> None:
    assert table(years.first, "urgent-cases").get_column("site").to_list() == FIRST["urgent"]
    page = (years.first / "dossier.html").read_text(encoding="utf-8")
    assert page.index(FIRST["urgent"][0]) < page.index('id="issue-1"')


@pytest.mark.parametrize("which", ["plan", "proposals_only"])
def test_the_plan_is_checked(years: Years, which: str, capsys: pytest.CaptureFixture[str]) -> None:
    plans = {"plan": years.files / "plan-2019.xlsx", "proposals_only": years.first.parent / "proposals.xlsx"}
    code = main(["plan", "check", str(years.first), "--plan", str(plans[which]), "--json"])
    levels = Counter(one["level"] for one in json.loads(capsys.readouterr().out)["findings"])
    wanted = FIRST[which]
    assert (code == 0) is wanted["passes"]
    assert (levels["error"] == 0) is wanted["passes"]
    if wanted["passes"]:
        assert levels["warning"] == wanted["warnings"]


def test_involvement_is_open_until_a_person_decides(years: Years) -> None:
    states = table(years.first, "issue-involvement")
    decided = states.filter(pl.col("involvement") != "undetermined").get_column("issue").unique().sort()
    assert decided.to_list() == sorted(FIRST["involvement_decided"])


def test_the_public_account_names_no_site(years: Years) -> None:
    names = [row[0] for key in ("first_list", "second_list") for row in TOLD[key]["rows"] if row[0] != "Totaal"]
    for folder in (years.first, years.second):
        for name in ("public.html", "public.json"):
            text = (folder / name).read_text(encoding="utf-8")
            assert [site for site in names if site in text] == []


def test_sites_that_are_new_gone_and_renamed(years: Years) -> None:
    changes = table(years.second, "site-changes")
    expected = SECOND["sites"]
    assert changes.filter(change="new").get_column("name").sort().to_list() == expected["new"]
    assert changes.filter(change="gone").get_column("name").to_list() == expected["gone"]
    assert changes.filter(change="changed", field="name").get_column("name").to_list() == expected["renamed"]


def test_every_movement_has_its_step_and_its_cause(years: Years) -> None:
    moves, causes = table(years.second, "issue-changes"), table(years.second, "change-causes")
    own = moves.filter(pl.col("change") != "displaced")
    assert set(own.get_column("step")) == set(SECOND["steps"])
    assert own.filter(step="findings").get_column("issue").to_list() == SECOND["moved_by_findings"]
    for answered in SECOND["answered"]:
        assert own.filter(step="answers").get_column("because").str.contains(answered).all()
    # Whoever reads a movement finds as many rows of its step as it says, in a file that is there.
    for row in own.iter_rows(named=True):
        assert int(row["causes"]) > 0, row["issue"]
        of_step = causes.filter(pl.col("step") == row["step"])
        assert of_step.height >= int(row["causes"])
    named = {Path(file).name for file in causes.get_column("file").drop_nulls()}
    assert named <= {path.name for path in years.files.iterdir()}


def test_the_steps_add_up_to_the_difference(years: Years) -> None:
    """From what an issue was then, through the steps in order, to what it is now."""
    then, now = (_issues(folder) for folder in (years.first, years.second))
    for (issue,), steps in table(years.second, "issue-changes").group_by("issue", maintain_order=True):
        rows = steps.to_dicts()
        order = {
            name: place for place, name in enumerate(("method", "registers", "day", "list", "answers", "findings"))
        }
        rows.sort(key=lambda row: order[row["step"]])
        assert _state(rows[0], "then") == then.get(str(issue)), issue
        assert _state(rows[-1], "now") == now.get(str(issue)), issue
        for before, after in pairwise(rows):
            assert _state(before, "now") == _state(after, "then")


def _issues(folder: Path) -> dict[str, dict[str, Any]]:
    rows = pl.read_csv(folder / "issues.csv", infer_schema=False).iter_rows(named=True)
    return {row["issue"]: {name: row[name] for name in (*CLASSES, "rank")} for row in rows}


def _state(row: dict[str, Any], end: str) -> dict[str, Any] | None:
    found = {name: row[f"{name}_{end}"] for name in (*CLASSES, "rank")}
    return None if found["list"] is None else found


def test_measures_are_held_against_their_baseline(years: Years) -> None:
    rows = {row["measure"]: row for row in table(years.second, "measure-changes").iter_rows(named=True)}
    live = Counter(row["progress_now"] for row in rows.values() if row["progress_now"] in ("done", "running"))
    assert live == SECOND["measures"]
    for key, expected in SECOND["effects"].items():
        row = rows[key]
        values = (float(row["baseline"]), float(row["value_now"]), float(row["target"]))
        assert values == (expected["from"], expected["to"], expected["aim"])
        assert (row["effect"], row["evidence"]) == (expected["effect"], expected["evidence"])


def test_nothing_has_to_be_given_twice(years: Years) -> None:
    carried = Counter(table(years.second, "carried").get_column("kind"))
    assert carried == SECOND["carried"]


def test_every_dossier_can_be_made_again(years: Years) -> None:
    for folder in (years.blank, years.first, years.second):
        assert verify(folder, Silent()).ok
