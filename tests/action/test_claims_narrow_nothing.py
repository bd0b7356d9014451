"""A claim never narrows an interval: with any claims at all, every likelihood of every listed site stays as it was."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imvo.action import findings
from imvo.action.answers import Told
from imvo.action.returned import nothing
from imvo.reference import regions
from imvo.risk.assess import Assessment, assess
from imvo.runs import Silent
from tests.action.answers_made import AS_OF, PROVEN, fact, said, weighed
from tests.risk.assessed import editions, one_draw, run
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
    "practice/IN": ["No harm seen", "Harm remedied", "Harm seen", "Withdrawn"],
    "own-practice/price": ["yes"],
}
KINDS = [None, "union", "worker-voice", "complaint", "audit", "media"]
PLACE = ["row", "theme"]
INTERVAL = ["row", "theme", "severity", "likelihood_low", "likelihood", "likelihood_high"]


@st.composite
def claims(draw: st.DrawFn) -> dict[str, Any]:
    question = draw(st.sampled_from(sorted(ANSWERS)))
    # Each lacks at least one part of evidence, or says that it is a claim whatever stands beside it.
    part = draw(st.sampled_from(["state", "document", "page", "date", "mark"]))
    cells = {**PROVEN, part: "claimed" if part == "state" else None}
    answer = draw(st.sampled_from(ANSWERS[question]))
    kind, who = draw(st.sampled_from(KINDS)), draw(st.sampled_from(["A union", "The factory"]))
    name = draw(st.sampled_from(NAMES))
    return said(question, answer, name, theme="forced-labour", kind=kind, answered_by=who, **cells)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(claims(), min_size=1, max_size=30))
def test_claims_leave_every_interval_as_it_was(rows: list[dict[str, Any]]) -> None:
    told = weighed(*rows, sites=SITES)
    assert told.sites.equals(SITES)
    assert told.behind == frozenset()
    after = assessed(told)
    pairs = BEFORE.risks.join(after.risks, on=PLACE, suffix="_now", nulls_equal=True)
    assert pairs.height == BEFORE.risks.height == after.risks.height
    low, high = pl.col("likelihood_low"), pl.col("likelihood_high")
    narrower = (pl.col("likelihood_low_now") > low) | (pl.col("likelihood_high_now") < high)
    assert pairs.filter(narrower | (pl.col("likelihood_now") < pl.col("likelihood"))).is_empty()
    if "harm" not in told.findings.get_column("direction"):
        assert after.risks.select(INTERVAL).equals(BEFORE.risks.select(INTERVAL))
        # Causes are numbered anew where one more fact is told.
        assert after.issues.drop("cause").equals(BEFORE.issues.drop("cause"))


def assessed(told: Told) -> Assessment:
    """The risks with all that answers amount to: the sites, what stands behind them, and what was seen."""
    seen = findings.weigh(told.sites, nothing(), told.findings, one_draw(), AS_OF, "en")
    return assess(
        told.sites, editions(), regions.match, one_draw(), Silent(), seen.findings, AS_OF, told.behind, told.named
    )


BARRED = ["forced-labour", "freedom-of-association", "discrimination-gender"]
PRACTICE = {"No harm seen": "practice/IN", "Harm remedied": "practice/IN"}
AUDITORS = [
    "SGS audit, interviews with management",
    "Reunion Audit Services",
    "Union of auditors",
    "worker interviews",
    None,
]


@st.composite
def audits(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["audit", "own-visit", None]))
    answer, theme = draw(st.sampled_from(sorted(PRACTICE))), draw(st.sampled_from(BARRED))
    who, name = draw(st.sampled_from(AUDITORS)), draw(st.sampled_from(NAMES))
    return said(PRACTICE[answer], answer, name, theme=theme, kind=kind, answered_by=who, **PROVEN)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(audits(), min_size=1, max_size=30))
def test_an_audit_that_comes_as_an_answer_lowers_no_theme_that_it_cannot_see(rows: list[dict[str, Any]]) -> None:
    after = assessed(weighed(*rows, sites=SITES))
    assert after.risks.select(INTERVAL).equals(BEFORE.risks.select(INTERVAL))


def test_workers_who_answer_do_lower_it() -> None:
    # Otherwise the property above would hold of answers that lower nothing anyway.
    place = BEFORE.risks.filter(theme="forced-labour", likelihood=3).head(1)
    name = SITES.filter(row=place.item(0, "row")).item(0, "name")
    assert SITES.filter(name=name).height == 1
    told = weighed(
        said("practice/IN", "No harm seen", name, theme="forced-labour", kind="union", **PROVEN), sites=SITES
    )
    assert not assessed(told).risks.select(INTERVAL).equals(BEFORE.risks.select(INTERVAL))


def test_the_same_with_evidence_does_move_something() -> None:
    # Otherwise the property above would hold of answers that nobody ever reads.
    two = frame([{"name": name, "country": "NL", "processes": "weaving"} for name in ("One", "Two")])
    told = weighed(said("migrants/NL", "0%", "Two", **PROVEN), sites=two)
    assert fact(told, 3, "migrant_share") == 0.0
    before, after = (run(sites).risks.select(INTERVAL) for sites in (two, told.sites))
    there = pl.col("row") == 3
    assert not after.filter(there).equals(before.filter(there))
    assert after.filter(~there).equals(before.filter(~there))
