"""The fast implementation agrees, cell by cell, with a plain one written from docs/method/risk.md alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import polars as pl
import pytest

from bench.oracle import risks
from bench.oracle_facts import Facts, Row, gather
from bench.oracle_issues import issues
from imvo.reference import Edition, regions
from tests.risk.assessed import editions, run
from tests.risk.sites_made import frame, made, vocabulary

RISKS = (
    *("process", "severity", "scale", "scope", "irremediability"),
    *("likelihood_low", "likelihood", "likelihood_high", "basis"),
)
ISSUES = (
    *("list", "rank", "theme", "country", "process", "site_known", "severity", "severity_band", "scale", "scope"),
    *("irremediability", "likelihood_low", "likelihood", "likelihood_high", "basis"),
    *("sites", "workers", "sites_without_workers"),
)


@cache
def facts() -> Facts:
    return gather(editions(), regions.match)


def thinned(seed: int) -> dict[str, Edition]:
    """The shipped registers about countries, each without a fifth of its rows."""
    return {
        name: replace(edition, table=edition.table.sample(fraction=0.8, seed=seed))
        if "country" in edition.table
        else edition
        for name, edition in editions().items()
    }


def differences(mine: dict[object, Row], fast: dict[object, Row], columns: tuple[str, ...]) -> list[str]:
    """What differs, as lines to read; the plain implementation first."""
    found = [f"{key}: only in one" for key in mine.keys() ^ fast.keys()]
    found += [
        f"{key} {column}: plain {mine[key][column]}, fast {fast[key][column]}"
        for key in mine.keys() & fast.keys()
        for column in columns
        if mine[key][column] != fast[key][column]
    ]
    return sorted(found)


def agree(sites: pl.DataFrame, registers: dict[str, Edition] | None = None) -> list[str]:
    rows, fast = sites.to_dicts(), run(sites, registers)
    known = facts() if registers is None else gather(registers, regions.match)
    return [
        *differences(
            {(row["row"], row["theme"]): row for row in risks(known, rows)},
            {(row["row"], row["theme"]): row for row in fast.risks.to_dicts()},
            RISKS,
        ),
        *differences(
            {row["issue"]: row for row in issues(known, rows)},
            {row["issue"]: row for row in fast.issues.to_dicts()},
            ISSUES,
        ),
    ]


def told(found: list[str]) -> str:
    return "\n".join([f"{len(found)} differences, the first:", *found[:20]])


def test_two_thousand_sites_agree_on_every_cell() -> None:
    found = agree(made(2000, seed=20160704))
    assert not found, told(found)


@pytest.mark.parametrize("seed", range(12))
def test_short_lists_agree_on_stages_without_a_known_site(seed: int) -> None:
    # In a long list every stage has a site; only short ones leave stages unseen. From the tail, which is all chance.
    found = agree(made(300, seed).tail(seed % 6 + 1))
    assert not found, told(found)


def test_every_country_agrees_for_what_is_not_stated() -> None:
    vague = (
        "fibre-unspecified",
        "fabric-unspecified",
        "manufacture-unspecified",
        "materials-unspecified",
        "cattle-hides",
    )
    few = {"workers_low": 5, "workers_high": 5, "women_share": 0.1, "migrant_share": 0.0}
    rows = [
        {"country": country, "processes": process, **few} for country in vocabulary("countries") for process in vague
    ]
    found = agree(frame(rows))
    assert not found, told(found)


@pytest.mark.parametrize("seed", range(3))
def test_registers_with_gaps_agree_too(seed: int) -> None:
    found = agree(made(300, seed), thinned(seed))
    assert not found, told(found)


def test_a_product_names_the_stage_that_makes_it() -> None:
    # The yarn is a site of the stage yarn, though no process is stated: spinning is not "site unknown" beside it.
    found = agree(frame([{"country": "CN", "products": "garments"}, {"country": None, "products": "yarn"}]))
    assert not found, told(found)


def test_a_process_that_is_not_stated_names_no_stage() -> None:
    found = agree(frame([{"country": "CN", "products": "footwear"}, {"country": "IT", "processes": "unspecified"}]))
    assert not found, told(found)


def test_the_made_up_sites_reach_every_kind_of_result() -> None:
    sites = made(2000, seed=20160704).to_dicts()
    rows = risks(facts(), sites)
    assert {row["basis"] for row in rows} == {"site", "country-product", "process", "nothing"}
    assert {row["likelihood"] for row in rows} == {None, 1, 2, 3, 4}
    assert {row["severity"] for row in rows} >= {2, 3, 4, 5}
    assert {row["process"] for row in rows} == set(facts().processes)
    assert {row["list"] for row in issues(facts(), sites)} >= {"priority", "nothing-known"}
