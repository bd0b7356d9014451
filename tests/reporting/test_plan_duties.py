"""The days of a plan are the next days of the duties; projects are named while their agreement runs."""

from datetime import date

import polars as pl
import pytest

from imvo import agreement as agreements
from imvo import tables
from imvo.agreement import PartialDate, Participant
from imvo.reporting.plan_duties import duty_days, projects

TEXTILE = agreements.load("textile")
SIGNED = Participant(signed=PartialDate.parse("2016-07-04"))
RUNNING, ENDED = date(2019, 7, 5), date(2022, 1, 1)


def test_a_duty_that_comes_back_has_its_next_last_day():
    days = {duty.id: duty for duty in duty_days(TEXTILE, SIGNED, RUNNING)}
    assert days["TX-D2"].due == date(2020, 7, 3)
    assert days["TX-D2"].repeats
    assert days["TX-D1"].due is None, "its day has passed"


def test_no_day_lies_before_the_day_of_the_dossier():
    assert all(duty.due is None or duty.due >= RUNNING for duty in duty_days(TEXTILE, SIGNED, RUNNING))


def test_duties_of_others_set_no_day():
    assert {"TX-D8", "TX-D9", "TX-D10"}.isdisjoint(duty.id for duty in duty_days(TEXTILE, SIGNED, RUNNING))


def test_after_the_end_nothing_is_ahead():
    assert all(duty.due is None for duty in duty_days(TEXTILE, SIGNED, ENDED))


def test_without_an_agreement_there_is_no_duty_and_no_project():
    assert duty_days(None, SIGNED, RUNNING) == ()
    assert projects(None, None, RUNNING) == ()


@pytest.mark.parametrize(("day", "runs"), [(date(2016, 7, 3), False), (RUNNING, True), (ENDED, False)])
def test_projects_are_named_while_their_agreement_runs(day, runs):
    assert bool(projects(TEXTILE, None, day)) is runs


def test_a_project_has_its_theme_and_its_countries():
    (found,) = [one for one in projects(TEXTILE, None, RUNNING) if "tamil" in one.id]
    assert (found.themes, found.countries) == (("freedom-of-association",), ("IN",))


def test_a_delivered_project_is_known_by_the_name_of_its_theme_in_either_language():
    rows = [
        {"row": 2, "file": "p.csv", "project": "Bananas", "theme_given": "leefbaar loon", "country": "EC"},
        {"row": 3, "file": "p.csv", "project": "Rice", "theme_given": "Living wage"},
        {"row": 4, "file": "p.csv", "project": "Maize", "theme_given": "something else"},
    ]
    frame = pl.DataFrame(rows, schema=tables.load("joint-projects").dtypes)
    found = [(one.name.en, one.themes, one.countries) for one in projects(None, frame, RUNNING)]
    assert found == [("Bananas", ("living-wage",), ("EC",)), ("Rice", ("living-wage",), ())]
