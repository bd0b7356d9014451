"""Each phase that a run tells has words to show, and no words are kept for a phase that is never told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imvo import words
from imvo.reporting import dossier
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.reporting.verify import verify

# What `imvo lookthrough` tells, which makes no dossier.
OTHERS = ("network", "look-through")


class Kept:
    """The names of the phases in the order in which they were told."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def phase(self, name: str, _rows: int) -> None:
        self.names.append(name)

    def done(self, _rows: int) -> None:
        pass


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_phases_and_their_words_agree(tmp_path: Path, lang: str) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Supplier,Country,Process\nMade-up Mill,India,Spinning\n", encoding="utf-8")
    back = tmp_path / "findings.csv"
    back.write_text("Site,Theme,Kind,Direction\nMade-up Mill,Forced labour,Union,Harm seen\n", encoding="utf-8")
    told, next_year, checked = Kept(), Kept(), Kept()
    dossier.write(compute(Request((source,), date(2019, 7, 4), findings=(back,)), told), tmp_path / "dossier", told)
    # A year that builds on another compares.
    compute(Request((source,), date(2020, 7, 4), previous=tmp_path / "dossier"), next_year)
    verify(tmp_path / "dossier", checked)
    assert len(told.names) == len(set(told.names))
    assert len(next_year.names) == len(set(next_year.names))
    prefix = "cli.phase."
    worded = {key.removeprefix(prefix) for key in words.table(lang) if key.startswith(prefix)}
    assert {*told.names, *next_year.names, *checked.names, *OTHERS} == worded
