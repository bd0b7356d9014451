"""What is handed in twice counts once, and the second row says so and where the first stands; no row vanishes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from imvo.action import answers, findings
from imvo.action.returned import ANSWERS, FINDINGS, nothing, together
from imvo.intake import Reading
from tests.action import answers_made, seen
from tests.action.answers_made import PROVEN, said
from tests.risk.assessed import one_draw

TWO = (said("migrants/IN", "12%", "Alpha Mills", **PROVEN), said("migrants/IN", "8%", "Twin", site_id="T-1"))


def reading(kind: str, rows: pl.DataFrame, file: str) -> Reading:
    """The reading of one file of this run."""
    own = rows.with_columns(file=pl.lit(file))
    empty = nothing().rejected
    return Reading(file, {kind: own}, empty, rows_in=own.height, accepted=own.height, rejected_rows=0)


def twice(**more: Any) -> answers.Told:
    rows = answers_made.returned(list(TWO)).tables[ANSWERS]
    back = together([reading(ANSWERS, rows, name) for name in ("b.xlsx", "a.xlsx")], {})
    made = replace(answers_made.returned([]), tables=back.tables, **more)
    return answers.weigh(answers_made.listed(), made, answers_made.vocabulary(), one_draw(), answers_made.AS_OF, "en")


def test_every_row_of_both_files_has_a_state() -> None:
    states = twice().results[answers.STATES]
    assert states.select("file", "row").rows() == [("a.xlsx", 2), ("a.xlsx", 3), ("b.xlsx", 2), ("b.xlsx", 3)]
    assert states.filter(file="b.xlsx").get_column("effect").to_list() == ["told-twice", "told-twice"]


def test_the_second_says_where_the_first_stands() -> None:
    lines = twice().refused.filter(file="b.xlsx")
    assert lines.get_column("what").to_list() == ["note", "note"]
    assert "a.xlsx, S, 2" in lines.get_column("reason").item(0)


def test_it_changes_what_the_first_alone_changes() -> None:
    once = answers_made.weighed(*TWO)
    assert twice().sites.equals(once.sites)


def test_a_row_that_an_earlier_dossier_carries_is_not_told_again() -> None:
    rows = answers_made.returned(list(TWO)).tables[ANSWERS]
    earlier = rows.with_columns(file=pl.lit("2019-07-04/a.xlsx"))
    back = together([reading(ANSWERS, rows, "a.xlsx")], {ANSWERS: earlier})
    assert back.tables[ANSWERS].get_column("file").unique().to_list() == ["a.xlsx"]


def test_a_finding_of_two_files_counts_once_and_is_told() -> None:
    rows = seen.rows(seen.HARM)
    back = together([reading(FINDINGS, rows, name) for name in ("b.csv", "a.csv")], {})
    found = seen.weighed(back.tables[FINDINGS])
    assert found.results[findings.STATE].get_column("why").to_list().count("said-twice") == 1
    assert found.findings.height == 1
    assert found.refused.get_column("file").to_list() == ["b.csv"]
