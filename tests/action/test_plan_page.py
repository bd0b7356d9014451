"""The page on the checks names every check with level and ground, every number, every text and how it was read."""

from pathlib import Path

import pytest

from imvo.action.checks import catalogue
from imvo.action.measures import rules

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "method" / "plan-checks.md").read_text(encoding="utf-8")
LEVELS = {"error": "to mend", "warning": "to look at", "info": "good to know"}


@pytest.mark.parametrize("check", catalogue().checks, ids=lambda check: check.id)
def test_a_check_stands_on_the_page(check):
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{check.id}` |")]
    assert f"| {LEVELS[check.level]} |" in line
    assert check.ground.en in line


def test_the_numbers_are_those_of_the_file():
    numbers = rules()
    for value in (
        numbers.cover.must,
        numbers.cover.should,
        numbers.proposals.per_kind,
        numbers.proposals.sites_named,
        numbers.year.days,
    ):
        assert f" | {value} | " in PAGE


def test_a_text_that_was_not_read_says_so():
    for text in catalogue().texts.values():
        assert any(text.name.en in line and f"| {text.read} |" in line for line in PAGE.splitlines())
