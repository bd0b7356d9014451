"""Proposals follow theme, involvement and process; their day comes from a duty."""

from dataclasses import replace
from datetime import date

from imvo.action.measures import rules
from imvo.action.proposals import Asked, Issue, Project, propose
from imvo.tables import Label
from tests.action.plans import FIRST, FOURTH, ISSUES, ONCE, REMEDY, YEARLY


def asked(*issues, **given):
    return Asked(issues=issues, who=given.pop("who", "buyers"), rules=rules(), **given)


def test_the_first_issues_get_every_kind_of_measure():
    kinds = {one.kind for one in propose(asked(ISSUES[0]))}
    assert kinds >= {"purchasing", "prevention", "freedom-of-association", "grievance", "remediation", "joint"}


def test_a_later_issue_gets_just_enough_to_begin_with():
    kinds = {one.kind for one in propose(asked(ISSUES[3]))}
    assert kinds <= set(rules().proposals.kinds_later)
    assert kinds


def test_who_is_linked_is_asked_to_use_influence_and_who_contributes_to_make_good():
    def remedies(involved):
        found = propose(asked(ISSUES[0], involvement={FIRST: involved}))
        return {one.source.id for one in found if one.kind == "remediation"}

    assert remedies("linked") == {"use-leverage-for-remedy"}
    assert remedies("contribute") == remedies("undetermined") == {"fees-paid-back"}


def test_a_measure_about_the_own_process_goes_first():
    quarry = Issue("safety-health/IN/sandstone-quarrying", 1, "safety-health", "IN", "sandstone-quarrying", 4, 1)
    sewing = replace(quarry, key="safety-health/IN/cut-make-trim", process="cut-make-trim")
    assert "dust-out-of-the-lungs" in {one.source.id for one in propose(asked(quarry))}
    assert "dust-out-of-the-lungs" not in {one.source.id for one in propose(asked(sewing))}


def test_the_own_practice_is_proposed_once_for_all_places():
    other = replace(ISSUES[0], key="forced-labour/PK/weaving", country="PK", process="weaving", rank=2)
    own = [one for one in propose(asked(ISSUES[0], other)) if one.kind == "purchasing"]
    assert [one.issues for one in own] == [(FIRST, other.key)]
    places = [one.issues for one in propose(asked(ISSUES[0], other)) if one.kind == "grievance"]
    assert places == [(FIRST,), (other.key,)]


def test_too_many_sites_are_not_named_one_by_one():
    many = replace(ISSUES[0], sites=tuple(f"Site {n}" for n in range(rules().proposals.sites_named + 1)))
    assert {one.sites for one in propose(asked(many))} == {()}
    few = {one.sites for one in propose(asked(ISSUES[0])) if one.kind == "grievance"}
    assert few == {("Site 1",)}


def test_the_day_is_that_of_the_duty_for_the_step():
    days = {one.kind: one.duty.id for one in propose(asked(ISSUES[0], duties=(ONCE, YEARLY, REMEDY)))}
    assert days["remediation"] == days["grievance"] == "D6"
    assert days["prevention"] == "D1"


def test_a_duty_about_another_theme_sets_no_day():
    wages = replace(ONCE, id="D0", due=date(2021, 8, 1), themes=("living-wage",))
    days = {one.kind: one.duty.id for one in propose(asked(ISSUES[0], duties=(wages, ONCE)))}
    assert days["prevention"] == "D1"


def test_without_a_day_ahead_nothing_is_made_up():
    assert {one.duty for one in propose(asked(ISSUES[0], duties=(replace(ONCE, due=None),)))} == {None}


def test_a_joint_project_is_proposed_by_name_where_theme_and_country_fit():
    project = Project("project/mills", Label(nl="Spinnerijen", en="Mills"), ("forced-labour",), ("IN",))
    found = [one for one in propose(asked(*ISSUES, projects=(project,))) if one.project]
    assert [(one.key, one.kind, one.issues) for one in found] == [("project/mills", "joint", (FIRST,))]


def test_leverage_chooses_among_measures_and_never_among_issues():
    plain = propose(asked(*ISSUES))
    steered = propose(asked(*ISSUES, leverage={FIRST: "own", FOURTH: "with-buyers"}))
    assert {key for one in plain for key in one.issues} == {key for one in steered for key in one.issues}
    assert [one.kind for one in plain if FIRST in one.issues] == [one.kind for one in steered if FIRST in one.issues]


def test_investors_get_measures_of_their_own():
    sources = {one.source.id for one in propose(asked(ISSUES[0], who="financiers"))}
    assert "engage-with-issuer" in sources
    assert "fees-paid-back" not in sources
