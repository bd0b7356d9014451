"""A promise by number is held against what came of it; what was let go is shown."""

import pytest

from imvo import agreement as room
from imvo import words
from imvo.agreement import in_words
from tests.agreement.made_up import made

DUTY = """
- id: D1
  actor: [company]
  title: {nl: "Studies", en: "Studies"}
  trigger: {kind: during-term}
  deliverable: {nl: "Studies", en: "Studies"}
  evidence: not-known
  check: none-known
  prerequisite: none-known
  consequence: not-known
  sources: [S1]
"""
PROMISE = """  promise:
    unit: {nl: "studies", en: "studies"}
    low: 2
    high: 4
    years: 3
    sources: [S1]
    delivered:
"""
STUDY = "      - {{what: {{nl: studie, en: study}}, date: {day}, planned: {planned}, sources: [S1]}}\n"
LET_GO = """  changes:
    - {kind: abandoned, on: unknown, what: {nl: "Alles", en: "All"}, reason: unknown, sources: [S1]}
"""


def studies(number: int) -> str:
    return "".join(STUDY.format(day=2018 + place, planned=str(place > 1).lower()) for place in range(number))


@pytest.mark.parametrize(("number", "short"), [(1, 5), (4, 2), (6, 0), (7, 0)])
def test_what_is_short_of_the_least_that_was_promised(number: int, short: int) -> None:
    (line,) = room.ledger_of(made(duties=DUTY + PROMISE + studies(number)))
    assert (line.low, line.high, line.delivered, line.short_at_least) == (6, 12, number, short)
    assert line.planned == max(0, number - 2)
    assert line.sources == ("S1",)


def test_what_was_let_go_stands_in_the_ledger_without_a_number() -> None:
    (line,) = room.ledger_of(made(duties=DUTY + LET_GO))
    assert (line.low, line.short_at_least) == (None, None)
    assert [change.kind for change in line.changes] == ["abandoned"]


def test_a_duty_without_a_promise_does_not_stand_there() -> None:
    assert room.ledger_of(made(duties=DUTY)) == ()


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_it_can_be_said(lang: str) -> None:
    for number in (1, 6):
        (line,) = room.ledger_of(made(duties=DUTY + PROMISE + studies(number)))
        assert line.reason is not None
        assert str(number) in in_words.say(line.reason, lang)
