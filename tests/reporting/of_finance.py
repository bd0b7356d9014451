"""The shipped examples of those who invest and lend, each made into a dossier once for all tests that look at it."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import polars as pl

from imvo.reporting import dossier, view_of
from imvo.reporting.compute import Result, compute
from imvo.reporting.html import render
from imvo.reporting.request import Request
from imvo.runs import Silent

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
AS_OF = date(2018, 12, 1)
AGREEMENTS = ("insurance", "pension-funds", "banks")


def made(agreement: str, folder: Path) -> Result:
    """Assess every file of the example and write the dossier to `folder`."""
    sources = tuple(sorted((EXAMPLES / agreement).glob("*.csv")))
    result = compute(Request(sources, as_of=AS_OF, definition=agreement), Silent())
    dossier.write(result, folder, Silent())
    return result


def page(result: Result, lang: str) -> str:
    """The text of the page, without marks."""
    whole = re.sub(r"<style>.*?</style>|<svg.*?</svg>", " ", render(view_of.view_of(result), lang), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", whole)).split())


def csv(folder: Path, name: str) -> pl.DataFrame:
    """A result as it was written."""
    return pl.read_csv(folder / "results" / f"{name}.csv")
