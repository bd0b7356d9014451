"""`imvo diff OLD NEW`: what changed between two dossiers, and why, whether or not one was made of the other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from imvo.runs import manifest
from tests.cli.calls import LIST, listed, run

NEXT = (
    LIST.replace("850", "900").replace("Someone's Shop,Turkey,,Garments,,,\n", "") + "New Mill,Vietnam,Spinning,,70,,\n"
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    for name, text, day in (("old", LIST, "2019-07-04"), ("new", NEXT, "2020-07-04")):
        (folder / f"of-{name}").mkdir()
        path = listed(folder / f"of-{name}", text)
        assert run("assess", path, "--as-of", day, "-o", folder / name, "--quiet").code == 0
    return folder


@pytest.fixture
def own(two: Path, tmp_path: Path) -> Path:
    return shutil.copytree(two, tmp_path / "own")


def test_it_tells_days_risks_causes_and_sites(two: Path) -> None:
    outcome = run("diff", two / "old", two / "new")
    assert outcome.code == 0, outcome.err
    assert "What changed between 4 July 2019 and 4 July 2020" in outcome.out
    assert "New, place " in outcome.out
    assert "New on the list: New Mill (list.csv, row 7)." in outcome.out
    assert "No longer listed: Someone's Shop (2019-07-04/list.csv, row 5)" in outcome.out
    assert "Workers, at least: 850 → 900" in outcome.out


def test_in_dutch(two: Path) -> None:
    outcome = run("diff", two / "old", two / "new", "--lang", "nl")
    assert "Wat er veranderde tussen 4 juli 2019 en 4 juli 2020" in outcome.out
    assert "Nieuw op de lijst: New Mill (list.csv, rij 7)." in outcome.out


def test_json_holds_every_row_and_counts_that_add_up(two: Path) -> None:
    shape = run("diff", two / "old", two / "new", "--json").json
    assert (shape["from"], shape["to"], shape["comparable"]) == ("2019-07-04", "2020-07-04", True)
    sites = shape["sites"]
    assert sites["then"] == sum(sites[name] for name in ("unchanged", "changed", "gone", "perhaps", "fewer"))
    assert sites["now"] == sum(sites[name] for name in ("unchanged", "changed", "new", "perhaps", "more"))
    assert {row["step"] for row in shape["issue-changes"]} == {"list"}
    assert {"site-changes", "change-causes", "measure-changes", "carried"} < set(shape)


def test_a_dossier_with_itself(two: Path) -> None:
    outcome = run("diff", two / "old", two / "old")
    assert outcome.code == 0
    assert "Nothing changed" in outcome.out


def test_it_tells_the_same_as_the_dossier_that_was_made_of_the_earlier_one(two: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    source = two / "of-new" / "list.csv"
    assert run("assess", source, "--as-of", "2020-07-04", "--previous", two / "old", "-o", made, "--quiet").code == 0
    one, other = (run("diff", two / "old", folder, "--json").json for folder in (made, two / "new"))
    assert one == other
    kept = (made / "results" / "issue-changes.csv").read_text(encoding="utf-8").splitlines()
    assert len(kept) - 1 == len(one["issue-changes"])


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_dossier_that_was_changed_is_refused(own: Path, which: str) -> None:
    path = own / which / "issues.csv"
    path.write_bytes(path.read_bytes() + b" ")
    outcome = run("diff", own / "old", own / "new")
    assert outcome.code == 2
    assert "issues.csv" in outcome.err


def test_a_working_file_may_have_been_filled_in(own: Path) -> None:
    (own / "new" / "answers.xlsx").write_bytes(b"edited")
    (own / "old" / "plan.xlsx").write_bytes(b"added")
    assert run("diff", own / "old", own / "new").code == 0


def test_a_folder_that_is_no_dossier(two: Path, tmp_path: Path) -> None:
    outcome = run("diff", two / "old", tmp_path)
    assert outcome.code == 2
    assert "holds no dossier of imvo" in outcome.err


def test_the_later_dossier_first_is_said(two: Path) -> None:
    outcome = run("diff", two / "new", two / "old")
    assert outcome.code == 0
    assert "The first dossier is of a later day than the second" in outcome.out
    assert run("diff", two / "new", two / "old", "--json").json["turned"] is True
    assert "later day" not in run("diff", two / "old", two / "new").out


def test_a_later_dossier_of_a_method_that_this_imvo_does_not_have(own: Path) -> None:
    content = json.loads((own / "new" / "manifest.json").read_text(encoding="utf-8"))
    content["made_by"]["method"] = "9"
    left = {key: value for key, value in content.items() if key not in ("schema", "files", "seal", "generated_at")}
    manifest.write(own / "new", left)
    outcome = run("diff", own / "old", own / "new")
    assert outcome.code == 2
    assert "method 9" in outcome.err


def test_previous_that_was_changed_is_refused_by_assess(own: Path, tmp_path: Path) -> None:
    (own / "old" / "sites.parquet").write_bytes(b"else")
    outcome = run("assess", own / "of-new" / "list.csv", "--previous", own / "old", "-o", tmp_path / "next")
    assert outcome.code == 2
    assert "sites.parquet is not as it was" in outcome.err
    assert not (tmp_path / "next").exists()


def test_verify_says_of_each_working_file_who_reads_it(own: Path) -> None:
    for name in ("answers.xlsx", "plan.xlsx"):
        shutil.copyfile(own / "old" / "dossier.xlsx", own / "new" / name)
    lines = run("verify", own / "new").out.splitlines()
    told = {line.partition(": ")[0]: line for line in lines if "edited" in line}
    assert "imvo assess --answers" in told["answers.xlsx"]
    assert "plan check" not in told["answers.xlsx"]
    assert "`imvo plan check` checks it" in told["plan.xlsx"]


def test_verify_tells_an_edited_a_broken_and_a_missing_working_file(own: Path) -> None:
    (own / "new" / "plan.xlsx").write_bytes(b"no workbook")
    (own / "new" / "answers.xlsx").unlink()
    outcome = run("verify", own / "new")
    assert outcome.code == 0
    assert "plan.xlsx: is edited after it was made, and can no longer be opened" in outcome.out
    assert "answers.xlsx: is not in the folder any more" in outcome.out
    shape = run("verify", own / "new", "--json").json
    assert (shape["edited"], shape["unread"], shape["away"]) == (["plan.xlsx"], ["plan.xlsx"], ["answers.xlsx"])
