"""A claim never narrows an interval: with any claims at all, every likelihood of every listed site stays as it was."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.action.answers_made import PROVEN, fact, said, weighed
from tests.risk.assessed import run
from tests.risk.sites_made import frame, made

SITES = made(60, seed=7)
BEFORE = run(SITES)
NAMES = SITES.get_column("name").to_list()
ANSWERS = {
    "migrants/IN": ["0%", "no", "60%"],
    "women/IN": ["0%", "90%"],
    "region/IN": ["Noord-Holland", "Kerala"],
    "country/weaving": ["Netherlands", "India"],
    "process/unspecified": ["spinning", "design"],
    "stage/weaving": ["yes", "no", None],
    "hidden/home-work": ["no"],
    "practice/IN": ["No harm seen", "Harm remedied"],
    "own-practice/price": ["yes"],
}
INTERVAL = ["row", "theme", "severity", "likelihood_low", "likelihood", "likelihood_high"]


@st.composite
def claims(draw: st.DrawFn) -> dict[str, Any]:
    question = draw(st.sampled_from(sorted(ANSWERS)))
    # Each lacks at least one part of evidence, or says that it is a claim whatever stands beside it.
    part = draw(st.sampled_from(["state", "document", "page", "date", "mark"]))
    cells = {**PROVEN, part: "claimed" if part == "state" else None}
    answer = draw(st.sampled_from(ANSWERS[question]))
    return said(question, answer, draw(st.sampled_from(NAMES)), theme="forced-labour", **cells)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(claims(), min_size=1, max_size=30))
def test_claims_leave_every_interval_as_it_was(rows: list[dict[str, Any]]) -> None:
    told = weighed(*rows, sites=SITES)
    assert told.sites.equals(SITES)
    assert told.behind == frozenset()
    after = run(told.sites)
    assert after.risks.select(INTERVAL).equals(BEFORE.risks.select(INTERVAL))
    assert after.issues.equals(BEFORE.issues)


def test_the_same_with_evidence_does_move_something() -> None:
    # Otherwise the property above would hold of answers that nobody ever reads.
    two = frame([{"name": name, "country": "NL", "processes": "weaving"} for name in ("One", "Two")])
    told = weighed(said("migrants/NL", "0%", "Two", **PROVEN), sites=two)
    assert fact(told, 3, "migrant_share") == 0.0
    before, after = (run(sites).risks.select(INTERVAL) for sites in (two, told.sites))
    there = pl.col("row") == 3
    assert not after.filter(there).equals(before.filter(there))
    assert after.filter(~there).equals(before.filter(~there))
