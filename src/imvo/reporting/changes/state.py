"""What a year looks like for the comparison: its issues, its sites and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from imvo.action import Heard, Returned
from imvo.chain import upstream
from imvo.chain.vocabulary import Vocabulary
from imvo.reference import Edition
from imvo.reporting.changes import effects
from imvo.reporting.request import Request
from imvo.risk.assess import Assessment
from imvo.risk.method import Method


@dataclass(frozen=True)
class State:
    """One state between two years. `issues`, `signals`, `sites`: tables of those names.

    `processes`: `row` of a site and the processes taken for it, joined by bars. `asked`: `row` of a site and each
    `process` that must stand behind its products. `effects`: what each row that came back does, see `effects.of`; None
    where the state is only known by its tables.
    """

    issues: pl.DataFrame
    signals: pl.DataFrame
    sites: pl.DataFrame
    processes: pl.DataFrame
    asked: pl.DataFrame
    effects: pl.DataFrame | None = None

    @property
    def unseen(self) -> frozenset[str]:
        """The processes of which an issue is told although no site of them is known."""
        return frozenset(self.issues.filter(~pl.col("site_known")).get_column("process"))


Again = Callable[[Request, Returned], State]
"""Works a request out again with what came back given, and no file of it read. Errors as `compute`."""


@dataclass(frozen=True)
class Now:
    """The newer year. `listed`: its sites before any answer; `told`: the tables on what came back; `read_as`: file ->
    sha256, of the files it read."""

    request: Request
    state: State
    listed: pl.DataFrame
    vocabulary: Vocabulary
    returned: Returned
    editions: Mapping[str, Edition]
    chain: str
    agreement: str | None
    method: Method
    read_as: Mapping[Path, str]
    told: Mapping[str, pl.DataFrame]


def state_of(heard: Heard, assessment: Assessment, words: Vocabulary) -> State:
    """What the comparison needs of an assessment; the long table of risks may go."""
    asked = asked_by(heard.sites, words)
    done = effects.of(heard)
    return State(assessment.issues, assessment.signals, heard.sites, assessment.processes, asked, done)


def asked_by(sites: pl.DataFrame, words: Vocabulary) -> pl.DataFrame:
    """`row` of a site and each `process` that must stand behind its products."""
    behind = upstream.required(words)
    kinds = sites.select("products", "materials").unique()
    asked = [sorted(behind((made or "").split("|"), (of or "").split("|"))) for made, of in kinds.iter_rows()]
    each = kinds.with_columns(process=pl.Series(asked, dtype=pl.List(pl.String))).explode("process")
    found = sites.select("row", "products", "materials").join(each, on=["products", "materials"], nulls_equal=True)
    return found.drop_nulls("process").select("row", "process")
