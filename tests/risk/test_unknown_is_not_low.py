"""A missing fact never makes a site look better: no register, no column and no order of rows is an exception."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imvo.chain import vocabulary as chain
from tests.risk.assessed import editions, one_draw, run, with_table
from tests.risk.sites_made import Row, frame, made, vocabulary

COUNTRY_REGISTERS = sorted(
    name for name, edition in editions().items() if edition.register.shape in {"measure", "status", "areas", "listing"}
)
STEADY = settings(
    deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.differing_executors]
)

codes = {name: st.sampled_from(vocabulary(name)) for name in ("countries", "processes", "products", "materials")}
shares = st.sampled_from([None, 0.0, 0.05, 0.1, 0.49, 0.5, 1.0])
workers = st.sampled_from([(None, None), (0, 0), (9, 9), (5, 15), (50, None), (99, 99), (100, 250), (7000, 7000)])


@st.composite
def sites(draw: st.DrawFn) -> Row:
    """One site of one process; of the country, the product and the material any may be missing."""
    low, high = draw(workers)
    return {
        "country": draw(st.none() | codes["countries"]),
        "region": draw(st.sampled_from([None, "Michoacán", "Kachin", "Jammu and Kashmir", "North"])),
        "processes": draw(st.none() | codes["processes"]),
        "products": draw(st.none() | codes["products"]),
        "materials": draw(st.none() | codes["materials"]),
        "workers_low": low,
        "workers_high": high,
        "women_share": draw(shares),
        "migrant_share": draw(shares),
    }


def found(result: pl.DataFrame) -> dict[tuple[int, str], Row]:
    return {(row["row"], row["theme"]): row for row in result.to_dicts()}


def better(before: Row, after: Row) -> list[str]:
    """In which respects `after` looks better than `before`. Not known is never better than a class."""
    names = ["severity", "likelihood_high", "likelihood"]
    return [
        f"{before['theme']} {name}: {before[name]} -> {after[name]}"
        for name in names
        if before[name] is not None and after[name] is not None and after[name] < before[name]
    ]


@cache
def good_countries() -> tuple[str, ...]:
    """Countries that the measures of the method know to be good, and that no list, area or treaty speaks against."""
    good = set(vocabulary("countries"))
    for measure in one_draw().likelihood.country:
        if measure.register_id not in editions() or measure.down_at is None:
            continue
        sign = 1 if measure.worse == "high" else -1
        table = editions()[measure.register_id].table.filter(pl.col("indicator").is_in(list(measure.indicators)))
        steady = (sign * pl.col("value") + measure.z * pl.col("error").fill_null(0.0)) <= sign * measure.down_at
        per = table.group_by("country").agg(steady.all() & (pl.len() == len(measure.indicators)))
        good &= set(per.filter(pl.nth(1))["country"])
    for edition in editions().values():
        if edition.register.shape in {"listing", "areas"}:
            good -= set(edition.table["country"].drop_nulls())
    return tuple(sorted(good))


def test_there_are_countries_known_to_be_good() -> None:
    assert len(good_countries()) >= 3


@pytest.mark.parametrize("name", COUNTRY_REGISTERS)
@STEADY
@given(site=sites(), data=st.data())
def test_a_good_country_dropped_from_a_register_never_ranks_better(name: str, site: Row, data: Any) -> None:
    country = data.draw(st.sampled_from(good_countries()))
    listed = frame([{**site, "country": country}])
    table = editions()[name].table
    dropped = with_table(name, table.filter(pl.col("country").ne_missing(country)))
    before, after = found(run(listed).risks), found(run(listed, dropped).risks)
    assert not [line for key in before for line in better(before[key], after[key])]


@pytest.mark.parametrize("name", COUNTRY_REGISTERS)
@STEADY
@given(site=sites(), data=st.data())
def test_an_absent_country_never_ranks_better_than_its_good_twin(name: str, site: Row, data: Any) -> None:
    """Any country, once without rows in the register and once with the rows of a country known to be good."""
    good = data.draw(st.sampled_from(good_countries()))
    country = site["country"] or data.draw(codes["countries"])
    listed = frame([{**site, "country": country}])
    rest = editions()[name].table.filter(pl.col("country").ne_missing(country))
    copied = editions()[name].table.filter(pl.col("country") == good)
    twin = pl.concat([rest, copied.with_columns(country=pl.lit(country))])
    known = found(run(listed, with_table(name, twin)).risks)
    absent = found(run(listed, with_table(name, rest)).risks)
    assert not [line for key in known for line in better(known[key], absent[key])]


@pytest.mark.parametrize("process", vocabulary("processes"))
def test_a_country_that_no_register_knows_never_ranks_better_than_a_good_one(process: str) -> None:
    rest = {
        name: edition if name not in COUNTRY_REGISTERS else with_table(name, edition.table.filter(_not_good()))[name]
        for name, edition in editions().items()
    }
    listed = frame([{"country": country, "processes": process} for country in good_countries()])
    known, absent = found(run(listed).risks), found(run(listed, rest).risks)
    assert not [line for key in known for line in better(known[key], absent[key])]


def _not_good() -> pl.Expr:
    return pl.col("country").is_null() | ~pl.col("country").is_in(list(good_countries()))


FACTS = {
    "workers": ("workers_low", "workers_high"),
    "upper bound of workers": ("workers_high",),
    "women": ("women_share",),
    "migrants": ("migrant_share",),
    "region": ("region",),
    "material": ("materials",),
    "country": ("country", "region"),
    "process": ("processes",),
    "all": ("workers_low", "workers_high", "women_share", "migrant_share", "region", "materials", "country"),
}


@cache
def may_be() -> dict[str, frozenset[str]]:
    """Process -> the processes that it may be by the register: itself, or the candidates of one that is not stated."""
    rows = editions()[chain.REGISTER].table.select("id", "candidates").iter_rows()
    return {process: frozenset((candidates or process).split("|")) | {process} for process, candidates in rows}


def stays_possible(site: Row) -> bool:
    """Whether the site's process is one that the register still deems possible when the list does not state it.

    A list that says neither process nor product is read as a supplier, not as a farm: that is the register's own choice.
    """
    if site["processes"] is None:
        return True
    edition = editions()[chain.REGISTER]
    derived = chain.load(edition).made_by().get(site["products"] or "", ("unspecified",))
    return all(may_be()[site["processes"]] - {site["processes"]} <= may_be()[d] for d in derived) and all(
        site["processes"] in may_be()[d] or len(may_be()[site["processes"]]) > 1 for d in derived
    )


def worse_without(site: Row, fields: tuple[str, ...]) -> list[str]:
    """What a site gains, or how its interval narrows at the top, when it leaves these columns empty."""
    less = {**site, **dict.fromkeys(fields)}
    both = found(run(frame([site, less])).risks)
    lines = []
    for (row, theme), full in both.items():
        if row == 2:
            left = both[3, theme]
            lines += [line for line in better(full, left) if " likelihood:" not in line]
    return lines


@pytest.mark.parametrize("fact", list(FACTS))
@STEADY
@given(site=sites())
def test_leaving_a_fact_out_never_lowers_severity_or_the_highest_likelihood(fact: str, site: Row) -> None:
    if fact == "process" and not stays_possible(site):
        return
    assert not worse_without(site, FACTS[fact])


def test_leaving_the_country_out_never_lowers_the_highest_likelihood_of_a_listed_process() -> None:
    """Each pair of country and process that some list names: there the country lifts most."""
    pairs = sorted(
        {
            (country, process)
            for edition in editions().values()
            if edition.register.shape == "listing"
            for country, process in edition.table.select("country", "process").iter_rows()
            if country and process
        }
    )
    listed = [{"country": country, "processes": process} for country, process in pairs]
    nowhere = [{**site, "country": None} for site in listed]
    _never_better(listed, nowhere)


def test_leaving_the_process_out_never_lowers_what_a_list_names() -> None:
    """Each listed pair, with the product whose maker the process may be, once with and once without its process."""
    made_by = chain.load(editions()[chain.REGISTER]).made_by()
    known, without = [], []
    for edition in editions().values():
        if edition.register.shape != "listing":
            continue
        for country, process in edition.table.select("country", "process").unique().sort("country", "process").rows():
            for product, derived in [*made_by.items(), (None, ("unspecified",))]:
                if country and process and all(process in may_be()[d] for d in derived):
                    known.append({"country": country, "processes": process, "products": product})
                    without.append({"country": country, "products": product})
    _never_better(known, without)


def _never_better(known: list[Row], without: list[Row]) -> None:
    rows = found(run(frame([*known, *without])).risks)
    lines = []
    for number, site in enumerate(known):
        for theme in one_draw().themes:
            full, left = rows[number + 2, theme], rows[number + 2 + len(known), theme]
            gained = [line for line in better(full, left) if " likelihood:" not in line]
            lines += [f"{site['country']} {site['processes']} {site.get('products')}: {line}" for line in gained]
    assert not lines, "\n".join([f"{len(lines)} look better, the first:", *lines[:20]])


def test_the_order_of_rows_changes_nothing() -> None:
    listed = made(400, seed=7)
    mixed = run(listed.sample(fraction=1.0, shuffle=True, seed=3))
    plain = run(listed)
    columns = pl.exclude("row_nr")
    assert mixed.risks.sort("row", "theme").select(columns).equals(plain.risks.sort("row", "theme").select(columns))
    for name in ("issues", "signals", "questions", "unseen"):
        assert getattr(mixed, name).equals(getattr(plain, name)), name


ONE_RUN = """
import hashlib
from tests.risk.assessed import run
from tests.risk.sites_made import made
result = run(made(300, seed=11))
for name in ("risks", "issues", "signals", "questions", "unseen"):
    print(name, hashlib.sha256(getattr(result, name).write_csv().encode()).hexdigest())
"""


def test_one_thread_and_two_give_the_same_tables() -> None:
    printed = []
    for threads in ("1", "2"):
        environment = {**os.environ, "POLARS_MAX_THREADS": threads, "PYTHONPATH": os.getcwd()}
        run_ = subprocess.run([sys.executable, "-c", ONE_RUN], env=environment, capture_output=True, text=True, check=True)
        printed.append(run_.stdout)
    assert printed[0] == printed[1]
    assert printed[0].count("\n") == 5
