"""What to do on Monday: few steps, grouped, and no date that has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from imvo.agreement import PartialDate
from imvo.intake import left_out
from imvo.reporting.html.rest import quality
from imvo.reporting.monday import MOST, steps
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DutyLine
from imvo.words import LANGUAGES, text
from tests.reporting.example import day, duties, issues, questions, sites, view


def _steps(lang: str = "en", **changes: object) -> list[str]:
    return [str(step) for step in steps(Phrases(view(**changes), lang))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_most_six_steps(lang: str) -> None:
    assert 3 <= len(_steps(lang)) <= MOST == 6


def test_first_issues_of_one_place_are_one_conversation() -> None:
    same = issues().with_columns(
        country=pl.when(pl.col("list") == "priority", pl.col("rank") <= 3).then(pl.lit("BD")).otherwise("country"),
        process=pl.when(pl.col("list") == "priority", pl.col("rank") <= 3)
        .then(pl.lit("cut-make-trim"))
        .otherwise("process"),
        site_known=pl.when(pl.col("rank") <= 3).then(pl.lit(True)).otherwise("site_known"),
    )
    found = _steps(issues=same)
    talks = [step for step in found if step.startswith("Plan one conversation")]
    assert len(talks) == 1
    assert "Bangladesh, cutting and sewing: " in talks[0]
    assert " and " in talks[0].split(". First ask")[0].split(": ")[1]
    assert "First ask somebody independent" in talks[0]
    assert "Do not name workers." in talks[0]


def test_stages_are_asked_in_one_question_and_hidden_ones_in_another() -> None:
    rows = questions().to_dicts()
    more = [
        rows[0] | {"question": "stage/spinning", "subject": "spinning", "rank": 6},
        rows[0] | {"question": "hidden/agents", "kind": "hidden", "subject": "agents", "rank": 7},
        rows[0] | {"question": "hidden/home-work", "kind": "hidden", "subject": "home-work", "rank": 8},
    ]
    asked = pl.DataFrame([*rows, *more], schema=questions().schema)
    intake = replace(view().intake, rows_in=40)
    found = _steps(questions=asked, intake=intake)
    assert sum("fibre and raw material; yarn" in step for step in found) == 1
    assert sum("agents; home work" in step for step in found) == 1


def test_a_list_with_gaps_is_asked_to_be_filled() -> None:
    bare = sites().with_columns(
        processes=pl.lit(None, pl.String), workers_low=pl.lit(None, pl.UInt32), workers_high=pl.lit(None, pl.UInt32)
    )
    bare = bare.cast(dict(sites().schema))
    both = "what each site does itself, and how many people work there"
    assert any(both in step for step in _steps(sites=bare))
    assert not any(both in step for step in _steps())


def test_a_duty_of_today_says_so() -> None:
    assert any(step.startswith("Due today (4 July 2019): public account of your own") for step in _steps())


def test_a_later_duty_says_when_and_no_passed_date_is_named() -> None:
    found = _steps(as_of=date(2019, 7, 5))
    assert any(step.startswith("Due on 4 July 2020: ") for step in found)
    assert not any("2017" in step or "2019" in step for step in found)
    assert not any("Due" in step for step in _steps(as_of=date(2021, 1, 1)))


def test_rows_to_correct_push_out_the_weakest_step() -> None:
    rows = questions().to_dicts()
    hidden = rows[0] | {"question": "hidden/agents", "kind": "hidden", "subject": "agents", "rank": 6}
    bare = sites().with_columns(processes=pl.lit(None, pl.String))
    found = _steps(questions=pl.DataFrame([*rows, hidden], schema=questions().schema), sites=bare)
    assert len(found) == MOST
    assert any("Correct the 2 rows" in step for step in found)
    assert not any("own buyers" in step for step in found)


def _only(*wanted: str) -> tuple[DutyLine, ...]:
    return tuple(duty for duty in duties() if duty.id in wanted)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "due by June 2021: full process (for Graniet, India). No record here of: action plan"),
        ("nl", "uiterlijk juni 2021: volledig proces (voor Graniet, India). Hier niet vastgelegd: plan van aanpak"),
    ],
)
def test_what_must_come_before_an_incomplete_duty_is_a_step(lang: str, words: str) -> None:
    assert any(words in step for step in _steps(lang, duties=_only("process", "fee")))


def test_an_incomplete_duty_whose_day_has_passed_is_no_step() -> None:
    assert not any("must come before" in step for step in _steps(duties=_only("process"), as_of=date(2021, 7, 1)))


def test_a_day_that_is_not_known_exactly_is_not_told_as_if_it_were() -> None:
    month = replace(_only("wage-gap")[0], due=day("2020-07"))
    (step,) = (step for step in _steps(duties=(month,)) if step.startswith("Due"))
    assert step.startswith("Due by July 2020, exact day not known: show the gap")
    between = replace(month, due=PartialDate(date(2019, 6, 1), date(2019, 8, 15)))
    (step,) = (step for step in _steps(duties=(between,)) if step.startswith("Due"))
    assert "by some day between 1 June 2019 and 15 August 2019" in step


def test_what_is_owed_when_something_happens_is_no_step_of_this_monday() -> None:
    assert not any("another supplier" in step for step in _steps(duties=_only("refusal")))


def _first(country: str | None, site_known: bool) -> pl.DataFrame:
    first = (pl.col("list") == "priority") & (pl.col("rank") == 1)
    given = {"country": pl.lit(country, pl.String), "site_known": pl.lit(site_known)}
    return issues().with_columns(
        pl.when(first).then(value).otherwise(name).alias(name) for name, value in given.items()
    )


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "in which country this is done"), ("nl", "in welk land dit gebeurt")]
)
def test_a_first_issue_without_a_country_is_not_passed_over_for_a_lower_one(lang: str, words: str) -> None:
    assert words in _steps(lang, issues=_first(None, site_known=True))[0]
    assert not any(
        step.startswith(("Plan one", "Plan één")) for step in _steps(lang, issues=_first(None, site_known=True))
    )
    assert _steps("en", issues=_first(None, site_known=False))[0].startswith("Find out who does this for you: ")
    assert _steps("en", issues=_first("IN", site_known=True))[0].startswith("Plan one conversation about India")


def test_workers_are_asked_of_a_list_of_sites_and_the_country_of_other_tables() -> None:
    nobody = {"workers_low": pl.lit(None, pl.UInt32), "workers_high": pl.lit(None, pl.UInt32)}
    bare = sites().with_columns(**nobody, country=pl.lit(None, pl.String)).cast(dict(sites().schema))
    assert any("how many people work at each site" in step for step in _steps(sites=bare))
    others = _steps(sites=bare, listed_sites=False)
    assert not any("how many people" in step for step in others)
    assert any("the country of origin of what you buy, where it is not known" in step for step in others)
    placed = bare.with_columns(country=pl.lit("IN"))
    assert not any("what your" in step for step in _steps(sites=placed, listed_sites=False))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", left_out.KEYS)
def test_a_total_or_a_heading_that_was_left_out_is_nothing_to_correct(key: str, lang: str) -> None:
    rows = view().intake.rejected.filter(pl.col("what") == "row").head(1)
    bare = rows.with_columns(reason=pl.lit(text(f"intake.{key}.reason", lang)))
    with_bare = replace(view().intake, rejected=bare, rows_in=10, accepted=9)
    assert not any("Correct the" in step for step in _steps(intake=with_bare))
    both = replace(with_bare, rejected=pl.concat([bare, rows]), rows_in=11)
    assert any("Correct the one row" in step for step in _steps(intake=both))
    assert "Totals, headings and remarks left out" in str(quality(Phrases(view(intake=both), "en")))
