"""A workbook that people rearranged comes back with a message per cell, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from imvo.files import UnusableFile
from imvo.intake.reading import Reading
from imvo.intake.returned import read_returned
from imvo.intake.values.vocabulary import shipped

HEAD = ["Antwoord", "Nieuw: telefoon", "Locatie", "Datum", "Bewijs", "Document", "Pagina", "Openbaar of vertrouwelijk",
        "Kenmerk van de vraag", "Land", "Opmerking"]  # fmt: skip
ROWS: Sequence[Sequence[Any]] = (
    ("12%", "Piet", "Alpha", "12 maart 2020", "Onderbouwd", "HR", "4", "Vertrouwelijk", "migrants/IN", "India", ""),
    (0.3, "", "Beta", "ergens in mei", "Onderbouwd", "HR", "4", "ja", "women/IN", "India", "x"),
    ("veel", "", "Beta", "2020-03-01", "Gezegd", "", "", "geheim", "migrants/IN", "Narnia", ""),
    ("", "", "", "", "", "", "", "", "", "", ""),
    ("ja", "", "", "", "", "", "", "", "", "", ""),
    ("Totaal", "", "", "", "", "", "", "", "", "", ""),
    tuple(HEAD),
    ("", "", "Nieuwe Spinnerij", "", "", "", "", "", "stage/spinning", "India", ""),
)
FIRST = 5  # row of the first answer as the file counts it
Sheets = Mapping[str, Callable[[Any], None]]


def by_jan(sheet: Any) -> None:
    """Columns moved, a merged title and a note above them, in Dutch."""
    sheet.merge_range(0, 0, 0, 5, "Antwoorden van onze leveranciers")
    sheet.write_string(1, 0, "Let op: vertrouwelijk")
    write(sheet, [HEAD, *ROWS], first=FIRST - 2)


def in_english(sheet: Any) -> None:
    write(sheet, [["Question key", "Site", "Answer"], ["women/IN", "Gamma", "0.5"]], first=0)


def without_keys(sheet: Any) -> None:
    write(sheet, [["Site", "Answer", "Evidence"], ["Delta", "5%", "claimed"], ["Alpha", "9%", "claimed"]], first=0)


def chat(sheet: Any) -> None:
    write(sheet, [["A question and an answer"], ["hello"]], first=0)


def write(sheet: Any, rows: Sequence[Sequence[Any]], first: int) -> None:
    for down, row in enumerate(rows, start=first):
        for across, cell in enumerate(row):
            if cell != "":
                sheet.write(down, across, cell)


def book(path: Path, sheets: Sheets) -> Path:
    made = xlsxwriter.Workbook(str(path))
    for name, fill in sheets.items():
        fill(made.add_worksheet(name))
    made.close()
    return path


def read(path: Path, lang: str = "en") -> tuple[Reading, ...]:
    return read_returned(path, ("answers",), lang, shipped())


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    sheets = {
        "Blad van Jan": by_jan,
        "leeg": lambda _: None,
        "notities": chat,
        "English": in_english,
        "Oud": without_keys,
    }
    found = read(book(tmp_path_factory.mktemp("back") / "a.xlsx", sheets))
    return {str(one.rejected.get_column("sheet").drop_nulls().first() or "English"): one for one in found}


def test_every_sheet_with_answers_is_read_whatever_it_is_called(readings: dict[str, Reading]) -> None:
    assert set(readings) == {"Blad van Jan", "English", "Oud"}
    rows = readings["Blad van Jan"].tables["answers"]
    cells = ("row", "question", "site", "country", "answer", "document", "page", "date", "mark", "remark")
    assert rows.select(cells).rows() == [
        (5, "migrants/IN", "Alpha", "IN", "12%", "HR", "4", date(2020, 3, 12), "confidential", None),
        (6, "women/IN", "Beta", "IN", "0.3", "HR", "4", None, "public", "x"),
        (7, "migrants/IN", "Beta", None, "veel", None, None, date(2020, 3, 1), None, None),
        (12, "stage/spinning", "Nieuwe Spinnerij", "IN", None, None, None, None, None, None),
    ]
    assert rows.get_column("country_given").to_list()[2] == "Narnia"


def test_every_cell_that_is_not_understood_is_told_where_it_stands(readings: dict[str, Reading]) -> None:
    told = readings["Blad van Jan"].rejected
    cells = told.filter(pl.col("what") == "cell")
    assert cells.select("row", "column", "value").rows() == [
        (6, "Datum", "ergens in mei"),
        (7, "Land", "Narnia"),
        (7, "Openbaar of vertrouwelijk", "geheim"),
    ]
    assert set(told.get_column("file")) == {"a.xlsx"}
    assert all(text.strip() for name in ("reason", "mend") for text in told.get_column(name))


def test_rows_in_are_rows_out(readings: dict[str, Reading]) -> None:
    jan = readings["Blad van Jan"]
    filled = sum(any(cell != "" for cell in row) for row in ROWS)
    refused = jan.rejected.filter(pl.col("what") == "row").get_column("row").to_list()
    assert (jan.rows_in, jan.accepted, refused) == (filled, 4, [9, 10, 11])


def test_a_sheet_without_the_column_of_keys_is_told_row_by_row(readings: dict[str, Reading]) -> None:
    old = readings["Oud"]
    assert old.tables["answers"].is_empty()
    assert old.rejected.select("sheet", "row", "what").rows() == [("Oud", 2, "row"), ("Oud", 3, "row")]
    assert "Question key" in old.rejected.get_column("reason").to_list()[0]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_language_of_the_run_need_not_be_that_of_the_file(tmp_path: Path, lang: str) -> None:
    found = read(book(tmp_path / "b.xlsx", {"x": by_jan, "y": in_english}), lang)
    assert [one.accepted for one in found] == [4, 1]


def test_a_file_without_any_answer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        read(book(tmp_path / "c.xlsx", {"notes": chat}))


def test_a_text_file_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Site;Answer;Question\nAlpha;12%;migrants/IN\n", encoding="utf-8")
    (one,) = read(path)
    assert one.tables["answers"].select("question", "site", "answer").rows() == [("migrants/IN", "Alpha", "12%")]
