"""A report that union members are intimidated is urgent by its words, and any finding by the mark of a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from imvo.action import urgent
from tests.action.seen import HARM, PROOF, rows, weighed

FREEDOM = {**HARM, "theme": "freedom-of-association"}


def reasons(*told: dict[str, Any]) -> list[str | None]:
    found = weighed(rows(*told)).results.get("urgent-cases")
    return [] if found is None else found.get_column("because").to_list()


@pytest.mark.parametrize(
    "text",
    [
        "Union members were threatened by a supervisor",
        "Two organisers dismissed after the meeting",
        "The secretary of the works council was arrested",
        "Workers who joined are BLACKLISTED",
        "Vakbondsleden zijn ontslagen",
        "Kaderleden geïntimideerd door de bewaking",
        "Lid van de vakbond bedreigd",
        "Gewerkschaftsmitglieder wurden bedroht",
        "The leader is in jail",
        "3 leaders are in prison",
        "Police raided the office",
        "Terminated for organising",
        "They lost their jobs after joining",
        "Union busting by management",
        "Criminal charges against leaders",
        "Charges filed against two of them",
        "Transferred after forming a union",
        "Workers coerced to leave",
        "Bang gemaakt door de baas",
        "De voorzitter zit gevangen",
        "Twee leden opgepakt",
        "Overgeplaatst na de oprichting",
        "Op de zwarte lijst",
        "Ze zijn op straat gezet",
        "Syndicalistes renvoyés",
        "Sendikacılar işten atıldı",
    ],
)
def test_intimidation_is_known_by_its_words(text: str) -> None:
    assert reasons({**FREEDOM, "text": text}) == ["words"]


@pytest.mark.parametrize("text", [None, "No room for union meetings", "Geen vergaderruimte voor de vakbond"])
def test_other_harm_to_the_freedom_is_not(text: str | None) -> None:
    assert reasons({**FREEDOM, "text": text}) == []


def test_another_theme_needs_the_union_in_its_words() -> None:
    harassed = {**HARM, "theme": "discrimination-gender", "text": "Women were harassed on the line"}
    member = {**harassed, "text": "Women of the union were harassed on the line"}
    assert reasons(harassed) == []
    assert reasons(member) == ["words"]


def test_a_mark_is_enough_and_a_no_does_not_take_it_away() -> None:
    assert reasons({**HARM, "urgent": True}) == ["marked"]
    assert reasons({**FREEDOM, "text": "Members were threatened", "urgent": False}) == ["words"]


def test_that_none_was_seen_is_no_case() -> None:
    assert reasons({**FREEDOM, "direction": "no-harm", "text": "No members were threatened"}) == []


@pytest.mark.parametrize(
    "changed", [{"site": "Nowhere"}, {"date": None}, {"date": date(2021, 1, 1)}, {"kind": "media"}]
)
def test_a_case_is_never_lost(changed: dict[str, Any]) -> None:
    """Neither for a site that is not found, nor for a date, nor for who reports it."""
    assert reasons({**FREEDOM, "text": "Members were threatened", **changed}) == ["words"]


def test_a_case_told_twice_stands_there_once() -> None:
    case = {**FREEDOM, "text": "Members were threatened"}
    assert reasons(case, case) == ["words"]


def test_a_case_that_was_mended_stays_and_says_so() -> None:
    case = {**FREEDOM, "text": "Members were threatened"}
    mended = {**FREEDOM, **PROOF, "direction": "mended", "date": date(2020, 5, 1), "text": "They are back at work"}
    found = weighed(rows(case, mended)).results["urgent-cases"]
    assert found.get_column("mended_on").to_list() == [date(2020, 5, 1)]
    before = weighed(rows(case, {**mended, "date": date(2020, 1, 1)})).results["urgent-cases"]
    assert before.get_column("mended_on").to_list() == [None]


def test_every_word_is_found_in_a_text_of_itself() -> None:
    known = urgent.signs()
    assert known.themes == {"freedom-of-association"}
    assert known.done.search("they were threatened")
    assert known.done.search("a threat")
    assert not known.done.search("nothing of the kind")


@pytest.mark.parametrize(
    "changed", [{"document": None}, {"kind": "audit"}, {"kind": "own-visit"}, {"date": date(2031, 5, 1)}]
)
def test_who_may_not_say_so_or_cannot_show_it_or_speaks_of_days_to_come_mends_no_case(changed: dict[str, Any]) -> None:
    case = {**FREEDOM, "text": "Members were threatened"}
    mended = {**FREEDOM, **PROOF, "direction": "mended", "date": date(2020, 5, 1), **changed}
    assert weighed(rows(case, mended)).results["urgent-cases"].get_column("mended_on").to_list() == [None]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_mark_stays_when_the_report_comes_back_better_proven(*, swapped: bool) -> None:
    told = [
        {**HARM, "text": "See letter", "source": "Union", "urgent": True},
        {**HARM, "text": "See letter", "source": "Union", **PROOF},
    ]
    found = weighed(rows(*(told[::-1] if swapped else told))).results["urgent-cases"]
    assert found.select("because", "evidence").rows() == [("marked", "evidenced")]


def test_a_case_at_no_site_of_the_list_is_not_mended_at_the_site_in_the_row_of_that_number() -> None:
    case = {**FREEDOM, "site": "2", "text": "Members were threatened"}
    mended = {**FREEDOM, **PROOF, "direction": "mended", "date": date(2020, 5, 1)}
    assert weighed(rows(case, mended)).results["urgent-cases"].get_column("mended_on").to_list() == [None]
