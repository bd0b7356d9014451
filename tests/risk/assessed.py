"""One call to assess made-up sites with the shipped registers, and with registers from which rows were taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl

from imvo.reference import Edition, load_all, regions
from imvo.reference.chains import chain_of, editions_of
from imvo.risk import method
from imvo.risk.assess import Assessment, assess
from imvo.runs import Silent


@cache
def editions() -> dict[str, Edition]:
    """The shipped registers of the default chain, in their newest editions."""
    every = load_all(None)
    return editions_of(every, chain_of(every, None))


@cache
def one_draw() -> method.Method:
    """The method with a single draw: how firm the order is plays no part in what these tests compare."""
    shipped = method.load().on(chain_of(editions(), None).themes)
    return shipped.model_copy(update={"stability": shipped.stability.model_copy(update={"draws": 1})})


def run(
    sites: pl.DataFrame,
    registers: Mapping[str, Edition] | None = None,
    findings: pl.DataFrame | None = None,
    as_of: date | None = None,
) -> Assessment:
    """Assess `sites` with `registers`, the shipped ones unless given, and with what was seen."""
    return assess(sites, registers or editions(), regions.match, one_draw(), Silent(), findings, as_of)


def with_table(name: str, table: pl.DataFrame) -> dict[str, Edition]:
    """The shipped registers with another table for one of them."""
    return {**editions(), name: replace(editions()[name], table=table)}
