"""An association's members: always out of all of them, and what they do together."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.association import STAGES, progress, projects
from tests.chain.delivered_made import made

ANSWER = st.sampled_from([True, False, None])
MEMBER = st.fixed_dictionaries(
    {
        "member": st.sampled_from(["Bakker", "bakker ", "Slager", "Kok"]),
        "association": st.sampled_from(["V", None]),
        "year": st.sampled_from([2020, 2021, None]),
        **dict.fromkeys(STAGES, ANSWER),
    }
)


def members(*rows: dict[str, Any]) -> pl.DataFrame:
    return made("association-members", *rows)


def stage(table: pl.DataFrame, name: str) -> tuple[Any, ...]:
    return table.filter(stage=name).select("members", "did", "did_not", "not_known", "share_low", "share_high").row(0)


@given(st.lists(MEMBER, max_size=15))
def test_every_member_is_in_the_denominator_once(rows: list[dict[str, Any]]) -> None:
    table = progress(members(*rows))
    groups = {(row["association"], row["year"]) for row in rows}
    assert table.height == len(groups) * len(STAGES)
    for line in table.iter_rows(named=True):
        listed = {
            row["member"].strip().lower()
            for row in rows
            if (row["association"], row["year"]) == (line["association"], line["year"])
        }
        assert line["members"] == len(listed) == line["did"] + line["did_not"] + line["not_known"]
        assert 0 <= line["share_low"] <= line["share_high"] <= 1


def test_a_member_of_whom_nothing_is_said_widens_the_share() -> None:
    table = progress(members({"member": "A", "answered": True}, {"member": "B", "answered": False}, {"member": "C"}))
    assert stage(table, "answered") == (3, 1, 1, 1, pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert stage(table, "acting") == (3, 0, 0, 3, 0.0, 1.0)


def test_rows_that_contradict_each_other_say_nothing() -> None:
    table = progress(members({"member": "A", "answered": True}, {"member": " a", "answered": False}))
    assert stage(table, "answered")[:4] == (1, 0, 0, 1)


def test_the_steps_stand_in_their_order() -> None:
    assert progress(members({"member": "A"})).get_column("stage").to_list() == list(STAGES)


def overview(*rows: dict[str, Any], of: pl.DataFrame | None = None) -> list[dict[str, Any]]:
    given = [{"project": "P"} | row for row in rows]
    return list(projects(made("joint-projects", *given), of).iter_rows(named=True))


def test_members_are_counted_once_and_out_of_those_listed() -> None:
    of = members({"member": "A"}, {"member": "B", "year": 2020}, {"member": "b", "year": 2021})
    (row,) = overview({"members": "A; B"}, {"members": "b;;"}, of=of)
    assert (row["members"], row["of_members"]) == (2, 2)
    assert overview({"members": "A"})[0]["of_members"] is None


@pytest.mark.parametrize(
    ("rows", "budget", "currency"),
    [
        ([(10.0, "EUR"), (5.0, "EUR")], 15.0, "EUR"),
        ([(10.0, "EUR"), (5.0, "USD")], None, None),
        ([(10.0, "EUR"), (5.0, None)], None, "EUR"),
        ([(10.0, "EUR"), (None, None)], 10.0, "EUR"),
        ([(10.0, None)], 10.0, None),
        ([(None, "EUR")], None, "EUR"),
    ],
)
def test_amounts_add_up_in_one_currency_only(
    rows: list[tuple[float | None, str | None]], budget: float | None, currency: str | None
) -> None:
    (row,) = overview(*({"budget": amount, "currency": unit} for amount, unit in rows))
    assert (row["budget"], row["currency"]) == (budget, currency)


def test_what_is_not_said_of_a_project_is_unknown() -> None:
    (row,) = overview({})
    assert {name for name, value in row.items() if value is not None} == {"project"}
