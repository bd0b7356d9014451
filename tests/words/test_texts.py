"""A text is looked up by key and filled in strictly."""

from __future__ import annotations

import pytest

from imvo import words


def test_missing_key_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        words.text("words.no_such_key", "nl")


def test_missing_value_is_an_error() -> None:
    with pytest.raises(words.WordsError, match="needs"):
        words.text("words.at_least", "en")


def test_value_too_many_is_an_error() -> None:
    with pytest.raises(words.WordsError, match="given"):
        words.text("words.month.1", "en", day="1")


def test_other_languages_are_refused() -> None:
    with pytest.raises(words.WordsError, match="fr"):
        words.text("words.month.1", "fr")


def test_braces_in_a_value_stay_text() -> None:
    assert words.text("words.at_least", "en", n="{n}") == "at least {n}"


@pytest.mark.parametrize(("n", "said"), [(0, "0 sites"), (1, "1 site"), (1200, "1,200 sites")])
def test_plural_follows_the_number(n: int, said: str) -> None:
    assert words.plural("reporting.sites", n, "en") == said


def test_nothing_depends_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert words.number(1234.5, "en") == "1,234.5"
