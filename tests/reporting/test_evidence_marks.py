"""The three states of evidence have one word and one mark each, the same wherever they are told."""

from __future__ import annotations

import pytest

from imvo.action.evidence import STATES, judged
from imvo.reporting import evidence
from imvo.words import LANGUAGES
from tests.action.answers_made import PROVEN, returned, said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_states_share_a_mark_or_a_word(lang: str) -> None:
    told = [evidence.told(state, lang) for state in STATES]
    assert len({text[0] for text in told}) == len({text[2:] for text in told}) == len(STATES)
    assert told == [getattr(evidence.marked()[state], lang) for state in STATES]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_what_is_told_is_understood_when_it_is_typed(lang: str, state: str) -> None:
    typed = evidence.told(state, lang)
    cells = {**PROVEN, "verified_by": "A union", "state": typed}
    rows = judged(returned([said("migrants/IN", "5%", **cells)]).tables["answers"])
    assert rows.get_column("evidence").to_list() == [state]
