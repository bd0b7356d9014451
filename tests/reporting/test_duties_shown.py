"""How page and workbook show duties: for which chains, how exactly a day is known, what is asked, in which order."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from importlib import resources
from typing import Any, get_args

import pytest
from python_calamine import CalamineWorkbook

from imvo.agreement import PartialDate
from imvo.agreement.duty_rules import DutyPhase
from imvo.reporting import duty_lines, html
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DutyLine, Participant
from imvo.reporting.xlsx import workbook
from imvo.words import LANGUAGES
from tests.reporting.example import HOSTILE, both, day, duties, view


def _line(**changes: Any) -> DutyLine:
    return replace(duties()[3], **changes)


def _section(lang: str = "en", **changes: object) -> str:
    found = re.search(r'<section id="duties".*?</section>', html.render(view(**changes), lang), re.DOTALL)
    assert found
    return found[0]


def _sheet(*lines: DutyLine) -> list[dict[str, Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(view(duties=lines), "en")))
    heads, *rows = book.get_sheet_by_name("Duties").to_python()
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_a_duty_for_two_chains_says_for_which() -> None:
    two = _line(chains=("India",)), _line(chains=("Portugal", HOSTILE), state="unknown", due=None)
    page = _section(duties=two)
    assert "For: India<" in page
    assert "For: Portugal; &lt;script&gt;" in page
    assert "Voor: India<" in _section("nl", duties=two)
    assert next(row["For"] for row in _sheet(*two)) == "India"
    assert "For:" not in _section(duties=(_line(),))


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (day("2020"), "2020, exact day not known"),
        (day("2020-06"), "June 2020, exact day not known"),
        (PartialDate(date(2020, 6, 3), date(2020, 7, 2)), "between 3 June 2020 and 2 July 2020, exact day not known"),
    ],
)
def test_a_day_that_is_not_known_exactly_is_no_exact_day(due: PartialDate, said: str) -> None:
    line = _line(due=due, window=(None, due))
    page = _section(duties=(line,))
    assert said in page
    assert "<time" not in page
    (row,) = _sheet(line)
    assert (row["Due"], row["Window until"]) == (said, said)


def test_a_full_day_is_a_time_and_a_date_cell() -> None:
    assert '<time datetime="2020-07-04">4 July 2020</time>' in _section(duties=(_line(),))
    (row,) = _sheet(_line())
    assert row["Due"] == date(2020, 7, 4)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Participant(signed=day("2016")), "own signature (day: 2016). With the exact day more can be said."),
        (Participant(signed=day("2016-07-04")), "own signature (day: 4 July 2016). This is the state on"),
        (Participant(signed=day("2018-06"), own=False), "bound through your association (day: June 2018)."),
        (Participant(), "Your date of signing is not given"),
        (Participant(own=False), "bound through your association is not known"),
    ],
)
def test_from_which_day_the_years_count(who: Participant, said: str) -> None:
    source = html.render(view(participant=who), "en")
    assert said in source
    assert "1 January 2016" not in source


def test_evidence_and_consequence_are_told_as_long_as_something_is_asked() -> None:
    asked = _line(evidence=both("Het plan.", "The plan."), consequence=both("Uitsluiting.", "Exclusion."))
    page = _section(duties=(asked,))
    assert "<b>Evidence:</b> The plan." in page
    assert "<b>If it is not done:</b> Exclusion." in page
    (row,) = _sheet(asked)
    assert (row["Evidence asked for"], row["If it is not done"]) == ("The plan.", "Exclusion.")
    assert "Evidence:" not in _section(duties=(replace(asked, state="delivered"),))
    assert "Evidence:" not in _section(duties=(_line(),))


def test_every_state_has_a_place_and_words_and_those_that_ask_something_a_style() -> None:
    assert set(duty_lines.STATES) == set(get_args(DutyPhase))
    sheet = resources.files("imvo.reporting.html").joinpath("style.css").read_text(encoding="utf-8")
    for state in set(duty_lines.STATES) - {"waived", "exempt", "not-applicable"}:
        assert f".state.{state}" in sheet
    for lang in LANGUAGES:
        for state in duty_lines.STATES:
            assert f'class="state {state}"' in _section(lang, duties=(_line(state=state),))


def test_order_is_by_the_last_possible_day_then_by_state() -> None:
    lines = (
        _line(id="a", due=None, state="unknown"),
        _line(id="b", due=None, state="on-event"),
        _line(id="c", due=day("2020")),
        _line(id="d", due=day("2020-12-31"), state="incomplete"),
        _line(id="e", due=day("2020-06")),
        _line(id="f", due=None, state="not-applicable"),
    )
    assert [d.id for d in duty_lines.ordered(Phrases(view(duties=lines), "en"))] == list("edcbaf")


def test_an_agreement_that_asks_nothing_of_this_reader_says_so() -> None:
    assert "<table" not in _section(duties=())
    assert "Nothing in this agreement is owed" in _section(duties=())
