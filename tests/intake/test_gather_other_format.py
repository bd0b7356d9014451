"""A file in a format of another chain is refused by name, and what a list was read as is told where it could differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import UnusableFile
from imvo.intake import gather
from imvo.intake.notes import explain
from imvo.runs import Silent
from tests.intake.delivered_files import delivered, reader
from tests.intake.portfolios import as_csv, position, table
from tests.intake.rmi_workbooks import TEMPLATES, Filled, write


@pytest.mark.parametrize(
    ("lang", "says", "read"), [("nl", "over mineralen", "(sites)"), ("en", "on minerals", "(sites)")]
)
def test_a_minerals_template_in_textile(tmp_path: Path, lang: str, says: str, read: str) -> None:
    path = write(tmp_path / "x.xlsx", next(iter(TEMPLATES.values())), Filled(rows=[]))
    with pytest.raises(UnusableFile) as error:
        gather([path], reader("textile", lang=lang), Silent())
    reason, mend = explain(error.value, lang)
    assert says in reason
    assert read in reason
    assert "--kind" in mend


def test_a_portfolio_in_food(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "x.csv", table([position(1)]))
    with pytest.raises(UnusableFile) as error:
        gather([path], reader("food"), Silent())
    assert error.value.key == "intake.format-tpt"
    assert gather([path], reader("finance"), Silent()).tables["holdings"].height == 1


SITES = "Factory name;Country\nA;India\n"


@pytest.mark.parametrize(("chain", "files", "told"), [("food", ["a.csv"], 1), ("food", ["a.csv", "b.csv"], 2)])
def test_sites_are_told_where_it_could_be_something_else(
    tmp_path: Path, chain: str, files: list[str], told: int
) -> None:
    found = delivered(tmp_path, chain, files={name: f"{SITES}{name};Peru\n" for name in files})
    assert [note.text("en") for note in found.notes].count("Read as: sites.") == told
