"""A small dossier whose workbook of questions is filled in by a program as a person would, and given back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

from imvo.agreement import Participant
from imvo.reporting import dossier
from imvo.reporting.compute import Result, compute
from imvo.reporting.previous import ANSWERS_BOOK
from imvo.reporting.request import Request
from imvo.runs import Silent

AS_OF = date(2020, 6, 30)
LIST = """\
Name,Country,Process,Product,Number of workers,% Migrant workers
Kaveri Cotton Mills,India,Spinning,Yarn,850,
Ganga Dye House,India,Dyeing,Fabric,120,5%
Utrecht Weavers,Netherlands,Weaving,Fabric,40,
Dhaka Sewing,Bangladesh,Cut-make-trim,Garments,1200,
Anatolian Shoes,,Footwear,Shoes,60,
=HYPERLINK("x"),Netherlands,Weaving,Fabric,200,
"""
EVIDENCED = {"Evidence": "Evidenced", "Document": "Secret payroll", "Page": "4", "Date": "2020-03-01",
             "Public or confidential": "Confidential"}  # fmt: skip
OPEN = {"Evidence": "Evidenced", "Document": "Annual report", "Page": "4", "Date": "2020-03-01",
        "Public or confidential": "Public"}  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """What was worked out, and where it was written."""

    result: Result
    folder: Path


def dossier_of(
    folder: Path,
    name: str,
    answers: Sequence[Path] = (),
    lang: str = "en",
    as_of: date = AS_OF,
    previous: Path | None = None,
) -> Made:
    """The dossier `name` in `folder`, of the list and these answers."""
    source = folder / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    request = Request(
        (source,),
        as_of=as_of,
        lang=lang,
        participant=Participant(name="Brand"),
        answers=tuple(answers),
        previous=previous,
    )
    result = compute(request, Silent())
    dossier.write(result, folder / name, Silent())
    return Made(result, folder / name)


def sheets(made: Made) -> dict[str, list[list[Any]]]:
    """The workbook of questions: sheet -> rows of cells."""
    book = python_calamine.CalamineWorkbook.from_path(str(made.folder / ANSWERS_BOOK))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows(made: Made) -> list[Row]:
    """Every row to fill in, by the titles of its columns."""
    return [dict(zip(page[0], row, strict=True)) for page in sheets(made).values() for row in page[1:] if _asks(page)]


def filled(made: Made, path: Path, fill: Callable[[Row], Row]) -> Path:
    """The workbook as a person gives it back: `fill` gets a row and returns the cells that change."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for name, page in sheets(made).items():
        sheet = book.add_worksheet(name)
        for down, row in enumerate(page):
            cells = dict(zip(page[0], row, strict=True)) if down and _asks(page) else None
            written = row if cells is None else list({**cells, **fill(cells)}.values())
            for across, cell in enumerate(written):
                if cell not in ("", None):
                    sheet.write(down, across, cell)
    book.close()
    return path


def _asks(page: list[list[Any]]) -> bool:
    return bool(page) and "Question key" in page[0]
