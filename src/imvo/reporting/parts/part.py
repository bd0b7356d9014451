"""One part of an assessment: what a kind of delivered table adds to the sites, the results and the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from imvo import tables
from imvo.action import Heard, Returned
from imvo.agreement import Agreement, Participant
from imvo.reference import Edition
from imvo.reporting.previous import Previous
from imvo.reporting.section import Section
from imvo.risk.assess import Assessment
from imvo.risk.method import Method

Results = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Given:
    """What a part may look at before risks are known. `tables`: kind -> delivered rows; `editions`: the chain's.

    `rejected`: the table of that name, of all files.
    """

    tables: Mapping[str, pl.DataFrame]
    editions: Mapping[str, Edition]
    as_of: date
    participant: Participant
    agreement: Agreement | None
    # What one part worked out and another needs too, by name: a look-through of many funds is done once.
    worked_out: dict[str, Any] = field(kw_only=True, default_factory=dict, repr=False, compare=False)
    rejected: pl.DataFrame = field(kw_only=True, default_factory=lambda: tables.empty(tables.load("rejected")))

    def table(self, kind: str) -> pl.DataFrame | None:
        """The delivered rows of one kind; None when no file held it."""
        return self.tables.get(kind)


@dataclass(frozen=True)
class Assessed(Given):
    """The same, with the sites and what the method says of them.

    `returned`: what came back, as read; `heard`: the same as weighed. `before`: the dossier of the year before.
    """

    sites: pl.DataFrame
    assessment: Assessment
    method: Method
    returned: Returned
    heard: Heard
    before: Previous | None = None


def no_results(_assessed: Assessed) -> Results:
    """For a part that only adds sites."""
    return {}


@dataclass(frozen=True)
class Part:
    """One part. It wakes when one of `kinds` was delivered.

    `places`: rows for the table `sites` (any of its columns; `row`, `file` and `sheet` of the source). `results`:
    tables declared in `imvo.tables` under `results/`, by name. `section`: what the page shows of them; None where
    there is nothing to show.
    """

    id: str
    kinds: tuple[str, ...]
    results: Callable[[Assessed], Results] = no_results
    section: Callable[[Assessed, Results], Section | None] | None = None
    places: Callable[[Given], pl.DataFrame] | None = None


@dataclass(frozen=True)
class Outcome:
    """What one part gave."""

    part: Part
    results: Results
    section: Section | None
