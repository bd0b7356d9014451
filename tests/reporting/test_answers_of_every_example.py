"""Every row of the workbook of questions of every example finds its site again when it comes back answered."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from imvo.action import answers
from imvo.action.answers_read import expected
from imvo.action.returned import ANSWERS, together
from imvo.chain import vocabulary as chain_words
from imvo.intake.returned import read_returned
from imvo.intake.values import vocabulary as spelled
from imvo.reporting.compute import Result
from imvo.reporting.phrases import Phrases
from imvo.reporting.view_of import view_of
from imvo.reporting.working.answers_book import workbook
from tests.reporting.of_examples import ASKED, result_of

FITTING = {"share": 0.1, "yesno": "yes", "site": "yes", "days": 30, "country": "Ghana", "region": "North",
           "seen": "Harm seen"}  # fmt: skip
EVIDENCE = {"Evidence": "Evidenced", "Document": "A report", "Page": "1", "Public or confidential": "Public"}
ABOUT = "^(process|country|migrants|women|region)/"


def pages(result: Result) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(result, Phrases(view_of(result), "en"))))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def answered(result: Result, path: Path) -> list[dict[str, Any]]:
    """Write the workbook with an answer in every row; gives the rows as they were asked."""
    work = spelled.names_of(spelled.of_folder(result.editions[chain_words.REGISTER].folder), "table", "en")[0]
    book, asked = xlsxwriter.Workbook(str(path)), []
    for name, page in pages(result).items():
        sheet, own = book.add_worksheet(name), "Question key" in page[0]
        for down, row in enumerate(page):
            cells: dict[Any, Any] = dict(enumerate(row))
            if own and down:
                told = dict(zip(page[0], row, strict=True))
                kind, _, subject = str(told["Question key"]).partition("/")
                answer = {**FITTING, "process": work}[expected(kind, subject)]
                named = told["Site"] or (f"New site {down}" if kind in ("stage", "hidden") else "")
                if named or kind in ("practice", "own-practice"):
                    cells = {
                        **told,
                        "Site": named,
                        "Answer": answer,
                        **EVIDENCE,
                        "Date": result.request.as_of.isoformat(),
                    }
                    asked.append(told)
            for across, cell in enumerate(cells.values()):
                if cell not in ("", None):
                    sheet.write(down, across, cell)
    book.close()
    return asked


@pytest.mark.parametrize("agreement", sorted(ASKED))
def test_every_row_finds_its_own_site(agreement: str, tmp_path: Path) -> None:
    result = result_of(agreement)
    asked = answered(result, tmp_path / "answers.xlsx")
    assert asked
    edition = result.editions[chain_words.REGISTER]
    readings = read_returned(tmp_path / "answers.xlsx", (ANSWERS,), "en", spelled.of_folder(edition.folder))
    back = together(readings, {})
    assert back.rejected.filter(pl.col("what") != "note").is_empty()
    vocabulary = chain_words.load(edition)
    told = answers.weigh(result.sites, back, vocabulary, result.method, result.request.as_of, "en")
    states = told.results[answers.STATES]
    assert states.height == len(asked)
    lost = states.filter(pl.col("effect").is_in(["no-such-site", "no-such-question", "not-understood"]))
    assert lost.select("question", "site", "answer", "effect").rows() == []
    about = states.filter(pl.col("question").str.contains(ABOUT))
    # No two rows of one question are about the same site.
    assert about.select("question", "at").is_unique().all()


def test_a_key_of_another_list_points_nowhere(tmp_path: Path) -> None:
    result = result_of("gold")
    other = result.sites.with_columns(name=pl.lit("Another ") + pl.col("name"), site_id=pl.lit(None, pl.String))
    answered(result, tmp_path / "answers.xlsx")
    edition = result.editions[chain_words.REGISTER]
    back = together(read_returned(tmp_path / "answers.xlsx", (ANSWERS,), "en", spelled.of_folder(edition.folder)), {})
    told = answers.weigh(other, back, chain_words.load(edition), result.method, result.request.as_of, "en")
    states = told.results[answers.STATES]
    about = states.filter(pl.col("question").str.contains(ABOUT))
    assert about.height
    assert about.get_column("at").null_count() == about.height


@pytest.mark.parametrize("agreement", ["pension-funds", "banks"])
def test_who_invests_or_lends_is_asked_of_companies_and_not_of_orders(agreement: str) -> None:
    found = pages(result_of(agreement))
    assert list(found) == ["How to fill in", "Own colleagues", "Companies", "Unions and NGOs", "Choices"]
    cells = [str(cell) for page in found.values() for row in page for cell in row]
    assert not [cell for cell in cells if cell.startswith(("name: ", "client: ", "row: ", "own-practice/"))]
    assert not [cell for cell in cells if "supplier" in cell.lower() or "factory" in cell.lower()]
