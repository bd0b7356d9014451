from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.reference import AddError, Rejection, add, load


def _rejected(tmp_path, country: str | None, value: str | None, header=("country", "score 2023")) -> Rejection:
    added = add([(2, ["NL", "50"]), (9, [country, value])], list(header), "cpi", tmp_path)
    assert added.accepted == 1
    assert len(added.rejected) == 1
    return added.rejected[0]


@pytest.mark.parametrize(
    ("country", "value", "column", "reason"),
    [
        ("World", "43", "country", "This is not a country that imvo knows."),
        ("Congo", "43", "country", "Several countries may be meant."),
        (None, "43", "country", "The row names no country."),
        ("Netherlands", "43", "country", "An earlier row is about the same country and year."),
        ("Belgium", None, "score 2023", "The cell is empty."),
        ("Belgium", "high", "score 2023", "This is not a number."),
        ("Belgium", "1,234", "score 2023", "This may be 1234 or 1.234."),
        ("Belgium", "101", "score 2023", "The number lies outside 0 to 100, the scale of this kind."),
    ],
)
def test_a_row_is_left_out_with_its_reason_and_mend(tmp_path, country, value, column, reason) -> None:
    rejection = _rejected(tmp_path, country, value)
    assert (rejection.row, rejection.column, rejection.reason) == (9, column, reason)
    assert rejection.mend
    assert rejection.reason_in("nl") != rejection.reason
    assert rejection.mend_in("nl") != rejection.mend


def test_a_year_that_is_not_said_is_asked_for(tmp_path) -> None:
    with pytest.raises(AddError, match="what year"):
        add([(2, ["NL", "50"])], ["country", "score"], "cpi", tmp_path)
    added = add(
        [(2, ["NL", "50", "2019"]), (3, ["BE", "60", "long ago"])], ["country", "score", "year"], "cpi", tmp_path
    )
    assert (added.edition, [r.column for r in added.rejected]) == ("2019", ["year"])


def test_empty_rows_are_no_rows(tmp_path) -> None:
    added = add([(2, ["NL", "50"]), (3, [None, ""]), (4, [])], ["country", "score 2023"], "cpi", tmp_path)
    assert (added.accepted, added.rejected) == (1, ())


def test_a_formula_stays_out(tmp_path) -> None:
    assert _rejected(tmp_path, '=HYPERLINK("x")', "5").reason == "This is not a country that imvo knows."


@given(
    rows=st.lists(
        st.tuples(st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["BE", "FR"])), st.text(max_size=6))
    )
)
def test_every_row_is_accepted_rejected_or_empty(tmp_path_factory, rows) -> None:
    folder = tmp_path_factory.mktemp("added")
    given_rows = [(2, ["NL", "50"]), *((n, list(row)) for n, row in enumerate(rows, 3))]
    added = add(given_rows, ["country", "score 2023"], "cpi", folder)
    filled = [row for _, row in given_rows if any((cell or "").strip() for cell in row)]
    assert added.accepted + len(added.rejected) == len(filled)
    assert load("cpi", None, folder).table.height == added.accepted
