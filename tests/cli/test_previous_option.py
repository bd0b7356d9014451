"""`imvo assess --previous`: what is carried on without being said again, and which folders can be no year before."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.calls import debris, listed, run

WHO = ["--agreement", "textile", "--signed", "2016-07-04", "--name", "Noorderlicht"]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of a year before. Not to be changed by a test."""
    folder = tmp_path_factory.mktemp("before")
    made = run("assess", listed(folder), *WHO, "--as-of", "2019-07-04", "-o", folder / "dossier", "--quiet")
    assert made.code == 0, made.err
    return folder / "dossier"


def test_agreement_and_participant_are_carried_on_and_the_duties_are_the_same(before: Path, tmp_path: Path) -> None:
    outcome = run("assess", listed(tmp_path), "--previous", before, "--as-of", "2020-07-04", "-o", tmp_path / "next")
    assert outcome.code == 0, outcome.err
    first = outcome.out.splitlines()[0]
    assert "Carried on from the dossier of 4 July 2019: the agreement (" in first
    assert "the organisation (Noorderlicht) and the day of signing (4 July 2016)" in first
    assert run("verify", tmp_path / "next").code == 0
    shown = (tmp_path / "next" / "dossier.html").read_text(encoding="utf-8")
    assert "made for another agreement" not in shown
    call = ["assess", listed(tmp_path), "--previous", before, "--as-of", "2020-07-04", "--json"]
    carried, said = (run(*call, *more, "-o", tmp_path / name).json for more, name in (([], "a"), (WHO, "b")))
    assert carried["duties"] == said["duties"] != []
    assert (carried["participant"], carried["signed"]) == ("Noorderlicht", "2016-07-04")


def test_what_is_given_wins(before: Path, tmp_path: Path) -> None:
    call = ["assess", listed(tmp_path), "--previous", before, "--as-of", "2020-07-04", "--json"]
    shape = run(*call, "--name", "Zuiderzon", "--signed", "2018-01-02", "-o", tmp_path / "own").json
    assert (shape["agreement"], shape["participant"], shape["signed"]) == ("textile", "Zuiderzon", "2018-01-02")
    other = run(*call, "--agreement", "gold", "-o", tmp_path / "other").json
    assert (other["agreement"], other["participant"], other["signed"]) == ("gold", "Noorderlicht", None)


def test_a_chain_that_was_named_is_named_again(tmp_path: Path) -> None:
    call = ["assess", listed(tmp_path), "--quiet"]
    run(*call, "--chain", "natural-stone", "--as-of", "2019-07-04", "-o", tmp_path / "first")
    outcome = run(*call, "--previous", tmp_path / "first", "--as-of", "2020-07-04", "-o", tmp_path / "next")
    assert "the kind of chain (natural-stone)" in outcome.out
    assert run("verify", tmp_path / "next").code == 0


def test_a_definition_that_cannot_be_read_any_more_gives_way_to_that_of_imvo(before: Path, tmp_path: Path) -> None:
    from imvo.cli import carried_on

    def read(folder: Path) -> carried_on.Before:
        found = carried_on.read(folder, date(2020, 7, 4), tmp_path / "next", "en")
        assert found is not None
        return found

    own = shutil.copytree(before, tmp_path / "own")
    (own / "inputs" / "agreement.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert carried_on.agreement_of(read(own)) == "textile"
    assert carried_on.agreement_of(read(before)) == str(before / "inputs" / "agreement.yaml")


@pytest.mark.parametrize("where", ["", "inner", "inner/deeper", ".."])
def test_a_new_dossier_stays_out_of_the_one_before(before: Path, tmp_path: Path, where: str) -> None:
    own = shutil.copytree(before, tmp_path / "of" / "own")
    outcome = run("assess", listed(tmp_path), "--previous", own, "--as-of", "2020-07-04", "-o", own / where)
    assert outcome.code == 2
    assert "must stay as it was made" in outcome.err
    assert run("verify", own).code == 0


def test_a_later_dossier_is_no_year_before(before: Path, tmp_path: Path) -> None:
    outcome = run("assess", listed(tmp_path), "--previous", before, "--as-of", "2019-07-03", "-o", tmp_path / "next")
    assert outcome.code == 2
    assert "of 4 July 2019, which is later than the day of this one, 3 July 2019" in outcome.err
    assert debris(tmp_path) == []


@pytest.mark.parametrize(
    ("which", "said"),
    [("absent", "There is no folder"), ("list.csv", "is a file, not the folder"), ("", "holds no dossier of imvo")],
)
@pytest.mark.parametrize("command", ["assess", "diff", "verify", "plan"])
def test_what_is_no_dossier_is_told_apart(tmp_path: Path, which: str, said: str, command: str) -> None:
    source, named = listed(tmp_path), tmp_path / which
    calls = {
        "assess": ["assess", source, "--previous", named, "-o", tmp_path / "next"],
        "diff": ["diff", named, named],
        "verify": ["verify", named],
        "plan": ["plan", "check", named],
    }
    outcome = run(*calls[command])
    assert outcome.code in (2, 3)
    if which or command in ("assess", "diff"):
        assert said in outcome.err
    else:
        assert "manifest.json" in outcome.err


def test_a_plan_that_is_no_workbook_is_said_as_verify_says_it(before: Path, tmp_path: Path) -> None:
    own = shutil.copytree(before, tmp_path / "own")
    (own / "plan.xlsx").write_bytes(b"no workbook")
    outcome = run("assess", listed(tmp_path), "--previous", own, "--as-of", "2020-07-04", "-o", tmp_path / "next")
    assert outcome.code == 2
    assert "2019-07-04/plan.xlsx: It was edited after the dossier was made, and can no longer be opened" in outcome.err
