"""Words in a cell that say that nothing stands there yet, such as "to be decided"; `plan.yaml` lists them."""

from __future__ import annotations

from functools import cache

import polars as pl

from imvo.action.measures import rules
from imvo.reference.normal import key


def is_blank(text: str | None) -> bool:
    """Whether a cell says nothing: it is empty, holds no letter or digit, or one of the phrases."""
    return not text or key(text) in _phrases()


def said(text: str | None) -> str | None:
    """The text, or None where it says nothing."""
    return None if is_blank(text) else text


def kept(column: str) -> pl.Expr:
    """A column of text, with nulls where it says nothing."""
    return pl.when(pl.col(column).map_elements(is_blank, return_dtype=pl.Boolean).not_()).then(pl.col(column))


@cache
def _phrases() -> frozenset[str]:
    return frozenset({"", *map(key, rules().empty.phrases)})
