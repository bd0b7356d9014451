"""The bench's funds are repeatable, as many as they say, nested as deep as they say, with cycles."""

import polars as pl

from bench.lookthrough_data import INVESTOR, LAYERS, Size, positions
from bench.peers import level_by_level
from imvo.chain import lookthrough

SMALL = Size(positions=3_000, funds=100, issuers=80, cycles=5, seed=7)


def test_the_same_seed_gives_the_same_positions():
    assert positions(SMALL).equals(positions(SMALL))
    assert not positions(SMALL).equals(positions(Size(positions=3_000, funds=100, issuers=80, cycles=5, seed=8)))


def test_there_are_as_many_as_asked_nested_as_deep():
    frame = positions(SMALL)
    assert frame.height == 3_000
    assert set(frame.get_column("fund")) - {INVESTOR} == {f"LU{number:010d}" for number in range(100)}
    assert lookthrough.exposures(lookthrough.build(frame), INVESTOR).exposures.get_column("depth").max() >= 1
    without = positions(Size(positions=3_000, funds=100, issuers=80, cycles=0, seed=7))
    assert lookthrough.build(without).cycles.is_empty()
    assert lookthrough.build(without).passes.walk.nnz > 0
    held = without.filter(pl.col("held_fund").str.starts_with("LU"))
    layers = (
        held.select((pl.col("held_fund").str.slice(2).cast(pl.Int64) // (100 // LAYERS)).unique()).to_series().sort()
    )
    assert layers.to_list() == list(range(LAYERS))


def test_cycles_are_in_it_and_the_peer_finds_the_same():
    frame = positions(SMALL)
    network = lookthrough.build(frame)
    assert network.cycles.height >= 2
    theirs = level_by_level.one(frame, INVESTOR)
    ours = lookthrough.exposures(network, INVESTOR).exposures
    both = ours.join(theirs, on=["class", "id"], how="full", nulls_equal=True, suffix="_theirs")
    assert both.select((pl.col("value").fill_null(0) - pl.col("value_theirs").fill_null(0)).abs().max()).item() < 1e-4
