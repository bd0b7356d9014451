"""The only way from a table to the public account: what is not allowed is left behind before anything is read."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from imvo.disclosure.rules import Rules, Switch

GIVEN = "_given"
"""What stands behind the name of a column of which only counts whether it is filled in."""


def allowed(name: str, frame: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """The columns that are shown or rested on, and `<name>_given` for those of which only the presence counts."""
    columns = rules.tables[name]
    return frame.select(
        *columns.shown,
        *columns.rests,
        *(pl.col(each).is_not_null().alias(f"{each}{GIVEN}") for each in columns.given),
    )


def switched(name: str, frame: pl.DataFrame, rules: Rules, switch: Switch) -> pl.DataFrame:
    """The columns that this switch shows, and no other."""
    return frame.select(rules.tables[name].switched[switch])


def guarded(name: str, frame: pl.DataFrame, rules: Rules, on: Collection[str] = ()) -> frozenset[str]:
    """Values that must not stand in a text, such as names of sites; not those that a switch of `on` shows anyway."""
    shown = {column for switch, columns in rules.tables[name].switched.items() if switch in on for column in columns}
    columns = [column for column in rules.tables[name].guards if column not in shown]
    return frozenset(
        value
        for column in columns
        for value in frame.get_column(column).cast(pl.String).unique().drop_nulls().to_list()
    )
