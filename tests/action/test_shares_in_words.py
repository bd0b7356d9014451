"""A share in words: nobody is a share too, a range counts at its higher end and says so, and unknown stays unknown."""

from __future__ import annotations

import pytest

from imvo.action.answers_read import Understood
from tests.action.answers_made import vocabulary

READ = Understood(vocabulary(), "en")


@pytest.mark.parametrize(
    "text", ["none", "None", "nil", "geen", "Niemand", "nobody", "Zero", "no one", "no migrants", "geen enkele"]
)
@pytest.mark.parametrize("kind", ["migrants", "women"])
def test_nobody_is_no_percent(kind: str, text: str) -> None:
    read = READ.answer(kind, "IN", text)
    assert (read.value, read.code, read.problem) == (0.0, "0", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10-20%", 0.2),
        ("10 – 20 %", 0.2),
        ("10% to 20%", 0.2),
        ("tussen 5 en 7,5%", 0.075),
        ("10-20", 0.2),
        ("<5%", 0.05),
        ("less than 5%", 0.05),
        ("hoogstens 8 %", 0.08),
    ],
)
def test_of_a_range_the_higher_end_counts_and_that_is_told(text: str, value: float) -> None:
    read = READ.answer("migrants", "IN", text)
    assert read.value == value
    assert read.note is not None
    assert read.note.what == "note"
    assert "higher end" in read.note.reason("en")


@pytest.mark.parametrize("text", ["n/a", "unknown", "onbekend", "?", "10-200%", "1/3", "more than 5%"])
def test_what_is_unknown_or_unclear_stays_unknown(text: str) -> None:
    read = READ.answer("migrants", "IN", text)
    assert read.value is None
    assert read.problem is not None
