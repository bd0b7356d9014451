"""The only way from a table to the public account: what is not allowed is left behind before anything is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import polars as pl

from imvo.action import blank
from imvo.action.returned import PLAN
from imvo.disclosure.rules import Rules, Switch

GIVEN = "_given"
"""What stands behind the name of a column of which only counts whether it is filled in."""


def allowed(name: str, frame: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """The columns that are shown or rested on, and `<name>_given` for those of which only the presence counts."""
    columns = rules.tables[name]
    return frame.select(
        *columns.shown,
        *columns.rests,
        *(_given(name, each, frame).alias(f"{each}{GIVEN}") for each in columns.given),
    )


def _given(name: str, column: str, frame: pl.DataFrame) -> pl.Expr:
    """Of a plan, words such as "to be decided" fill nothing in; codes of a list are what they are."""
    if name in PLAN and frame.schema[column] == pl.String:
        return blank.kept(column).is_not_null()
    return pl.col(column).is_not_null()


def switched(name: str, frame: pl.DataFrame, rules: Rules, switch: Switch) -> pl.DataFrame:
    """The columns that this switch shows, and no other."""
    return frame.select(rules.tables[name].switched[switch])


def guarded(name: str, frame: pl.DataFrame, rules: Rules, on: Collection[str] = ()) -> frozenset[str]:
    """Values that must not stand in a text, such as names of sites; not those that a switch of `on` shows anyway."""
    shown = {column for switch, columns in rules.tables[name].switched.items() if switch in on for column in columns}
    return _values(frame, [column for column in rules.tables[name].guards if column not in shown])


def places(name: str, frame: pl.DataFrame, rules: Rules) -> frozenset[str]:
    """Where sites lie, which must not stand in the text of a measure."""
    return _values(frame, rules.tables[name].places)


def people(name: str, frame: pl.DataFrame, rules: Rules) -> frozenset[str]:
    """Names of persons and organisations that must not stand in a text."""
    return _values(frame, rules.tables[name].people)


def _values(frame: pl.DataFrame, columns: Iterable[str]) -> frozenset[str]:
    return frozenset(
        value
        for column in columns
        for value in frame.get_column(column).cast(pl.String).unique().drop_nulls().to_list()
    )
