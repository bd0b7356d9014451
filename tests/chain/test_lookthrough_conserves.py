"""Whatever the network, value in is value out, and every way to work it out gives the same."""

import tempfile
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.peers import level_by_level
from imvo.chain import lookthrough
from tests.chain.funds import COLUMNS, all_of, ends, positions

FUNDS = list("ABCDEFG")
amounts = st.integers(1, 1000).map(float)
signed = st.integers(-300, 1000).map(float)


def rows(values, targets):
    stated = st.one_of(st.none(), st.integers(0, 4000).map(float))
    return st.lists(st.tuples(st.sampled_from(FUNDS), targets, values, stated), min_size=1, max_size=40)


anything = st.sampled_from([*(f"fund:{name}" for name in [*FUNDS, "GONE"]), "X", "Y", "Z", None])


def made(found):
    return positions(*(row if row[3] is not None else row[:3] for row in found))


@settings(max_examples=80, deadline=None)
@given(rows(signed, anything))
def test_value_in_is_value_out_with_cycles_shorts_and_debts(found):
    network = lookthrough.build(made(found))
    for holder in network.funds:
        got = lookthrough.exposures(network, holder)  # raises when the account does not add up
        totals = got.totals.row(0, named=True)
        assert sum(ends(got.exposures).values()) == pytest.approx(totals["value"], abs=1e-9 * max(1, totals["moved"]))


@settings(max_examples=40, deadline=None)
@given(rows(signed, anything))
def test_all_at_once_is_each_alone(found):
    frame = made(found)
    network = lookthrough.build(frame)
    with tempfile.TemporaryDirectory() as folder:
        together = all_of(frame, Path(folder) / "all")
    for holder in network.funds:
        alone = lookthrough.exposures(network, holder)
        bound = 1e-9 * max(1.0, alone.totals.row(0, named=True)["moved"])
        one = ends(alone.exposures)
        for end in one.keys() | together[holder].keys():
            assert one.get(end, 0.0) == pytest.approx(together[holder].get(end, 0.0), abs=bound)


@settings(max_examples=40, deadline=None)
@given(rows(signed, anything), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(found, rng):
    frame = made(found)
    turned = list(range(frame.height))
    rng.shuffle(turned)
    one, other = lookthrough.build(frame), lookthrough.build(frame[turned])
    assert one.cycles.equals(other.cycles)
    for holder in one.funds:
        first, second = lookthrough.exposures(one, holder), lookthrough.exposures(other, holder)
        bound = 1e-9 * max(1.0, first.totals.row(0, named=True)["moved"])
        assert ends(first.exposures).keys() ^ ends(second.exposures).keys() <= {
            end for end, value in (ends(first.exposures) | ends(second.exposures)).items() if abs(value) <= bound
        }
        for end, value in ends(first.exposures).items():
            assert ends(second.exposures).get(end, 0.0) == pytest.approx(value, abs=bound)


@settings(max_examples=40, deadline=None)
@given(rows(amounts, anything))
def test_solved_is_the_limit_of_looking_through_again_and_again(found):
    network = lookthrough.build(made(found))
    links, parts = network.links.toarray(), network.parts.toarray()
    for holder in network.funds:
        at = network.place(holder)
        money, total = np.zeros(len(network.funds)), np.zeros(parts.shape[1])
        money[at] = network.scale[at]
        for _ in range(20_000):
            total += money @ parts
            money = money @ links
            if np.abs(money).sum() < 1e-13 * network.scale[at]:
                break
        else:
            continue  # it comes to an end too slowly to be walked
        assert sum(total) == pytest.approx(network.value[at], rel=1e-8)
        got = ends(lookthrough.exposures(network, holder).exposures)
        for place, value in enumerate(total):
            end = lookthrough.CLASSES[network.ends.classes[place]], network.ends.ids[place]
            assert got.get(end, 0.0) == pytest.approx(value, abs=1e-9 * max(1.0, network.value[at]))


@settings(max_examples=40, deadline=None)
@given(rows(amounts, anything))
def test_the_peer_finds_the_same_where_no_cycle_is(found):
    frame = made(found).filter(pl.col("held_fund").is_null() | (pl.col("held_fund") > pl.col("fund")))
    if frame.is_empty():
        frame = positions(("A", "X", 1))
    network = lookthrough.build(frame)
    theirs = list(level_by_level.blocks(frame))
    theirs = pl.concat(theirs) if theirs else pl.DataFrame(schema={"holder": pl.String, **COLUMNS})
    for holder in network.funds:
        if not network.divides[network.place(holder)]:
            continue
        peer = ends(theirs.filter(pl.col("holder") == holder)) if theirs.height else {}
        got = ends(lookthrough.exposures(network, holder).exposures)
        for end in got.keys() | peer.keys():
            assert got.get(end, 0.0) == pytest.approx(
                peer.get(end, 0.0), abs=1e-9 * network.moved[network.place(holder)]
            )
