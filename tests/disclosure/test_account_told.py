"""What stands in a public account, and what does not."""

from datetime import date

import polars as pl
import pytest

from imvo.disclosure import account_of, load
from tests.disclosure.made import FIRST, before, delivered, measure, rows
from tests.reporting import example


def test_the_main_risks_are_the_first_of_the_dossier():
    told = account_of(delivered()).risks
    first = example.issues().filter(pl.col("list") == "priority").head(load().main.value)
    assert [risk.rank for risk in told] == first.get_column("rank").to_list()
    assert [(risk.theme, risk.country, risk.process) for risk in told] == list(
        first.select("theme", "country", "process").iter_rows()
    )


def test_involvement_is_told_only_with_a_decision_and_its_ground():
    told = {(risk.theme, risk.country): risk.involvement for risk in account_of(delivered()).risks}
    assert told["forced-labour", "IN"] == "contribute"
    assert told["child-labour", "BD"] == "undetermined"


def test_two_decisions_are_none():
    twice = [{"issue": FIRST, "involvement": each, "involvement_ground": "x"} for each in ("cause", "linked")]
    told = account_of(delivered(tables={"plan-issues": rows("plan-issues", *twice)}))
    assert {risk.involvement for risk in told.risks} == {"undetermined"}


def test_measures_kept_inside_and_mere_proposals_are_not_told():
    told = account_of(delivered()).measures
    assert {one.what for one in told} == {"Order twelve weeks ahead", "Open a line for workers"}


@pytest.mark.parametrize(
    ("given", "there"),
    [
        ({"public": None}, True),
        ({"public": True}, True),
        ({"public": False}, False),
        ({"progress": "proposed"}, False),
        ({"progress": None}, True),
        ({"progress": None, "proposal": "L1"}, False),
        ({"progress": "decided", "proposal": "L1"}, True),
    ],
)
def test_which_measures_are_public(given, there):
    told = account_of(delivered(tables={"plan-measures": rows("plan-measures", measure(**given))}))
    assert bool(told.measures) is there


def test_a_measure_names_the_risks_told_and_of_others_the_theme():
    told = {one.kind: one for one in account_of(delivered()).measures}
    assert (told["purchasing"].risks, told["purchasing"].themes) == ((1,), ())
    assert (told["grievance"].risks, told["grievance"].themes) == ((), ("living-wage",))


@pytest.mark.parametrize("field", ["what", "goal", "indicator", "unit"])
def test_a_text_that_names_a_site_is_left_out_whole(field):
    named = measure(**{field: "Talk with EXAMPLE mill 1 Ltd. about it"})
    (told,) = account_of(delivered(tables={"plan-measures": rows("plan-measures", named)})).measures
    assert (told.what, told.goal, told.indicator, told.value) == (None, None, None, None)
    assert told.kind == "purchasing"


@pytest.mark.parametrize(
    ("field", "text", "points"),
    [
        ("goal", "Nobody at the two sewing sites works at night", True),
        ("what", "Drie fabrieken", True),
        ("unit", "% of 12", True),
        ("goal", "No forced overtime", False),
    ],
)
def test_a_text_that_may_point_at_a_site_is_told_and_marked_for_the_company(field, text, points):
    (told,) = account_of(delivered(tables={"plan-measures": rows("plan-measures", measure(**{field: text}))})).measures
    assert getattr(told, field) == text
    assert told.points is points


def test_a_site_may_be_named_when_sites_are_switched_on():
    named = rows("plan-measures", measure(what="Talk with Example Mill 1 Ltd", sites=None))
    (told,) = account_of(delivered(tables={"plan-measures": named, **_nothing_heard()}, on=("sites",))).measures
    assert told.what == "Talk with Example Mill 1 Ltd"


def _nothing_heard():
    return {name: rows(name) for name in ("answers", "findings")}


def test_only_the_desk_of_the_firm_is_told():
    (told,) = account_of(delivered()).contacts
    assert (told.who, told.reach, told.anonymous) == ("Complaints desk", "desk@example.org", True)


def test_facts_of_a_register_that_may_not_be_passed_on_are_left_out():
    told = account_of(delivered(public=frozenset({"governance"}))).facts
    assert set(told.get_column("register")) == {"governance"}


def test_facts_about_one_site_are_left_out():
    told = account_of(delivered(public=frozenset({"site", "goods"}))).facts
    assert "site" not in set(told.get_column("register"))


def test_that_the_own_chain_counts_is_told_only_of_enough_sites():
    told = {risk.rank: risk.own for risk in account_of(delivered()).risks}
    assert told[4] is True  # nine sites, with a fact of the list
    assert told[1] is False  # seven sites, without
    assert told[3] is None  # three sites


def test_progress_since_the_year_before():
    told = account_of(delivered(before=before()))
    assert told.since is not None
    assert told.since.day == date(2018, 7, 4)
    assert [(place.theme, place.country) for place in told.since.new] == [("forced-labour", "IN")]
    one = next(each for each in told.measures if each.kind == "purchasing")
    assert (one.progress_before, one.progress, one.is_new) == ("decided", "running", False)
    assert one.value_before is not None
    assert (one.value_before.value, one.value.value) == (30.0, 21.0)
    assert next(each for each in told.measures if each.kind == "grievance").is_new is True


def test_another_method_then_is_told():
    assert account_of(delivered(before=before(method="2"))).since.same_method is False


def test_without_a_plan_nothing_is_made_up():
    empty = {name: rows(name) for name in ("plan-measures", "plan-issues", "plan-contacts")}
    told = account_of(delivered(tables=empty))
    assert (told.measures, told.contacts, told.planned) == ((), (), False)
