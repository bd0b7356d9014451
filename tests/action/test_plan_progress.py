"""Effect is told against the baseline, with its evidence."""

import pytest

from imvo.action.plan import Plan
from imvo.action.plan_progress import progress
from tests.action.plans import FIRST, measure


@pytest.mark.parametrize(
    ("baseline", "target", "value", "toward", "way"),
    [
        (40.0, 0.0, 20.0, "nearer", 0.5),
        (40.0, 0.0, 0.0, "reached", 1.0),
        (40.0, 0.0, 40.0, "same", 0.0),
        (40.0, 0.0, 50.0, "further", -0.25),
        (60.0, 100.0, 110.0, "reached", 1.25),
        (60.0, 100.0, 50.0, "further", -0.25),
        (0.0, 0.0, 0.0, "reached", None),
        (0.0, 0.0, 2.0, "further", None),
        (None, 0.0, 2.0, "not-measured", None),
        (40.0, None, 2.0, "not-measured", None),
        (40.0, 0.0, None, "not-measured", None),
    ],
)
def test_where_the_latest_value_lies(baseline, target, value, toward, way):
    frame = progress(Plan(measures=(measure(FIRST, baseline=baseline, target=target, value=value),)))
    assert frame.select("toward", "way").row(0) == (toward, way)


@pytest.mark.parametrize(
    ("value", "document", "is_"),
    [(20.0, None, "claimed"), (20.0, "Survey, page 2", "evidenced"), (None, "Survey", None)],
)
def test_a_value_without_a_document_is_claimed(value, document, is_):
    frame = progress(Plan(measures=(measure(FIRST, value=value, value_evidence=document),)))
    assert frame.get_column("evidence").to_list() == [is_]


def test_proposals_and_what_was_dropped_are_no_progress():
    plan = Plan(measures=tuple(measure(FIRST, progress=state) for state in ("proposed", "dropped", "running", None)))
    assert progress(plan).get_column("progress").to_list() == ["running", None]
