"""The order of the rows of a plan plays no part in what its checks find."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from imvo.action.checks import run
from tests.action.plans import case, good, with_measure

PLAN = with_measure(with_measure(good(), 0, owner=None), 3, baseline=None, progress="done")


@given(st.permutations(PLAN.measures), st.permutations(PLAN.issues), st.permutations(PLAN.contacts))
def test_shuffled_rows_give_the_same_points(measures, issues, contacts):
    shuffled = replace(PLAN, measures=tuple(measures), issues=tuple(issues), contacts=tuple(contacts))
    told = ["level", "check", "issue", "measure", "detail"]
    points = sorted(run(case(shuffled)).found.select(told).rows(), key=repr)
    assert points == sorted(run(case(PLAN)).found.select(told).rows(), key=repr)


@given(st.sets(st.sampled_from(range(len(PLAN.measures)))))
def test_a_plan_with_measures_left_out_never_passes_better(left_out):
    """A measure fewer never covers an issue more."""
    fewer = replace(PLAN, measures=tuple(one for place, one in enumerate(PLAN.measures) if place not in left_out))

    def uncovered(plan):
        rows = run(case(plan)).found
        return set(rows.filter(rows["check"] == "first-issue-without-measure").get_column("issue"))

    assert uncovered(fewer) >= uncovered(PLAN)
