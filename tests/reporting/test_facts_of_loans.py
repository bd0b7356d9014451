"""What a list of loans tells of its bank: project finance where there is one, and never that there is none."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from imvo import agreement, tables
from imvo.agreement import Participant, Reason, in_words
from imvo.agreement.truth import Answer
from imvo.reporting.own_chains import with_own

ASKS = agreement.load("banks")


def answer(who: Participant, *loans: dict[str, Any]) -> Answer | None:
    declared = tables.load("loans")
    rows = [{"row": n, "file": "loans.csv", **loan} for n, loan in enumerate(loans, 2)]
    told = with_own(ASKS, who, {"loans": pl.DataFrame(rows, schema=declared.dtypes)}, {})
    return told.facts.get("project-finance")


@pytest.mark.parametrize("loan", [{"purpose": "project-finance"}, {"project_finance": True, "purpose": "corporate"}])
def test_a_project_in_the_list_answers_yes(loan: dict[str, Any]) -> None:
    assert answer(Participant(), {"purpose": "corporate"}, loan) is Answer.YES


@pytest.mark.parametrize("loan", [{"purpose": "corporate"}, {"project_finance": False}, {}])
def test_a_list_without_one_does_not_answer_no(loan: dict[str, Any]) -> None:
    assert answer(Participant(), loan) in (None, Answer.UNKNOWN)


def test_what_the_bank_says_itself_goes_before() -> None:
    says = Participant(facts={"project-finance": "no"})
    assert answer(says, {"purpose": "project-finance"}) is Answer.NO


def test_the_page_asks_in_words_and_without_the_id_of_the_question() -> None:
    reason = Reason.of("reason.situation-unknown", asks="project-finance")
    for ids in (True, False):
        told = in_words.say(in_words.with_questions(ASKS, reason, "en", ids=ids), "en")
        assert "Does the bank have project-finance clients?" in told
        assert ("(project-finance)" in told) is ids
