"""What stands in a public account, and what does not."""

from datetime import date

import polars as pl
import pytest

from imvo.action.measures import library
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
    twice = [
        {"issue": FIRST, "involvement": each, "involvement_ground": "Why", "decided_by": "Board"}
        for each in ("cause", "linked")
    ]
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


FIELDS = ("what", "goal", "indicator", "unit")


def measured(**given):
    (told,) = account_of(delivered(tables={"plan-measures": rows("plan-measures", measure(**given))})).measures
    return told


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_that_names_a_site_is_left_out_and_the_others_stay(field):
    told = measured(**{field: "Talk with EXAMPLE mill 1 Ltd. about it"})
    assert (told.kind, told.left_out, told.hidden) == ("purchasing", "names", (field,))
    gone = {field, "unit"} if field == "indicator" else {field}
    assert {each for each in FIELDS if getattr(told, each) is None} == gone
    assert (told.value is None) is (field in ("indicator", "unit"))  # a figure goes with what is measured


def test_words_of_the_library_are_never_left_out():
    of = library()[0]
    sites = example.sites().with_columns(name=pl.lit(of.what.en))
    given = measure(proposal=of.id, what=of.what.en, indicator=of.indicator.en, unit=of.indicator.unit.en)
    tables = {"sites": sites, "plan-measures": rows("plan-measures", given)}
    (told,) = account_of(delivered(tables=tables)).measures
    assert (told.what, told.indicator.en, told.left_out) == (of.what, of.indicator.en, None)


def test_only_themes_that_exist_are_told_of_what_stands_as_the_key_of_an_issue():
    assert measured(issues=f"{FIRST}; Secret Mill in Tiruppur; living-wage/BD/sewing").themes == ("living-wage",)
    every = rows("plan-measures", measure(issues="Secret Mill in Tiruppur"))
    assert account_of(delivered(tables={"plan-measures": every})).measures == ()


@pytest.mark.parametrize("field", ["who", "reach", "languages", "open_to"])
def test_who_answers_is_told_without_the_name_of_a_site(field):
    told = {"about": "firm", "who": "The desk", "reach": "desk@example.org", field: "Ask at Example Mill 1"}
    (one,) = account_of(delivered(tables={"plan-contacts": rows("plan-contacts", told)})).contacts
    assert getattr(one, field) is None


@pytest.mark.parametrize("said", ["nobody yet", "Nog niemand", "...", None])
def test_a_contact_that_says_nothing_is_none(said):
    told = {"about": "bedrijf", "who": said, "reach": None}
    assert account_of(delivered(tables={"plan-contacts": rows("plan-contacts", told)})).contacts == ()


@pytest.mark.parametrize("then", [{"public": False}, {"public": None}, {"progress": "proposed", "proposal": "L1"}])
def test_what_was_kept_inside_last_year_is_not_told_now(then):
    earlier = before(measures=rows("plan-measures", measure(**{"progress": "decided", "value": 30.0, **then})))
    one = next(each for each in account_of(delivered(before=earlier)).measures if each.kind == "purchasing")
    assert one.value_before is None
    assert (one.progress_before, one.is_new) == (("decided", False) if then == {"public": None} else (None, None))


def test_a_measure_is_known_again_however_its_key_is_written():
    earlier = before(measures=rows("plan-measures", measure(measure="m1", progress="decided")))
    one = next(each for each in account_of(delivered(before=earlier)).measures if each.kind == "purchasing")
    assert (one.is_new, one.progress_before) == (False, "decided")


@pytest.mark.parametrize("lacking", [{"involvement_ground": "nog invullen"}, {"decided_by": None}, {"decided_by": "?"}])
def test_an_involvement_without_a_person_or_a_ground_is_undetermined(lacking):
    whole = {"issue": FIRST, "involvement": "cause", "involvement_ground": "Prices", "decided_by": "Board"}
    told = account_of(delivered(tables={"plan-issues": rows("plan-issues", {**whole, **lacking})})).risks
    assert {risk.involvement for risk in told} == {"undetermined"}


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
    assert told[3] is False  # three sites: not to be told from the one above


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
