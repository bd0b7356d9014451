"""An answer is understood by the kind of its question; what is not understood is told, and never taken for nothing."""

from __future__ import annotations

from time import perf_counter

import pytest

from imvo.action.answers_read import KINDS, OWN_PRACTICES, Understood, expected
from tests.action.answers_made import vocabulary

READ = Understood(vocabulary(), "en")
SOON = 2  # seconds; what grows with the square of the length takes minutes


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("migrants", "12%", 0.12),
        ("migrants", "12", 0.12),
        ("migrants", "0.12", 0.12),
        ("migrants", "12,5 %", 0.125),
        ("migrants", "No, none at all", 0.0),
        ("migrants", "0", 0.0),
        ("women", "1", 1.0),
        ("women", "about 80 %", 0.8),
        ("country", "Pakistan", "PK"),
        ("country", "pk", "PK"),
        ("region", "Punjab", "Punjab"),
        ("process", "spinning", "spinning"),
        ("process", "Spinning, weaving", "spinning|weaving"),
        ("process", "Spinnen", "spinning"),
        ("hidden", "Ja", "yes"),
        ("hidden", "Yes, at home, through an agent", "yes"),
        ("hidden", "nee", "no"),
        ("practice", "Harm seen", "harm"),
        ("practice", "Geen schade gezien", "no-harm"),
        ("practice", "hersteld", "mended"),
        ("practice", "yes", "harm"),
    ],
)
def test_it_is_read_as_what_it_says(kind: str, text: str, value: object) -> None:
    subject = "home-work" if kind == "hidden" else "IN"
    assert READ.answer(kind, subject, text).value == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("migrants", "many"),
        ("migrants", "yes"),
        ("migrants", "120%"),
        ("women", "-5%"),
        ("country", "Narnia"),
        ("country", "Congo"),
        ("process", "all sorts of things"),
        ("process", "spinning, and secret rites"),
        ("hidden", "No idea"),
        ("hidden", "perhaps"),
        ("practice", "it depends"),
        ("practice", "no"),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_not_understood_says_why_and_what_to_mend(kind: str, text: str, lang: str) -> None:
    subject = "home-work" if kind == "hidden" else "IN"
    read = Understood(vocabulary(), lang).answer(kind, subject, text)
    assert read.value is None
    assert read.problem is not None
    assert read.problem.reason(lang).strip()
    assert read.problem.mend(lang).strip()


@pytest.mark.parametrize(
    ("practice", "text", "value"),
    [
        ("price", "No", "no"),
        ("lead-time", "45", 45.0),
        ("lead-time", "6 weeks", 42.0),
        ("payment-terms", "60 dagen", 60.0),
        ("late-changes", "30%", 0.3),
        ("cancelled-orders", "0", 0.0),
        ("order-share", "0.6", 0.6),
    ],
)
def test_own_purchasing_is_read_by_its_question(practice: str, text: str, value: object) -> None:
    assert READ.answer("own-practice", practice, text).value == value


@pytest.mark.parametrize("key", ["migrants/IN", " Migrants / in", "stage/spinning", "own-practice/price", "women/all"])
def test_the_key_of_a_question_is_known_however_it_is_written(key: str) -> None:
    assert READ.question(key) is not None


@pytest.mark.parametrize("key", ["weather/IN", "stage/sorcery", "hidden", "own-practice/mood", "", "/"])
def test_no_other_key_is_a_question(key: str) -> None:
    assert READ.question(key) is None


def test_every_question_expects_something_that_the_workbook_explains() -> None:
    from imvo import words

    wanted = {expected(kind, None) for kind in KINDS} | set(OWN_PRACTICES.values()) | {"own-share"}
    assert all(words.has(f"answers.book.expected.{want}", lang) for want in wanted for lang in words.LANGUAGES)


def test_a_long_text_for_days_is_read_in_no_time() -> None:
    began = perf_counter()
    assert READ.answer("own-practice", "lead-time", "1" + " " * 200_000 + "x").value is None
    assert perf_counter() - began < SOON
