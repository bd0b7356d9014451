"""A measure has a short title: that of the library in the reader's language, otherwise its own first sentence."""

from __future__ import annotations

import pytest

from imvo.action.measure_titles import LONGEST, said, title
from imvo.action.measures import Proposal, library


@pytest.mark.parametrize("one", library(), ids=lambda one: one.id)
def test_a_measure_of_the_library_is_known_in_either_language(one: Proposal) -> None:
    for lang in ("nl", "en"):
        whole = f"{getattr(one.title, lang)}. {getattr(one.what, lang)} And what we added."
        assert title(whole) == one.title


def test_a_measure_of_ones_own_is_told_by_its_first_sentence() -> None:
    assert title("Exits stay open on every shift. We pay for the alarms.").en == "Exits stay open on every shift"
    assert title("One line.\nAnother").nl == "One line"


def test_a_first_sentence_without_end_is_cut_between_words() -> None:
    cut = title("word " * 100).en
    assert cut.endswith("word…")
    assert len(cut) <= LONGEST + 1


def test_an_indicator_of_the_library_is_told_in_both_languages_and_another_as_it_stands() -> None:
    indicator = library()[0].indicator
    assert said(indicator.en).nl == indicator.nl
    assert said("Our own").nl == "Our own"
