"""What a year looks like for the comparison: its issues, its sites and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from imvo.action import Heard, Returned
from imvo.reference import Edition
from imvo.reporting.request import Request
from imvo.risk.assess import Assessment
from imvo.risk.method import Method


@dataclass(frozen=True)
class State:
    """One state between two years. `issues`, `signals`, `sites`: tables of those names.

    `processes`: `row` of a site and the processes taken for it, joined by bars.
    """

    issues: pl.DataFrame
    signals: pl.DataFrame
    sites: pl.DataFrame
    processes: pl.DataFrame


Again = Callable[[Request, Returned], State]
"""Works a request out again with what came back given, and no file of it read. Errors as `compute`."""


@dataclass(frozen=True)
class Now:
    """The newer year. `listed`: its sites before any answer; `read_as`: file -> sha256, of the files it read."""

    request: Request
    state: State
    listed: pl.DataFrame
    returned: Returned
    editions: Mapping[str, Edition]
    chain: str
    agreement: str | None
    method: Method
    read_as: Mapping[Path, str]


def state_of(heard: Heard, assessment: Assessment) -> State:
    """What the comparison needs of an assessment; the long table of risks may go."""
    return State(assessment.issues, assessment.signals, heard.sites, assessment.processes)
