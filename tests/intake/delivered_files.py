"""How the tests deliver made-up files, and the chains that read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from imvo import reference, tables
from imvo.chain import vocabulary as words
from imvo.intake import Gathered, Reader, gather
from imvo.intake.values import vocabulary
from imvo.reference import Edition
from imvo.reference.chains import Chain, chain_of, chains, editions_of
from imvo.runs import Silent


@cache
def registers() -> dict[str, Edition]:
    """Every register of imvo."""
    return reference.load_all()


@cache
def every_chain() -> dict[str, Chain]:
    """The chains by id."""
    return chains(registers())


@cache
def own_words(chain: str) -> vocabulary.Vocabulary:
    """What the names of products, steps and materials mean in one chain."""
    own = editions_of(registers(), chain_of(registers(), chain))
    return vocabulary.of_folder(own[words.REGISTER].folder)


def read_in(chain: str) -> list[str]:
    """The kinds of table that one chain reads, as far as they are declared."""
    return [kind for kind in every_chain()[chain].inputs if kind in tables.names()]


def reader(chain: str = "food", **changes: Any) -> Reader:
    """As `imvo assess` reads for an agreement of that chain; `changes` are fields of Reader."""
    return Reader(**{"accepted": read_in(chain), "vocabulary": own_words(chain), **changes})


def delivered(folder: Path, chain: str = "food", /, *, files: dict[str, str], **changes: Any) -> Gathered:
    """Text files, by name, as read together."""
    paths = []
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return gather(paths, reader(chain, **changes), Silent())


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook with these sheets, cells as they are typed."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(at, place, cell)
    return path


def told(gathered: Gathered, what: str) -> list[tuple[int, str, str]]:
    """(row, value, reason) of the rows, cells or notes in `rejected`."""
    lines = gathered.rejected.filter(pl.col("what") == what)
    return list(lines.select("row", "value", "reason").iter_rows())
