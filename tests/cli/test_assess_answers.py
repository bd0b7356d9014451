"""`imvo assess --answers` tells in a line what came back and what was used of it."""

from pathlib import Path

import pytest

from tests.cli.calls import listed, run

ANSWERS = """\
Question,Site,Answer,Evidence,Document,Page,Date,Public or confidential
migrants/IN,Kaveri Cotton Mills,12%,evidenced,Payroll,4,2020-01-01,public
women/IN,Kaveri Cotton Mills,60%,claimed,,,,
migrants/BD,Dhaka Sewing,many,claimed,,,,
"""
CLAIMS = "Question,Site,Answer\nwomen/IN,Kaveri Cotton Mills,60%\n"


def told(tmp_path: Path, text: str, *more: str) -> str:
    answers = tmp_path / "answers.csv"
    answers.write_text(text, encoding="utf-8")
    folder = tmp_path / "out"
    outcome = run("assess", listed(tmp_path), "-o", folder, "--as-of", "2020-06-30", "--answers", answers, *more)
    assert outcome.code == 0, outcome.err
    return str(outcome.out)


@pytest.mark.parametrize(
    ("lang", "used", "look"),
    [
        ("en", "One answer used of 3 that came back.", "One cell or row needs a look: see "),
        ("nl", "Eén antwoord gebruikt van 3 die terugkwamen.", "Eén cel of rij vraagt aandacht: zie "),
    ],
)
def test_it_tells_how_many_were_used_and_where_to_look(tmp_path: Path, lang: str, used: str, look: str) -> None:
    out = told(tmp_path, ANSWERS, "--lang", lang)
    assert used in out
    assert look in out
    assert (tmp_path / "out" / "rejected-returned.csv").is_file()


def test_claims_alone_are_told_as_claims(tmp_path: Path) -> None:
    out = told(tmp_path, CLAIMS)
    assert "No answer was used of 1 that came back. A claim is kept and shown" in out
    assert "need" not in out.partition("came back")[2].partition("\n")[0]


def test_a_file_that_came_back_open_is_told_as_open(tmp_path: Path) -> None:
    out = told(tmp_path, "Question,Site,Answer\nwomen/IN,Kaveri Cotton Mills,\n")
    assert "every question still open" in out


def test_without_answers_nothing_is_said_of_them(tmp_path: Path) -> None:
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", "--as-of", "2020-06-30")
    assert "came back" not in outcome.out
    assert (tmp_path / "out" / "answers.xlsx").is_file()
