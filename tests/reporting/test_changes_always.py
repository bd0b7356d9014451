"""What must hold of any two years: nothing differs from itself, steps add up, and the order of rows plays no part."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.reporting.changes import issue_table
from tests.reporting.years import NOW, THEN, Years

Listed = Sequence[tuple[str, str, str, str]]
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Kaveri Mill", "Kaveri Mill Ltd", "Kaweri Mill", "Lotus", "Delta House"]),
        st.sampled_from(["India", "Bangladesh", "Vietnam", ""]),
        st.sampled_from(["Spinning", "Sewing", "Dyeing", "Tanning"]),
        st.sampled_from(["", "9", "300", "2000"]),
    ),
    min_size=1,
    max_size=5,
)


def text(rows: Listed) -> str:
    return "".join(f"{name},,,,{country},{process},{workers}\n" for name, country, process, workers in rows)


def years_of(folder: str, then: Listed, now: Listed) -> Years:
    years = Years(Path(folder))
    years.year("first", text(then), THEN)
    years.year("second", text(now), NOW, previous="first")
    return years


@given(_ROWS)
@settings(max_examples=6, deadline=None)
def test_a_year_does_not_differ_from_itself(rows: Listed) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert all(table.is_empty() for table in years_of(folder, rows, rows).results("second").values())


@given(_ROWS, _ROWS)
@settings(max_examples=8, deadline=None)
def test_the_changes_of_every_issue_lead_from_the_first_year_to_the_second(then: Listed, now: Listed) -> None:
    with tempfile.TemporaryDirectory() as folder:
        years = years_of(folder, then, now)
        changes = years.results("second")["issue-changes"]
        first, last = (_numbers(years.made[name].assessment.issues) for name in ("first", "second"))
    for row in changes.iter_rows(named=True):
        was, became = (_values(row, side) for side in ("then", "now"))
        assert first.get(row["issue"]) == (None if row["change"] == "new" else was)
        if row["change"] == "gone":
            del first[row["issue"]]
        else:
            first[row["issue"]] = became
        assert row["because"]
    assert first == last


def _numbers(issues: pl.DataFrame) -> dict[str, tuple[Any, ...]]:
    return {row["issue"]: tuple(row[name] for name in issue_table.MEASURED) for row in issues.iter_rows(named=True)}


def _values(row: dict[str, Any], side: str) -> tuple[Any, ...]:
    return tuple(row[f"{name}_{side}"] for name in issue_table.MEASURED)


@given(_ROWS, _ROWS, st.randoms())
@settings(max_examples=5, deadline=None)
def test_the_order_of_the_rows_moves_no_risk(then: Listed, now: Listed, rnd: Any) -> None:
    mixed = list(now)
    rnd.shuffle(mixed)
    told = []
    for rows in (now, mixed):
        with tempfile.TemporaryDirectory() as folder:
            table = years_of(folder, then, rows).results("second")["issue-changes"]
        # The cause names rows, which are others.
        told.append(table.drop("because", "causes").sort("issue", "step"))
    assert told[0].equals(told[1])
