"""A file that is given as something else than it is, or lacks a column, is refused in one clear message."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from imvo.files import UnusableFile
from imvo.intake.notes import explain
from imvo.intake.returned import read_returned
from imvo.intake.template import write_template
from imvo.intake.values.vocabulary import shipped
from tests.reporting.answers_run import Made, dossier_of, sheets

PLAN = ("plan-issues", "plan-measures", "plan-contacts")
KINDS = {"answers": ("answers",), "findings": ("findings",), "plan": PLAN}
LANGUAGES = ("nl", "en")


def refusal(path: Path, kind: str, lang: str = "en") -> tuple[str, str]:
    with pytest.raises(UnusableFile) as caught:
        read_returned(path, KINDS[kind], lang, shipped())
    return explain(caught.value, lang)


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return dossier_of(tmp_path_factory.mktemp("wrong"), "dossier", lang=request.param)


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_workbook_of_a_dossier_is_none_of_what_comes_back(made: Made, kind: str) -> None:
    assert "workbook of a dossier" in refusal(made.folder / "dossier.xlsx", kind)[0]


@pytest.mark.parametrize("kind", ["findings", "plan"])
def test_the_workbook_of_questions_is_neither_findings_nor_a_plan(made: Made, kind: str) -> None:
    reason, mend = refusal(made.folder / "answers.xlsx", kind)
    assert "answers.xlsx" in reason
    assert "--answers" in mend


@pytest.mark.parametrize("kind", ["answers", "plan"])
def test_a_list_of_findings_is_neither_answers_nor_a_plan(tmp_path: Path, kind: str) -> None:
    write_template(tmp_path / "f.xlsx", "nl", "findings")
    assert "list of findings" in refusal(tmp_path / "f.xlsx", kind)[0]


def test_the_right_workbooks_are_taken(made: Made, tmp_path: Path) -> None:
    assert read_returned(made.folder / "answers.xlsx", ("answers",), "en", shipped())
    write_template(tmp_path / "f.xlsx", "en", "findings")
    assert read_returned(tmp_path / "f.xlsx", ("findings",), "en", shipped())


def filled_without(made: Made, path: Path, headers: set[str]) -> Path:
    """The workbook of questions, of which a person took out a column."""
    book = xlsxwriter.Workbook(str(path))
    for name, page in sheets(made).items():
        sheet = book.add_worksheet(name)
        kept = [place for place, head in enumerate(page[0]) if head not in headers]
        for down, row in enumerate(page):
            for across, place in enumerate(kept):
                sheet.write(down, across, row[place])
    book.close()
    return path


def csv(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "f.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("header", ["Vestiging", "Bedrijf", "Onderneming", "Locatienaam", "Naam"])
def test_more_names_for_a_site_are_known(tmp_path: Path, header: str) -> None:
    path = csv(tmp_path, f"{header};Thema;Soort;Richting\nMill One;Kinderarbeid;Vakbond;Schade gezien\n")
    (one,) = read_returned(path, ("findings",), "nl", shipped())
    assert one.tables["findings"].get_column("site").to_list() == ["Mill One"]


def test_a_column_that_is_not_understood_is_named_with_what_to_call_it(tmp_path: Path) -> None:
    path = csv(tmp_path, "Dingetje;Theme;Kind;Direction\nMill One;Child labour;Union;Harm seen\n")
    reason, mend = refusal(path, "findings")
    assert "“Site”" in reason
    assert "Dingetje" in reason
    assert "Theme" not in reason
    assert "Factory" in mend
    assert "--map" not in mend


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_workbook_is_called_empty(tmp_path: Path, kind: str, lang: str) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "e.xlsx"))
    book.add_worksheet("Sheet1")
    book.close()
    reason, _ = refusal(tmp_path / "e.xlsx", kind, lang)
    assert reason == {"en": "The file holds nothing.", "nl": "Er staat niets in het bestand."}[lang]


def test_answers_without_their_keys_are_no_plan(made: Made, tmp_path: Path) -> None:
    path = filled_without(made, tmp_path / "a.xlsx", {"Question key", "Kenmerk van de vraag"})
    reason, mend = refusal(path, "answers")
    assert "“Question key”" in reason
    assert "Question ID" in mend
