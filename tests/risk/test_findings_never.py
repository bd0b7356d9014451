"""What must always hold: a claim narrows nothing, an audit lowers little, and telling of harm lowers nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from imvo.risk.assess import Assessment
from tests.risk.assessed import run
from tests.risk.findings_made import AS_OF, BARRED, BEFORE, STEADY, Told, frame, one, stories
from tests.risk.sites_made import frame as sites_of
from tests.risk.sites_made import made

# Sites of one and of several processes; at the dairy and the printer some themes cannot occur.
SITES = pl.concat(
    [
        made(300, seed=11).tail(8).with_columns(row=pl.int_range(2, 10, dtype=pl.UInt32)),
        sites_of(
            [
                {"row": 10, "country": "IN", "processes": "spinning", "workers_low": 40, "workers_high": 40},
                {"row": 11, "country": "IN", "processes": "spinning", "workers_low": 900, "workers_high": 900},
                {"row": 12, "country": "NL", "processes": "printing"},
                {"row": 13, "country": "BD", "processes": "cut-make-trim|printing|spinning"},
                {"row": 14, "country": None, "processes": "unspecified"},
                {"row": 15, "country": "IN", "processes": "printing"},
                {"row": 16, "country": "CN", "processes": "cut-make-trim|warehousing-logistics"},
                {"row": 17, "country": "CN", "processes": "angora-farming|trims"},
            ]
        ),
    ]
)
ROWS = SITES.get_column("row").to_list()
CLASSES = ("severity", "likelihood_low", "likelihood", "likelihood_high")
Story = tuple[list[Told], list[Told]]


def seen(*told: Told) -> Assessment:
    return run(SITES, findings=frame(list(told)), as_of=AS_OF)


@cache
def plain() -> Assessment:
    return run(SITES)


def by_place(result: Assessment) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {(risk["row"], risk["theme"]): risk for risk in result.risks.iter_rows(named=True)}


def by_issue(result: Assessment) -> dict[str, dict[str, Any]]:
    return {issue["issue"]: issue for issue in result.issues.iter_rows(named=True)}


def at(issue: dict[str, Any]) -> tuple[int, int]:
    """Where an issue stands over all lists."""
    return BEFORE.index(issue["list"]), issue["rank"]


def of_site(told: Told, result: Assessment) -> set[str]:
    """The issues of the site and theme of a finding."""
    place = SITES.filter(row=told["row"])
    processes = result.processes.filter(row=told["row"]).get_column("processes").item().split("|")
    country = place.get_column("country").item() or "unknown"
    return {f"{told['theme']}/{country}/{process}" for process in processes}


@STEADY
@given(stories(ROWS, evidence="claimed"))
def test_a_claim_never_narrows_an_interval(story: Story) -> None:
    before, claims = story
    without, claimed = by_place(seen(*before)), by_place(seen(*before, *claims))
    for place, old in without.items():
        new = claimed[place]
        assert new["likelihood_low"] <= old["likelihood_low"], place
        assert new["likelihood_high"] >= old["likelihood_high"], place


@STEADY
@given(stories(ROWS, evidence="claimed"))
def test_a_claim_never_narrows_the_interval_of_an_issue(story: Story) -> None:
    before, claims = story
    without, claimed = by_issue(seen(*before)), by_issue(seen(*before, *claims))
    for name, old in without.items():
        assert claimed[name]["likelihood_low"] <= old["likelihood_low"], name
        assert claimed[name]["likelihood_high"] >= old["likelihood_high"], name


@STEADY
@given(stories(ROWS, BARRED, kind=("audit", "own-visit")))
def test_an_audit_never_lowers_what_it_cannot_see(story: Story) -> None:
    before, audits = story
    without, audited = by_place(seen(*before)), by_place(seen(*before, *audits))
    for place, old in without.items():
        for name in CLASSES[2:]:
            assert (audited[place][name] or 0) >= (old[name] or 0), (place, name)


@STEADY
@given(stories(ROWS, direction="harm"))
def test_telling_of_harm_never_lowers_a_class(story: Story) -> None:
    before, harm = story
    without, told = by_place(seen(*before)), by_place(seen(*before, *harm))
    for place, old in without.items():
        for name in CLASSES:
            assert (told[place][name] or 0) >= (old[name] or 0), (place, name)


@STEADY
@given(stories(ROWS, most=1, direction="harm"))
def test_telling_of_harm_never_lowers_a_rank(story: Story) -> None:
    """No issue of the site and theme comes later, unless another one of them passes it."""
    before, (harm,) = story
    first, second = seen(*before), seen(*before, harm)
    without, told = by_issue(first), by_issue(second)
    own = of_site(harm, first)
    for name in own & without.keys():
        passed = {other for other in told if at(told[other]) < at(told[name])}
        earlier = {other for other in without if at(without[other]) < at(without[name])}
        assert passed - earlier <= own, name
        for column in CLASSES:
            assert (told[name][column] or 0) >= (without[name][column] or 0), (name, column)


@STEADY
@given(stories(ROWS), st.integers(0, 999))
def test_the_order_of_findings_does_not_matter(story: Story, seed: int) -> None:
    told = frame([*story[0], *story[1]])
    mixed = told.sample(fraction=1.0, shuffle=True, seed=seed)
    one_way, other = (run(SITES, findings=order, as_of=AS_OF) for order in (told, mixed))
    for name in ("risks", "issues", "signals", "questions"):
        assert getattr(one_way, name).equals(getattr(other, name)), name


def test_no_findings_are_as_an_empty_table_of_them() -> None:
    empty = seen()
    for name in ("risks", "issues", "signals", "questions", "unseen"):
        assert getattr(empty, name).equals(getattr(plain(), name)), name


@STEADY
@given(stories(ROWS, most=4))
def test_findings_move_their_own_site_and_theme_only(story: Story) -> None:
    told = frame([*story[0], *story[1]])
    without, with_ = plain(), run(SITES, findings=told, as_of=AS_OF)
    columns = ["row", "theme", "process", "basis", *CLASSES, "scale", "scope", "irremediability"]
    before, after = (
        result.risks.select(columns).join(told, on=["row", "theme"], how="anti", maintain_order="left")
        for result in (without, with_)
    )
    assert after.equals(before)
    own = sorted({name for finding in [*story[0], *story[1]] for name in of_site(finding, without)})
    kept = ["issue", *CLASSES, "severity_band", "list", "basis", "sites", "workers", "later", "judgement"]
    before, after = (
        result.issues.select(kept).filter(~pl.col("issue").is_in(own)).sort("issue") for result in (without, with_)
    )
    assert after.equals(before)


def test_a_finding_moves_something() -> None:
    """So that the tests above could fail."""
    moved = by_place(seen(one(row=10, theme="animal-welfare"), one(row=12, theme="safety-health", direction="no-harm")))
    before = by_place(plain())
    assert moved[10, "animal-welfare"]["likelihood_low"] > before[10, "animal-welfare"]["likelihood_low"]
    assert moved[12, "safety-health"]["likelihood_high"] < before[12, "safety-health"]["likelihood_high"]
