"""The order in which answers arrive does not matter, whatever they say and however many there are."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from imvo.action.answers import Told
from tests.action.answers_made import PROVEN, said, weighed

QUESTIONS = {
    "migrants/IN": ["5%", "40%", "no", "many", None],
    "women/IN": ["0.8", "80%", "10"],
    "region/IN": ["Kerala", "Tamil Nadu"],
    "country/weaving": ["India", "Pakistan", "Narnia"],
    "process/manufacture-unspecified": ["spinning", "knitting, weaving"],
    "stage/weaving": ["yes", "no", None, "who knows"],
    "stage/spinning": ["yes", None],
    "hidden/home-work": ["yes", "no"],
    "practice/IN": ["Harm seen", "Harm remedied", "dunno", "Yes, union members were dismissed", None],
    "own-practice/price": ["no", "60 days"],
    "weather/IN": ["rain"],
}
SITES = ["Alpha Mills", "alpha mills", "Gamma Works", "Twin", "New Weavers", "Beta Garments", None]
PROOFS: list[dict[str, Any]] = [
    {},
    PROVEN,
    {**PROVEN, "date": date(2019, 1, 1)},
    {**PROVEN, "date": date(2015, 1, 1)},
    {**PROVEN, "page": None},
    {"state": "verified", "verified_by": "A union", "date": date(2020, 3, 1)},
]
THEN = "2019-07-04/a.xlsx"
CARRIED = frozenset({THEN})
PLACE = ["file", "sheet", "row", "source_row"]


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    question = draw(st.sampled_from(sorted(QUESTIONS)))
    cells = draw(st.sampled_from(PROOFS))
    country = draw(st.sampled_from([None, "IN", "PK"]))
    theme = draw(st.sampled_from([None, "forced-labour"]))
    answer = draw(st.sampled_from(QUESTIONS[question]))
    more = {
        "kind": draw(st.sampled_from([None, "union", "audit"])),
        "remark": draw(st.sampled_from([None, "members were threatened"])),
        "site_id": draw(st.sampled_from([None, None, "D-1"])),
        "file": draw(st.sampled_from(["a.xlsx", THEN])),
    }
    return said(question, answer, draw(st.sampled_from(SITES)), country=country, theme=theme, **more, **cells)


@st.composite
def in_two_orders(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    rows = draw(st.lists(answers(), min_size=1, max_size=8))
    return rows, draw(st.permutations(rows))


def content(told: Told) -> list[Any]:
    """Everything but the places of rows in a file: what was said, and what it did."""
    states = told.results["answer-states"].drop("file", "sheet", "row")
    # What stands there twice names the row where it stands first.
    nowhere = pl.col("reason").str.replace(r"(2019-07-04/)?a\.xlsx, S, \d+", "somewhere")
    refused = told.refused.drop("file", "sheet", "row").with_columns(nowhere)
    frames = [
        told.sites.drop("source_row", "file", "sheet"),
        states,
        told.findings.drop("file", "sheet", "row"),
        refused,
    ]
    return [told.behind, told.named, *(frame.sort(pl.all()).to_dicts() for frame in frames)]


@given(in_two_orders())
def test_two_orders_give_the_same(orders: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    one, other = orders
    assert content(weighed(*one, carried=CARRIED)) == content(weighed(*other, carried=CARRIED))


@given(in_two_orders())
def test_rows_of_a_file_keep_their_place_in_whatever_order_files_come(
    orders: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    one = [{**row, "row": number} for number, row in enumerate(orders[0], start=2)]
    told, again = (weighed(*rows, carried=CARRIED) for rows in (one, one[::-1]))
    assert told.sites.equals(again.sites)
    assert told.results["answer-states"].equals(again.results["answer-states"])
    assert told.refused.equals(again.refused)
    assert told.findings.sort("row").equals(again.findings.sort("row"))


@given(st.lists(answers(), min_size=1, max_size=8))
def test_nothing_that_came_back_is_lost(rows: list[dict[str, Any]]) -> None:
    rows = [{**row, "file": "a.xlsx"} for row in rows]
    states = weighed(*rows).results["answer-states"]
    assert states.height == len(rows)
    assert states.get_column("answer").to_list() == [row["answer"] for row in rows]
