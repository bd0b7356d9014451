"""A dossier of a made-up list with findings and a plan that came back."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import polars as pl

from imvo.action import Returned, nothing
from imvo.agreement import Participant
from imvo.reporting import dossier
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.runs import Silent
from tests.reporting.part_run import Made

LIST = "Name,Country,Process,Workers\nMill One,India,Spinning,400\nSew Two,Bangladesh,Sewing,900\n"


def made(
    folder: Path,
    *,
    agreement: str | None = "textile",
    as_of: date = date(2019, 7, 4),
    lang: str = "en",
    findings: str | None = None,
    name: str | None = "Example Brand",
    **back: pl.DataFrame,
) -> Made:
    """The dossier of LIST. `findings`: the text of a file; `back`: rows of other tables that came back, by kind."""
    folder.mkdir(exist_ok=True)
    source = folder / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    request = Request((source,), as_of=as_of, lang=lang, definition=agreement, participant=Participant(name=name))
    returned = None
    if findings is not None:
        (folder / "findings.csv").write_text(findings, encoding="utf-8")
        request = Request(**{**vars(request), "findings": (folder / "findings.csv",)})
    elif back:
        start = nothing()
        returned = Returned({**start.tables, **back}, start.rejected)
    result = compute(request, Silent(), returned)
    dossier.write(result, folder / "dossier", Silent())
    return Made(result, folder / "dossier")


def harmed(one: Made) -> str:
    """The plain text of the section for who is harmed, as a screen reader gives it."""
    return between(one, '<section id="harmed"', "</section>")


def between(one: Made, start: str, end: str) -> str:
    """The plain text of a piece of the page; empty where it does not begin."""
    page = (one.folder / "dossier.html").read_text(encoding="utf-8")
    if start not in page:
        return ""
    at = page.index(start)
    return plain(page[at : page.index(end, at)])


def plain(html: str) -> str:
    """HTML as text, one space between words."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
