"""A closed set of words is read by code, by either name and by synonym; yes and no by word and by tick."""

from __future__ import annotations

import pytest

from imvo.intake.values.cell import Cell
from imvo.intake.values.choices import read_choices, read_yes_no
from imvo.tables import load

PRODUCTION = load("materials").column("production")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("certified", "certified"),
        ("Gecertificeerd", "certified"),
        ("ORGANIC", "certified"),
        ("  recyclé ", "recycled"),
        ("conventioneel", "conventional"),
        ("-", None),
        ("onbekend", None),
    ],
)
def test_a_word_of_the_set(text: str, code: str | None) -> None:
    (reading,) = read_choices([Cell(text)], PRODUCTION, "en").readings
    assert (reading.values, reading.problem) == ((code,), None)


@pytest.mark.parametrize(("lang", "names"), [("nl", "gangbaar"), ("en", "conventional")])
def test_a_word_outside_it_is_told_with_the_set(lang: str, names: str) -> None:
    (reading,) = read_choices([Cell("deels bio")], PRODUCTION, lang).readings
    assert reading.values == (None,)
    assert reading.problem is not None
    assert names in reading.problem.reason(lang)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("ja", True), ("JA", True), ("x", True), ("1", True), ("waar", True), ("\u2713", True), ("\u2714\ufe0f", True),
        ("nee", False), ("No", False), ("0", False), ("onwaar", False), ("\u2717", False),
        ("", None), ("-", None), ("n/a", None), ("?", None), ("onbekend", None),
    ],
)  # fmt: skip
def test_yes_no_or_not_known(text: str, truth: bool | None) -> None:
    (reading,) = read_yes_no([Cell(text)]).readings
    assert (reading.values, reading.problem) == ((truth,), None)


@pytest.mark.parametrize("text", ["deels", "ja, deels", "2", "\u2612", "+"])
def test_what_says_neither_is_told(text: str) -> None:
    (reading,) = read_yes_no([Cell(text)]).readings
    assert reading.values == (None,)
    assert reading.problem is not None
