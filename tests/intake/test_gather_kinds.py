"""What the user says a file holds goes before what its columns seem to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import UnusableFile
from imvo.intake.notes import explain
from tests.intake.delivered_files import delivered

BOTH = "Product;Kg;Land;Naam\nCacao;10;Ghana;Molen\n"


@pytest.mark.parametrize(("kind", "table"), [("sites", "sites"), ("purchases", "purchases")])
def test_a_stated_kind_decides(tmp_path: Path, kind: str, table: str) -> None:
    found = delivered(tmp_path, files={"x.csv": BOTH}, kinds={"x.csv": kind})
    assert list(found.tables) == [table]


def test_a_kind_is_stated_of_one_file_alone(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": BOTH, "y.csv": BOTH + "\n"}, kinds={"x.csv": "sites"})
    assert [list(one.tables) for one in found.readings] == [["sites"], ["purchases"]]


def test_a_kind_of_another_chain_may_be_stated(tmp_path: Path) -> None:
    text = "Materiaal;Kg\nKatoen;10\n"
    found = delivered(tmp_path, files={"x.csv": text}, kinds={"x.csv": "materials"})
    assert list(found.tables) == ["materials"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_file_that_is_not_what_was_said_tells_which_columns_are_needed(tmp_path: Path, lang: str) -> None:
    with pytest.raises(UnusableFile) as error:
        delivered(tmp_path, files={"x.csv": BOTH}, kinds={"x.csv": "association-members"}, lang=lang)
    reason, mend = explain(error.value, lang)
    assert all(name in reason for name in ("(member)", "(answered)", "Product, Kg, Land, Naam"))
    assert "--kind" in mend
