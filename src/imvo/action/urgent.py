"""Findings of somebody in danger now: they stand outside the ranking and wait for nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import polars as pl
from ruamel.yaml import YAML

from imvo import tables
from imvo.intake.wording import norm

MARKED, WORDS = "marked", "words"
HARM, MENDED = "harm", "mended"
_HEARD = ("mended", "nothing-to-mend")
"""Of a finding that says mended: why it does what it does where it is proven, of a rights holder and of a known day."""


@dataclass(frozen=True)
class Signs:
    """Words by which a report of intimidation is known, as beginnings of words. `themes`: where `done` is enough."""

    themes: frozenset[str]
    who: re.Pattern[str]
    done: re.Pattern[str]


@cache
def signs() -> Signs:
    """The words of `urgent.yaml`."""
    data = YAML(typ="safe").load((resources.files(__package__) / "urgent.yaml").read_text(encoding="utf-8"))
    return Signs(frozenset(data["themes"]), _any(data["who"]), _any(data["done"]))


def _any(beginnings: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(norm(one)) for one in beginnings) + ")")


def reason(theme: str | None, direction: str | None, text: str | None, marked: bool | None) -> str | None:
    """Why a finding is an urgent case: a person marked it so, or its words say so; None when it is none.

    Words count whatever the mark says: who leaves a cell at "no" need not have read the text. A theme or a direction
    that is not understood keeps nobody in danger out of sight: such a row may tell of harm.
    """
    if marked:
        return MARKED
    if direction not in (None, HARM) or text is None:
        return None
    known, told = signs(), norm(text)
    if known.done.search(told) and (theme in known.themes or known.who.search(told)):
        return WORDS
    return None


def reasons(rows: pl.DataFrame) -> pl.Series:
    """`reason` of each row of the table `findings`; a cell that is not understood is read with the text."""
    unread = [pl.when(pl.col(name).is_null()).then(pl.col(f"{name}_given")) for name in ("theme", "kind", "direction")]
    told = pl.concat_str([*unread, "text"], separator=". ", ignore_nulls=True)
    every = rows.select("theme", "direction", pl.when(told != "").then(told), "urgent")
    return pl.Series("urgent", [reason(*row) for row in every.iter_rows()], dtype=pl.String)


def of_row(row: Mapping[str, object]) -> bool:
    """Whether one row of the table `findings`, as a mapping of its cells, is an urgent case."""
    declared = tables.load("findings").dtypes
    return reasons(pl.DataFrame([row], schema=declared)).item() is not None


def cases(states: pl.DataFrame) -> pl.DataFrame:
    """The urgent cases among the rows of `finding-states`, the newest first and undated ones before them.

    `mended_on`: the last day on which rights holders said, with evidence and not of a day to come, that it was mended
    at that site and of that theme. The case stays all the same: whether it is over is for those concerned to say.
    """
    place = pl.coalesce(pl.format("#{}", "at"), "site")
    mended = (
        states.filter(pl.col("direction") == MENDED, pl.col("why").is_in(_HEARD))
        .group_by(place.alias("place"), "theme")
        .agg(mended_on=pl.col("date").max())
    )
    found = states.filter(pl.col("urgent").is_not_null(), pl.col("why").is_null() | (pl.col("why") != "said-twice"))
    joined = found.with_columns(place=place).join(mended, on=["place", "theme"], how="left")
    since = pl.when(pl.col("date").is_null() | (pl.col("mended_on") >= pl.col("date"))).then("mended_on")
    return joined.with_columns(mended_on=since, because="urgent").sort(
        "date", "finding", descending=[True, False], nulls_last=False
    )
