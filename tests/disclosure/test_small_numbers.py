"""A number that points at one site is not told, nor one from which it could be worked out."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.disclosure import account_of, load
from tests.disclosure.made import delivered
from tests.reporting import example

FEW, STEP = load().fewest.value, load().step.value


def without_country(n, missing):
    sites = example.sites().head(n)
    gone = pl.int_range(pl.len()) < missing
    return sites.with_columns(country=pl.when(gone).then(None).otherwise(pl.lit("IN")))


@given(n=st.integers(1, 30), part=st.integers(0, 30))
def test_no_number_below_the_bound_can_be_read_or_worked_out(n, part):
    missing = min(part, n)
    told = account_of(delivered(tables={"sites": without_country(n, missing)})).unknown
    gap = {one.what: one.sites for one in told.gaps}
    assert ("country" in gap) == (missing > 0)
    if told.sites is not None:
        assert told.sites >= FEW
    for number in gap.values():
        if number is not None:
            assert number >= FEW
            assert number % STEP == 0
            assert told.sites is not None
            assert n == missing or n - missing >= FEW


@pytest.mark.parametrize(
    ("missing", "shown"), [(STEP - 1, None), (STEP, STEP), (20 - FEW, STEP), (20 - FEW + 1, None), (20, 20)]
)
def test_the_bound_itself(missing, shown):
    told = account_of(delivered(tables={"sites": without_country(20, missing)})).unknown
    assert next(one.sites for one in told.gaps if one.what == "country") == shown


def volumes(*countries):
    sites = example.sites().head(len(countries))
    return sites.with_columns(country=pl.Series(countries), volume_share=pl.lit(1 / len(countries)))


@given(st.lists(st.sampled_from(["IN", "BD", "CN", None]), min_size=1, max_size=30))
def test_no_country_of_too_few_sites_has_a_volume_of_its_own(countries):
    told = account_of(delivered(tables={"sites": volumes(*countries)}, on=("volumes",))).listed.volumes
    apart = {code for code, _ in told if code is not None}
    assert all(countries.count(code) >= FEW for code in apart)
    others = [code for code in countries if code not in apart]
    assert len(others) == 0 or len(others) >= FEW or not told


def test_small_countries_stand_together():
    told = account_of(delivered(tables={"sites": volumes(*["IN"] * 10, *["BD"] * 4, "CN")}, on=("volumes",)))
    assert [(code, round(share, 3)) for code, share in told.listed.volumes] == [("IN", 0.667), (None, 0.333)]


@given(n=st.integers(0, 38))
def test_one_site_more_shows_only_where_the_tens_change(n):
    sites = example.sites()
    one, two = (account_of(delivered(tables={"sites": sites.head(k)})).unknown.sites for k in (n, n + 1))
    assert one == two or (n + 1) % STEP == 0


def test_kinds_of_questions_are_told_and_not_counted():
    assert account_of(delivered()).unknown.questions == tuple(dict.fromkeys(example.questions().sort("rank")["kind"]))
