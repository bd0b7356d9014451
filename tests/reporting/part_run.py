"""A dossier of small made-up files, and what a person reads of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

import polars as pl

from imvo.agreement import Participant
from imvo.reporting import dossier
from imvo.reporting.compute import Result, compute
from imvo.reporting.request import Request
from imvo.runs import Silent

AS_OF = date(2020, 6, 30)


@dataclass(frozen=True)
class Made:
    """What was worked out, and where it was written."""

    result: Result
    folder: Path

    def table(self, name: str) -> pl.DataFrame:
        """A result as its file holds it, all texts."""
        return pl.read_csv(self.folder / "results" / f"{name}.csv", infer_schema=False)

    def text(self) -> str:
        """The page as plain text, one space between words."""
        page = (self.folder / "dossier.html").read_text(encoding="utf-8")
        bare = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
        return _plain(bare)

    def section(self, part: str) -> str:
        """The plain text of one part's section."""
        page = (self.folder / "dossier.html").read_text(encoding="utf-8")
        start = page.index(f'id="part-{part}"')
        return _plain(page[start : page.index("</section>", start)])


def made(folder: Path, files: dict[str, str], agreement: str, lang: str = "en", who: Participant | None = None) -> Made:
    """The dossier of text files, by name."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    sources = tuple(folder / name for name in files)
    request = Request(sources, as_of=AS_OF, lang=lang, definition=agreement, participant=who or Participant())
    result = compute(request, Silent())
    dossier.write(result, folder / "dossier", Silent())
    return Made(result, folder / "dossier")


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
