"""A dossier of small made files, for the tests of the parts on growers and wages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from imvo.reporting import dossier
from imvo.reporting.compute import Result, compute
from imvo.reporting.request import Request
from imvo.runs import Silent

AS_OF = date(2021, 6, 30)


def run(folder: Path, files: dict[str, str], agreement: str, lang: str = "en") -> tuple[Result, Path]:
    """What was worked out, and the folder of the dossier. `files`: name -> text."""
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return written(folder / f"dossier-{lang}", tuple(paths), agreement, lang)


def written(target: Path, paths: tuple[Path, ...], agreement: str, lang: str = "en") -> tuple[Result, Path]:
    request = Request(paths, as_of=AS_OF, lang=lang, definition=agreement)
    result = compute(request, Silent())
    dossier.write(result, target, Silent())
    return result, target


def table(target: Path, name: str) -> pl.DataFrame:
    return pl.read_csv(target / "results" / f"{name}.csv")


def page(target: Path) -> str:
    return (target / "dossier.html").read_text(encoding="utf-8")
