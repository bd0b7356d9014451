"""A plan takes the place of the earlier one sheet by sheet; what it does not hold stays, and that is said."""

import polars as pl
import pytest

from imvo import tables
from imvo.action.returned import CONTACTS, ISSUES, MEASURES, together
from imvo.intake import Reading


def rows(table, file, **given):
    row = {"file": file, "row": 2, **given}
    declared = tables.load(table)
    return pl.DataFrame([{name: row.get(name) for name in declared.dtypes}], schema=declared.dtypes)


def reading(kind, frame, *, refused=0):
    empty = tables.empty(tables.load("rejected"))
    n = frame.height + refused
    return Reading("plan.xlsx", {kind: frame}, empty, rows_in=n, accepted=frame.height, rejected_rows=refused, notes=())


CARRIED = {
    MEASURES: rows(MEASURES, "2019-07-04/plan.xlsx", kind="joint", what="Together"),
    CONTACTS: rows(CONTACTS, "2019-07-04/plan.xlsx", about="firm", who="Then"),
}
NEW = rows(CONTACTS, "plan.xlsx", about="firm", who="Now")


def test_measures_stay_where_the_workbook_holds_contacts_only():
    found = together([reading(CONTACTS, NEW)], CARRIED)
    assert found.tables[MEASURES].get_column("what").to_list() == ["Together"]
    assert found.tables[CONTACTS].get_column("who").to_list() == ["Now"]
    assert found.kept == (MEASURES,)


def test_a_sheet_that_somebody_emptied_is_empty():
    found = together([reading(MEASURES, CARRIED[MEASURES].clear())], CARRIED)
    assert found.tables[MEASURES].is_empty()
    assert found.kept == (CONTACTS,)


def test_a_sheet_of_which_no_row_could_be_read_takes_no_place():
    found = together([reading(MEASURES, CARRIED[MEASURES].clear(), refused=3)], CARRIED)
    assert found.tables[MEASURES].get_column("what").to_list() == ["Together"]
    assert found.kept == (MEASURES, CONTACTS)


@pytest.mark.parametrize("carried", [{}, CARRIED])
def test_without_a_plan_of_this_run_nothing_is_said_to_stay(carried):
    assert together([], carried).kept == ()


def test_what_nobody_carried_is_not_said_to_stay():
    assert together([reading(CONTACTS, NEW)], {ISSUES: rows(ISSUES, "x").clear()}).kept == ()
