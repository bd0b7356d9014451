"""An urgent case stands before everything else on the page, in the workbook and on the terminal, and moves no rank."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from imvo.cli.app import app
from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting import cases_run

HEAD = "Site,Theme,Date,Kind,Source,Result,Text\n"
CASE = "Mill One,Freedom of association,2019-05-03,Union,A Union,Harm,<b>Asha</b> of the union was threatened\n"
OTHER = "Mill One,Freedom of association,2019-05-03,Union,A Union,Harm,No room to meet\n"
BLOCK = ('class="box urgent"', "</div>")


def test_it_stands_before_the_risks_with_what_to_do(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=HEAD + CASE)
    page = (made.folder / "dossier.html").read_text(encoding="utf-8")
    assert page.index(BLOCK[0]) < page.index('class="lede"')
    text = cases_run.between(made, *BLOCK)
    assert "Mill One, India" in text
    assert "<b>Asha</b> of the union was threatened" in text
    assert "&lt;b&gt;Asha" in page
    for words in ("First talk to who reported it", "announce no visit", "complaints procedure", "get support"):
        assert words in text


def test_after_the_end_the_agreement_promises_no_support(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=HEAD + CASE, as_of=date(2022, 3, 1))
    text = cases_run.between(made, *BLOCK)
    assert "National Contact Point" in text
    assert "older than a year" in text.lower()
    assert "get support" not in text
    assert "complaints procedure" not in text


def test_without_one_there_is_no_block(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=HEAD + OTHER)
    assert cases_run.between(made, *BLOCK) == ""
    assert not (made.folder / "results" / "urgent-cases.csv").exists()


def test_that_it_is_urgent_moves_no_rank(tmp_path: Path) -> None:
    one = cases_run.made(tmp_path / "urgent", findings=HEAD + CASE)
    two = cases_run.made(tmp_path / "plain", findings=HEAD + OTHER)
    assert_frame_equal(one.result.assessment.issues, two.result.assessment.issues)


def test_the_workbook_has_it_and_the_dossier_verifies(tmp_path: Path) -> None:
    made = cases_run.made(tmp_path, findings=HEAD + CASE)
    rows = CalamineWorkbook.from_filelike(io.BytesIO((made.folder / "dossier.xlsx").read_bytes()))
    summary = rows.get_sheet_by_index(0).to_python()
    assert any("Urgent" in str(row[0]) and "Mill One" in str(row[1]) for row in summary)
    assert verify(made.folder, Silent()).ok


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "! Urgent, outside the ranking: Mill One, India"), ("nl", "! Spoed")]
)
def test_the_terminal_tells_it_without_the_words_of_who_spoke(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "list.csv").write_text(cases_run.LIST, encoding="utf-8")
    (tmp_path / "findings.csv").write_text(HEAD + CASE, encoding="utf-8")
    call = ["assess", str(tmp_path / "list.csv"), "--findings", str(tmp_path / "findings.csv"), "--lang", lang]
    done = CliRunner().invoke(app, [*call, "--as-of", "2019-07-04", "-o", str(tmp_path / "out"), "--quiet"])
    assert done.exit_code == 0
    warnings = [line for line in done.stdout.splitlines() if line.startswith("!")]
    assert warnings[0].startswith(said)
    assert "Asha" not in done.stdout


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_row_of_which_nothing_else_is_understood_stands_there_too(tmp_path: Path, lang: str) -> None:
    row = ",Weather,2019-05-03,Phone call,,Dreadful,A union leader was arrested\n"
    made = cases_run.made(tmp_path, findings=HEAD + row, lang=lang)
    text = cases_run.between(made, *BLOCK)
    for words in {"en": ("site not named", "Theme not understood"), "nl": ("locatie niet genoemd", "thema")}[lang]:
        assert words.casefold() in text.casefold()
    assert "A union leader was arrested" in text
    assert verify(made.folder, Silent()).ok
