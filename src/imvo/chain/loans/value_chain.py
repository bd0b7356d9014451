"""From the long list of a mapped value chain to the short list, by scale, scope and irremediability."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import polars as pl
from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from imvo import tables

RESULT = "value-chain-shortlist"
CLASSES = ("scale", "scope", "irremediability")
HIGHEST = "highest-present"


class Cut(BaseModel):
    """Where the short list begins: a class, or the highest class that occurs for the commodity."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_: Literal[1] = Field(alias="schema")
    date: object
    cut: int | Literal["highest-present"]
    ground: str


@cache
def cut() -> Cut:
    """The cut of value_chain.yaml."""
    text = (resources.files(__package__) / "value_chain.yaml").read_text(encoding="utf-8")
    return Cut.model_validate(YAML(typ="safe").load(text))


def shortlist(mapped: pl.DataFrame, begins: int | str | None = None) -> pl.DataFrame:
    """The table `value-chain-shortlist` of the table `value-chain-map`: as many rows as went in.

    `begins`: the cut, that of value_chain.yaml when None. A row is on the short list when one class that was given
    reaches the cut, whatever is missing; a row with a class missing and the others below it is not judged.
    """
    begins = cut().cut if begins is None else begins
    highest = pl.max_horizontal(CLASSES)
    level = highest.max().over("commodity") if begins == HIGHEST else pl.lit(begins)
    missing = pl.any_horizontal(pl.col(name).is_null() for name in CLASSES)
    reaches = (highest >= level).fill_null(value=False)
    reason = (
        pl.when(reaches)
        .then(pl.lit("at-cut"))
        .when(highest.is_null())
        .then(pl.lit("not-judged"))
        .when(missing)
        .then(pl.lit("partly-judged"))
        .otherwise(pl.lit("below-cut"))
    )
    lists = {"at-cut": "short", "below-cut": "long", "partly-judged": "not-judged", "not-judged": "not-judged"}
    judged = mapped.with_columns(highest=highest, cut=level, reason=reason).with_columns(
        list=pl.col("reason").replace_strict(lists, return_dtype=pl.String),
        classes=pl.concat_list(pl.col(name).fill_null(0) for name in CLASSES).list.sort(descending=True),
    )
    last = {"short": 0, "not-judged": 1, "long": 2}
    # What is not judged stands before what was judged to be below the cut: it is not known to be less.
    ordered = judged.with_columns(at=pl.col("list").replace_strict(last, return_dtype=pl.Int64)).sort(
        "commodity",
        "at",
        *(pl.col("classes").list.get(place) for place in range(len(CLASSES))),
        "file",
        "sheet",
        "row",
        descending=[False, False, True, True, True, False, False, False],
        nulls_last=True,
    )
    placed = ordered.with_columns(place=pl.int_range(1, pl.len() + 1).over("commodity"))
    return tables.shape(placed, tables.load(RESULT))
