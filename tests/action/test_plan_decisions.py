"""An involvement is a person's decision, with a ground; otherwise it stays to be determined."""

import polars as pl
import pytest

from imvo import tables
from imvo.action.plan import decisions, divided, plan_of
from imvo.action.returned import ISSUES, MEASURES, nothing
from tests.action.plans import FIRST


def returned(**given):
    row = {"row": 2, "file": "plan.xlsx", "issue": FIRST, "involvement": "contribute"}
    frame = pl.DataFrame([{**row, **given}], schema=tables.load(ISSUES).dtypes)
    empty = nothing()
    return type(empty)({**empty.tables, ISSUES: frame}, empty.rejected)


@pytest.mark.parametrize(
    ("given", "is_"),
    [
        ({}, "undetermined"),
        ({"involvement_ground": "Late changes"}, "undetermined"),
        ({"decided_by": "Board"}, "undetermined"),
        ({"involvement_ground": "Late changes", "decided_by": "Board"}, "contribute"),
        ({"involvement": None, "involvement_ground": "Late changes", "decided_by": "Board"}, "undetermined"),
    ],
)
def test_an_involvement_needs_a_ground_and_a_person(given, is_):
    frame = decisions(returned(**given))
    assert frame.get_column("involvement").to_list() == [is_]
    assert frame.columns == ["issue", "involvement", "ground", "decided_by", "decided_on", "consulted"]


def test_without_a_plan_nothing_is_decided():
    assert decisions(nothing()).is_empty()
    assert plan_of(nothing().tables).empty


def test_a_cell_with_several_keys_is_divided_and_none_counts_twice():
    assert divided(" a/b/c ;d/e/f\na/b/c; ") == ("a/b/c", "d/e/f")
    assert divided(None) == ()


def test_a_measure_of_the_table_keeps_all_its_columns():
    row = {"row": 3, "file": "plan.xlsx", "kind": "joint", "what": "Together", "issues": FIRST, "progress": "running"}
    frame = pl.DataFrame([row], schema=tables.load(MEASURES).dtypes)
    (one,) = plan_of({MEASURES: frame}).measures
    assert (one.issues, one.sites, one.live, one.owner) == ((FIRST,), (), True, None)
