"""What a list says of how a material was made: praise is no certificate."""

from __future__ import annotations

import pytest

from imvo import tables
from imvo.intake.values.cell import Cell
from imvo.intake.values.choices import read_choices


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gecertificeerd", "certified"),
        ("organic", "certified"),
        ("conventioneel", "conventional"),
        ("recycled", "recycled"),
        ("sustainable", None),
        ("duurzaam", None),
        ("preferred", None),
    ],
)
def test_only_words_for_certified_count_as_certified(text: str, code: str | None) -> None:
    reading = read_choices([Cell(text)], tables.load("materials").column("production"), "nl").readings[0]
    assert reading.values == (code,)
    assert (reading.problem is None) is (code is not None)
