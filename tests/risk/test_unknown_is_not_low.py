"""A missing fact never makes a site look better: no register, no column and no order of rows is an exception."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from imvo.chain import vocabulary as chain
from tests.risk.assessed import editions, one_draw, run, with_table
from tests.risk.sites_made import Row, frame, made, vocabulary

ROOT = Path(__file__).resolve().parents[2]
COUNTRY_REGISTERS = sorted(
    name for name, edition in editions().items() if edition.register.shape in {"measure", "status", "areas", "listing"}
)
# One assessment costs as much for thirty sites as for one, so an example is a list of sites; the seed is fixed.
# A failure names the sites, so nothing is shrunk.
STEADY = settings(
    deadline=None,
    derandomize=True,
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
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


lists = st.lists(sites(), min_size=1, max_size=30)


def found(result: pl.DataFrame) -> dict[tuple[int, str], Row]:
    return {(row["row"], row["theme"]): row for row in result.to_dicts()}


def better(before: Row, after: Row) -> list[str]:
    """In which respects `after` looks better than `before`.

    Where nothing was known, the whole interval is no class to compare with; and not known is never better than a class.
    """
    names = ["severity"] if before["likelihood"] is None else ["severity", "likelihood_high", "likelihood"]
    return [
        f"{before['theme']} {name}: {before[name]} -> {after[name]}"
        for name in names
        if after[name] is not None and after[name] < before[name]
    ]


def ranks_better(before: dict[tuple[int, str], Row], after: dict[tuple[int, str], Row]) -> list[str]:
    return [line for key in before for line in better(before[key], after[key])]


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
@given(drawn=lists, data=st.data())
def test_a_good_country_dropped_from_a_register_never_ranks_better(name: str, drawn: list[Row], data: Any) -> None:
    country = data.draw(st.sampled_from(good_countries()))
    listed = frame([{**site, "country": country} for site in drawn])
    dropped = with_table(name, editions()[name].table.filter(pl.col("country").ne_missing(country)))
    assert not ranks_better(found(run(listed).risks), found(run(listed, dropped).risks))


@pytest.mark.parametrize("name", COUNTRY_REGISTERS)
@STEADY
@given(drawn=lists, data=st.data())
def test_an_absent_country_never_ranks_better_than_its_good_twin(name: str, drawn: list[Row], data: Any) -> None:
    """Some countries, once without rows in the register and once with the rows of a country known to be good."""
    good = data.draw(st.sampled_from(good_countries()))
    somewhere = data.draw(codes["countries"])
    listed = frame([{**site, "country": site["country"] or somewhere} for site in drawn])
    countries = listed["country"].unique().sort()
    table = editions()[name].table
    rest = table.filter(pl.col("country").is_null() | ~pl.col("country").is_in(countries.to_list()))
    copied = table.filter(pl.col("country") == good).drop("country")
    twins = countries.to_frame().join(copied, how="cross").select(table.columns)
    known = found(run(listed, with_table(name, pl.concat([rest, twins]))).risks)
    absent = found(run(listed, with_table(name, rest)).risks)
    assert not ranks_better(known, absent)


def test_a_country_that_no_register_knows_never_ranks_better_than_a_good_one() -> None:
    strange = pl.col("country").is_null() | ~pl.col("country").is_in(list(good_countries()))
    rest = {
        name: with_table(name, edition.table.filter(strange))[name] if name in COUNTRY_REGISTERS else edition
        for name, edition in editions().items()
    }
    processes = vocabulary("processes")
    listed = frame([{"country": good, "processes": process} for good in good_countries() for process in processes])
    assert not ranks_better(found(run(listed).risks), found(run(listed, rest).risks))


def codes_of(name: str) -> tuple[str, list[str]]:
    """The column that tells the facts of a register apart, and its values; none for a register of one kind of fact."""
    table = editions()[name].table
    column = next((c for c in ("indicator", "instrument") if c in table.columns), "")
    return column, table[column].unique().sort().to_list() if column else []


@pytest.mark.parametrize(
    ("name", "column", "fact"),
    [(name, codes_of(name)[0], fact) for name in COUNTRY_REGISTERS for fact in codes_of(name)[1]],
)
def test_one_figure_missing_never_makes_a_country_better(name: str, column: str, fact: str) -> None:
    """A country whose other figures are known: the missing one may be better or worse, as the whole country may."""
    table, good = editions()[name].table, sorted(fairly_good(name, column, fact))
    listed = frame([{"country": one, "processes": process} for one in good for process in ("spinning", "cattle-hides")])
    taken = (pl.col(column) == fact) & pl.col("country").is_in(good)
    known, missing = found(run(listed).risks), found(run(listed, with_table(name, table.filter(~taken))).risks)
    assert not ranks_better(known, missing)


def fairly_good(name: str, column: str, fact: str) -> set[str]:
    """Countries of which this figure is no bad news, so that losing it is never losing a warning."""
    rows = editions()[name].table.filter(pl.col(column) == fact)
    if column == "instrument":
        return set(rows.filter(pl.col("value") == "yes")["country"])
    for measure in one_draw().likelihood.country:
        if measure.register_id == name and fact in measure.indicators:
            sign = 1 if measure.worse == "high" else -1
            worst = sign * pl.col("value") + measure.z * pl.col("error").fill_null(0.0)
            return set(rows.filter(worst < sign * measure.up_at)["country"])
    return set()


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
    return {process: frozenset((candidates or process).split("|")) for process, candidates in rows}


def stays_possible(process: str | None, product: str | None) -> bool:
    """Whether the process is one that the register deems possible for the product when the list does not state it.

    The register's own choice: who says neither process nor product is read as a supplier, not as a farm.
    """
    derived = chain.load(editions()[chain.REGISTER]).made_by().get(product or "", ("unspecified",))
    return process is not None and all(may_be()[process] <= may_be()[other] for other in derived)


@pytest.mark.parametrize("fact", list(FACTS))
@STEADY
@given(drawn=lists)
def test_leaving_a_fact_out_never_lowers_severity_or_the_highest_likelihood(fact: str, drawn: list[Row]) -> None:
    if fact == "process":
        drawn = [site for site in drawn if stays_possible(site["processes"], site["products"])]
    never_better(drawn, [{**site, **dict.fromkeys(FACTS[fact])} for site in drawn])


def test_leaving_the_country_out_never_lowers_the_highest_likelihood_of_a_listed_process() -> None:
    known = [{"country": country, "processes": process} for country, process in listed_pairs()]
    never_better(known, [{**site, "country": None} for site in known])


def listed_pairs() -> list[tuple[str, str]]:
    """Each pair of country and process that some list names: there a known fact lifts most."""
    tables = [edition.table for edition in editions().values() if edition.register.shape == "listing"]
    pairs = pl.concat([table.select("country", "process") for table in tables]).drop_nulls().unique()
    return sorted(pairs.iter_rows())


def test_leaving_the_process_out_never_lowers_severity_or_the_highest_likelihood() -> None:
    """Each process anywhere and each listed pair, with each product whose maker it may be, and with none.

    Few workers, so that their number does not hide how grave the harm is.
    """
    pairs = [*((None, process) for process in vocabulary("processes")), *listed_pairs()]
    known = [
        {"country": country, "processes": process, "products": product, "workers_low": 5, "workers_high": 5}
        for country, process in pairs
        for product in [None, *vocabulary("products")]
        if stays_possible(process, product)
    ]
    never_better(known, [{**site, "processes": None} for site in known])


def never_better(known: list[Row], without: list[Row]) -> None:
    """Neither severity nor the highest likelihood is lower in the second list than in the first, row by row."""
    rows = found(run(frame([*known, *without])).risks)
    lines = []
    for number, site in enumerate(known):
        for theme in one_draw().themes:
            gained = better(rows[number + 2, theme], rows[number + 2 + len(known), theme])
            lines += [f"{site} {line}" for line in gained if " likelihood:" not in line]
    assert not lines, "\n".join([f"{len(lines)} look better, the first:", *lines[:20]])


def test_the_order_of_rows_changes_nothing() -> None:
    listed = made(400, seed=7)
    mixed = run(listed.sample(fraction=1.0, shuffle=True, seed=3))
    plain = run(listed)
    assert mixed.risks.sort("row", "theme").equals(plain.risks.sort("row", "theme"))
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
        environment = {**os.environ, "POLARS_MAX_THREADS": threads, "PYTHONPATH": str(ROOT)}
        call = [sys.executable, "-c", ONE_RUN]
        printed.append(subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout)
    assert printed[0] == printed[1]
    assert printed[0].count("\n") == 5
