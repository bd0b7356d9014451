"""Every reason, state and label of the room can be said in both languages."""

import ast
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from imvo import agreement as room
from imvo import words
from imvo.agreement import agreement_state, duty_states, in_words

FOLDER = Path(room.__file__).parent


def keys_in_code() -> set[str]:
    """Every literal of the room's code that begins as a key does."""
    found = set()
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                kind, dot, rest = node.value.partition(".")
                if kind in ("reason", "rejected", "remedy") and dot and rest.replace("-", "").isalpha():
                    found.add(f"agreement.{node.value}")
    return found


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_key_has_a_text(lang: str) -> None:
    assert len(keys_in_code()) > 30
    for key in keys_in_code():
        assert words.has(key, lang), key


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_state_has_a_label(lang: str) -> None:
    for code in get_args(duty_states.DutyPhase):
        assert in_words.state(code, lang)
    for code in get_args(agreement_state.State):
        assert in_words.agreement_state(code, lang)
    for code in ("none-known", "not-known"):
        assert in_words.said(code, lang)


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("signed", [None, "2016-07-04", "2017-04", "2017", "2019-10-08", "2023-01-01"])
def test_every_duty_on_many_days_can_be_said(lang: str, signed: str | None) -> None:
    agreement = room.load("textile")
    day = None if signed is None else room.PartialDate.parse(signed)
    for route in (None, "signs", "sister-initiative", "other"):
        participant = room.Participant(role="company", signed=day, route=route)
        for year in range(2015, 2024):
            for found in room.duties(agreement, participant, date(year, 7, 4)):
                assert in_words.say(found.reason, lang)
                assert in_words.said(found.consequence, lang)
                in_words.window(found.window, lang)
                assert found.period is None or in_words.period(found.period, lang)


def test_days_in_words() -> None:
    reason = room.Reason.of("reason.exempt", day=room.PartialDate.parse("2017-01-01"), round="2019")
    assert in_words.say(reason, "nl") == "Wie na 1 januari 2017 tekende, is in beoordelingsronde 2019 vrijgesteld."
    coarse = room.PartialDate.parse("2017-04").plus_days(-1)
    assert in_words.day(coarse, "en") == "between 31 March 2017 and 29 April 2017"
    assert in_words.period("year-3", "nl") == "lidmaatschapsjaar 3"
    assert in_words.period("2019", "en") == "assessment round 2019"


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("track", ["complaint", "dispute"])
def test_the_remedy_route_can_be_said(lang: str, track: str) -> None:
    for year in (2016, 2017, 2020, 2022):
        found = room.remedy_route(room.load("textile"), date(year, 7, 15), track)  # type: ignore[arg-type]
        assert in_words.say(found.reason, lang)
