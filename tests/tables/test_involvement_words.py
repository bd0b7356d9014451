"""How people say that they are involved is understood, in Dutch and English."""

from __future__ import annotations

import pytest

from imvo.intake.notes import choices
from imvo.intake.values.cell import Cell
from imvo.intake.values.choices import read_choices
from imvo.tables import load

COLUMN = load("plan-issues").column("involvement")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("we contribute", "contribute"),
        ("We contribute to it.", "contribute"),
        ("Wij dragen bij", "contribute"),
        ("we cause it", "cause"),
        ("wij veroorzaken het", "cause"),
        ("directly linked to it", "linked"),
        ("Er direct mee verbonden", "linked"),
    ],
)
def test_it_is_understood(text: str, code: str) -> None:
    assert read_choices([Cell(text)], COLUMN, "en").readings[0].values == (code,)


def test_words_to_choose_from_stand_between_quotes() -> None:
    assert choices(COLUMN, "en") == "“Causes”, “Contributes”, “Directly linked”, “To be determined”"
    problem = read_choices([Cell("somehow")], COLUMN, "nl").readings[0].problem
    assert problem is not None
    assert "“Draagt bij”, “Direct verbonden”" in problem.reason("nl")
