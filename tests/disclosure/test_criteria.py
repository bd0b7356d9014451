"""An account held against what an agreement is known to ask; what was not read is never called met."""

from datetime import date

import pytest

from imvo import agreement as agreements
from imvo.agreement import PartialDate, Participant
from imvo.disclosure import account_of, criteria
from tests.disclosure.made import delivered, rows

DAY = date(2019, 7, 4)
NO_PLAN = {name: rows(name) for name in ("plan-measures", "plan-issues", "plan-contacts")}


def held(name, day=DAY, signed="2016-07-04", **changes):
    agreement = agreements.load(name)
    role = agreement.participant_roles[0]
    who = Participant(name="A firm", role=role, signed=PartialDate.parse(signed))
    return criteria.tested(account_of(delivered(**changes)), agreement, agreements.duties(agreement, who, day))


def outcomes(name, **given):
    return {(one.ask, one.outcome, one.why) for one in held(name, **given)}


def test_risks_and_measures_are_asked_and_criteria_were_not_read():
    assert outcomes("textile") == {
        ("main-risks", "met", "there"),
        ("measures", "met", "there"),
        ("further-criteria", "unknown", "unread"),
    }


def test_without_a_plan_the_measures_are_not_met():
    assert ("measures", "not-met", "missing") in outcomes("textile", tables=NO_PLAN)


def test_each_line_has_the_duty_its_day_and_its_state():
    assert {(str(one.due), one.state) for one in held("textile")} == {("2019-07-04", "due")}


def test_a_policy_belongs_in_another_text():
    assert ("policy", "unknown", "elsewhere") in outcomes("gold", day=date(2020, 1, 1), signed="2017-06-19")


def test_a_report_is_more_than_this_account():
    assert ("report", "unknown", "in-part") in outcomes("metals", day=date(2021, 1, 1), signed="2019-05-23")


def test_where_nothing_was_read_nothing_is_tested():
    assert outcomes("pension-funds", day=date(2021, 6, 30), signed="2018-12-20") == {
        ("further-criteria", "unknown", "nothing-read")
    }


@pytest.mark.parametrize("name", ["food", "forest", "floriculture"])
def test_an_agreement_without_such_a_duty_asks_nothing(name):
    assert not [duty.id for duty in agreements.load(name).duties if duty.public_account is not None]


def test_without_an_agreement_nothing_is_asked():
    assert criteria.tested(account_of(delivered()), None, ()) == ()


@pytest.mark.parametrize("name", agreements.available())
def test_no_definition_claims_criteria_that_nobody_read(name):
    """The criteria that were published stand on no page that was consulted: every definition says so."""
    asked = [duty.public_account for duty in agreements.load(name).duties if duty.public_account is not None]
    assert {one.criteria for one in asked} <= {"not-known"}
    assert all(ask.sources for one in asked for ask in one.asks)
