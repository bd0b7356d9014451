"""Each check has a plan that it finds something in, and one that it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from imvo.action.checks import CHECKS, Earlier, catalogue, run
from tests.action.plans import (
    AS_OF,
    FIRST,
    FOURTH,
    case,
    contact,
    decision,
    found,
    good,
    measure,
    only,
    with_decision,
    with_measure,
)

GOOD = good()
YEAR_AGO = date(2020, 7, 1)
LINKED = with_decision(GOOD, involvement="linked")


def without_contacts(about):
    return replace(GOOD, contacts=tuple(one for one in GOOD.contacts if one.about != about))


# Check -> a plan that it finds, what else stands beside it, and a plan like it that it leaves alone.
CASES = {
    "first-issue-without-measure": (only(GOOD, FIRST), {}, only(GOOD, FOURTH)),
    "later-issue-without-measure": (only(GOOD, FOURTH), {}, only(GOOD, FIRST)),
    "no-remediation": (only(GOOD, FIRST, measure(FIRST)), {}, only(LINKED, FIRST, measure(FIRST))),
    "no-remediation-linked": (only(LINKED, FIRST, measure(FIRST)), {}, only(GOOD, FIRST, measure(FIRST))),
    "no-rightsholder-contact": (
        with_decision(only(GOOD, FIRST, measure(FIRST, consulted=None)), consulted=None),
        {},
        with_decision(GOOD, consulted=None),
    ),
    "only-audits": (
        only(GOOD, FIRST, measure(FIRST, kind="audit")),
        {},
        only(GOOD, FIRST, measure(FIRST, kind="audit"), measure(FIRST, kind="remediation")),
    ),
    "only-exit": (
        only(GOOD, FIRST, measure(FIRST, kind="exit", exit_harm="Wages stop")),
        {},
        only(GOOD, FIRST, measure(FIRST), measure(FIRST, kind="exit", exit_harm="Wages stop")),
    ),
    "no-own-practice": (
        only(GOOD, FIRST, measure(FIRST, kind="remediation")),
        {},
        only(LINKED, FIRST, measure(FIRST, kind="remediation")),
    ),
    "no-owner": (with_measure(GOOD, owner=None), {}, with_measure(GOOD, owner=None, progress="dropped")),
    "no-stakeholder": (with_measure(GOOD, consulted=None), {}, with_measure(GOOD, consulted="Residents")),
    "no-goal": (with_measure(GOOD, goal=None), {}, with_measure(GOOD, goal=None, progress="proposed")),
    "no-due-date": (with_measure(GOOD, due=None), {}, with_measure(GOOD, due=date(2022, 1, 1))),
    "no-indicator": (with_measure(GOOD, indicator=None), {}, with_measure(GOOD, target=None)),
    "no-baseline": (with_measure(GOOD, baseline=None), {}, with_measure(GOOD, baseline=0.0)),
    "baseline-without-day": (with_measure(GOOD, baseline_date=None), {}, with_measure(GOOD, baseline=None)),
    "baseline-ahead": (
        with_measure(GOOD, baseline_date=date(2099, 1, 1)),
        {},
        with_measure(GOOD, baseline_date=AS_OF),
    ),
    "no-target": (with_measure(GOOD, target=None), {}, with_measure(GOOD, target=0.0)),
    "no-unit": (with_measure(GOOD, unit=None), {}, with_measure(GOOD, unit="workers")),
    "target-is-baseline": (with_measure(GOOD, target=40.0), {}, with_measure(GOOD, target=41.0)),
    "value-before-baseline": (
        with_measure(GOOD, value=1.0, value_evidence="Survey, page 4", value_date=date(2001, 1, 1)),
        {},
        with_measure(GOOD, value=1.0, value_evidence="Survey, page 4", value_date=date(2021, 5, 1)),
    ),
    "no-effect-measured": (
        only(GOOD, FIRST, measure(FIRST, measures_what="activity"), measure(FIRST, measures_what=None)),
        {},
        only(GOOD, FIRST, measure(FIRST, measures_what="activity"), measure(FIRST)),
    ),
    "measures-activity": (with_measure(GOOD, measures_what="activity"), {}, with_measure(GOOD, measures_what=None)),
    "effect-unsaid": (with_measure(GOOD, measures_what=None), {}, with_measure(GOOD, measures_what="activity")),
    "likelihood-lowered": (
        with_decision(GOOD, likelihood_own=2),
        {},
        with_decision(GOOD, likelihood_own=2, likelihood_evidence="Report of the union, page 3"),
    ),
    "exit-without-harm": (with_measure(GOOD, kind="exit"), {}, with_measure(GOOD, kind="exit", exit_harm="Wages stop")),
    "copied-unchanged": (
        GOOD,
        {"earlier": Earlier(GOOD, YEAR_AGO)},
        with_measure(GOOD, value=20.0, value_evidence="Payroll, page 2"),
    ),
    "after-duty": (
        with_measure(GOOD, duty="D1", due=date(2022, 7, 1)),
        {},
        with_measure(GOOD, duty="D1", due=date(2022, 6, 30)),
    ),
    "after-next-round": (
        with_measure(GOOD, duty="d2", due=date(2022, 7, 1)),
        {},
        with_measure(GOOD, duty="D1", due=date(2022, 7, 1)),
    ),
    "day-passed": (
        with_measure(GOOD, due=date(2021, 6, 30)),
        {},
        with_measure(GOOD, due=date(2021, 6, 30), progress="done", value=1.0),
    ),
    "unknown-issue": (with_measure(GOOD, issues=("forced-labour/XX/spinning",)), {}, GOOD),
    "measure-without-issue": (with_measure(GOOD, issues=()), {}, GOOD),
    "unknown-duty": (with_measure(GOOD, duty="D99"), {}, with_measure(GOOD, duty="d7")),
    "no-duty-named": (with_measure(GOOD, duty=None), {}, with_measure(GOOD, duty="D2")),
    "unknown-site": (with_measure(GOOD, sites=("Nowhere Mills",)), {}, with_measure(GOOD, sites=("SITE 1",))),
    "same-key": (with_measure(GOOD, measure=GOOD.measures[1].measure), {}, with_measure(GOOD, measure=None)),
    "involvement-without-ground": (
        with_decision(GOOD, involvement_ground=None),
        {},
        with_decision(GOOD, involvement="undetermined", involvement_ground=None),
    ),
    "two-decisions": (
        replace(GOOD, issues=(*GOOD.issues, decision(FIRST, involvement="linked"))),
        {},
        replace(GOOD, issues=(*GOOD.issues, decision(FIRST, involvement="undetermined"))),
    ),
    "involvement-open": (with_decision(GOOD, involvement="undetermined"), {}, with_decision(GOOD, involvement="cause")),
    "done-without-value": (with_measure(GOOD, progress="done"), {}, with_measure(GOOD, progress="done", value=0.0)),
    "value-claimed": (
        with_measure(GOOD, value=10.0),
        {},
        with_measure(GOOD, value=10.0, value_evidence="Survey, page 4"),
    ),
    "no-contact-within-firm": (without_contacts("firm"), {}, GOOD),
    "no-promise-of-safety": (
        replace(GOOD, contacts=tuple(replace(one, no_retaliation=None) for one in GOOD.contacts)),
        {},
        replace(GOOD, contacts=(contact("Firm"),)),
    ),
    "no-mechanism-known": (without_contacts(FIRST), {}, without_contacts(FOURTH)),
    "proposals-left": (with_measure(GOOD, progress="proposed"), {}, with_measure(GOOD, progress="dropped")),
}  # fmt: skip


def test_every_check_has_a_case():
    assert list(CASES) == list(CHECKS)
    assert {one.id for one in catalogue().checks} == set(CHECKS)


def test_a_plan_that_is_whole_has_nothing_found():
    assert found(GOOD) == set()


@pytest.mark.parametrize("check", CASES)
def test_a_check_finds_what_it_is_for(check):
    plan, beside, _ = CASES[check]
    assert check in found(plan, **beside)


@pytest.mark.parametrize("check", CASES)
def test_a_check_leaves_alone_what_is_like_it(check):
    _, beside, plan = CASES[check]
    assert check not in found(plan, **beside)


@pytest.mark.parametrize("check", CASES)
def test_a_found_point_has_the_level_and_the_place_of_its_check(check):
    plan, beside, _ = CASES[check]
    rows = [row for row in run(case(plan, **beside)).found.rows(named=True) if row["check"] == check]
    assert {row["level"] for row in rows} == {catalogue().check(check).level}


def test_a_plan_of_the_same_week_is_no_copy_of_last_year():
    assert "copied-unchanged" not in found(GOOD, earlier=Earlier(GOOD, date(2021, 6, 24)))


def test_a_likelihood_of_which_nothing_is_known_cannot_be_lowered():
    plan = with_decision(GOOD, likelihood_own=1)
    unknown = {issue.key: None for issue in case(plan).issues}
    assert "likelihood-lowered" not in found(plan, likelihood=unknown)


def test_without_an_agreement_no_duty_is_wrong():
    assert "unknown-duty" not in found(with_measure(GOOD, duty="D99"), of_agreement=frozenset(), duties=())


def test_a_decision_on_an_issue_that_is_not_there_is_found_with_its_row():
    plan = replace(GOOD, issues=(*GOOD.issues, decision("child-labour/XX/weaving", row=9)))
    rows = run(case(plan)).found.rows(named=True)
    assert [(row["check"], row["row"], row["detail"]) for row in rows] == [
        ("unknown-issue", 9, "child-labour/XX/weaving")
    ]


def test_errors_stand_first_and_each_names_the_duties_that_ask_for_it():
    plan = only(with_decision(GOOD, involvement="undetermined"), FIRST, measure(FIRST, due=AS_OF))
    rows = run(case(plan)).found.rows(named=True)
    levels = [row["level"] for row in rows]
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert {row["check"]: row["duties"] for row in rows}["no-remediation"] == "D6"
    assert {row["check"]: row["duties"] for row in rows}["involvement-open"] == "D1|D2"


def test_a_proposal_for_two_issues_is_counted_once():
    plan = only(
        GOOD, FIRST, measure(FIRST, issues=(FIRST, FOURTH), progress="proposed"), measure(FIRST, progress="proposed")
    )
    rows = [row for row in run(case(plan)).found.iter_rows(named=True) if row["check"] == "proposals-left"]
    assert [(row["issue"], row["detail"]) for row in rows] == [(None, "2")]


NOTHING = [
    "x",
    "-",
    "...",
    "?",
    "tbd",
    "to be decided",
    "nobody yet",
    "not asked",
    "wie?",
    "nog invullen",
    "Nog niemand.",
    "N.v.t.",
]


@pytest.mark.parametrize("said", NOTHING)
def test_words_that_say_nothing_are_an_empty_cell(said):
    fields = {"owner": said, "goal": said, "consulted": said, "indicator": said}
    plan = with_decision(with_measure(GOOD, **fields), consulted=said, involvement_ground=said)
    assert {"no-owner", "no-goal", "no-stakeholder", "no-indicator", "involvement-without-ground"} <= found(plan)
    assert {"exit-without-harm"} <= found(with_measure(GOOD, kind="exit", exit_harm=said))
    assert "likelihood-lowered" in found(with_decision(GOOD, likelihood_own=1, likelihood_evidence=said))
    contacts = tuple(replace(one, who=said, reach=said) for one in GOOD.contacts)
    assert "no-contact-within-firm" in found(replace(GOOD, contacts=contacts))


def test_words_that_hold_such_a_phrase_say_something():
    assert found(with_measure(GOOD, goal="Nobody is in debt; nobody yet was asked", owner="Ms X")) == set()


def test_a_plan_of_nonsense_does_not_pass():
    keys = [issue.key for issue in case(GOOD).issues]
    nothing = {"owner": "nobody yet", "goal": "to be decided", "consulted": "not asked", "indicator": "x", "unit": None}
    days = {"due": date(1900, 1, 1), "baseline_date": date(2099, 1, 1)}
    told = tuple(measure(key, kind="remediation", **nothing, **days) for key in keys)
    outcome = run(case(replace(GOOD, measures=told)))
    assert not outcome.passes
    errors = outcome.found.rows(named=True)
    assert {"no-owner", "no-goal", "no-stakeholder", "no-indicator", "day-passed", "baseline-ahead"} <= {
        row["check"] for row in errors if row["level"] == "error"
    }


def test_a_remark_makes_no_other_plan():
    told = with_measure(GOOD, remark="Seen again")
    assert "copied-unchanged" in found(told, earlier=Earlier(GOOD, YEAR_AGO))


def test_without_a_duty_that_asks_for_a_plan_none_has_to_be_named():
    assert "no-duty-named" not in found(with_measure(GOOD, duty=None), duties=())


def test_two_decisions_that_differ_leave_the_involvement_open():
    plan = replace(GOOD, issues=(decision(FIRST, involvement="linked"), *GOOD.issues))
    assert plan.involvement(FIRST) == "undetermined"
    assert GOOD.involvement(FIRST) == "contribute"


def test_a_site_to_whose_name_a_legal_form_was_added_is_known():
    plan = with_measure(GOOD, sites=("Padma Knit",))
    assert "unknown-site" not in found(plan, sites=frozenset({"padma knit ltd"}))
    assert "unknown-site" in found(plan, sites=frozenset({"padma knitwear"}))
