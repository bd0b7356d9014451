"""One holder's exposure: its money sent down through every fund, once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from imvo import tables
from imvo.chain.lookthrough.account import account
from imvo.chain.lookthrough.model import CLASSES, Ints, Network

_FAR = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Exposure:
    """`exposures`: the table of that name, by class and identifier; `totals`: one row of `exposure-totals`.

    `cycles`: of `fund-cycles` those that the holder's money comes through.
    """

    exposures: pl.DataFrame
    totals: pl.DataFrame
    cycles: pl.DataFrame


def exposures(network: Network, holder: str) -> Exposure:
    """What `holder` has at every end, directly and through funds. KeyError when none of its positions is given.

    An investor is a holder like any other: put its own positions among those of the funds, under a name of its own.
    """
    at, passes = network.place(holder), network.passes
    money = np.zeros(len(network.funds))
    money[at] = network.scale[at]
    money[passes.order] = passes.down(money[passes.order])
    value = network.parts.T @ money
    distance = _distance(network, at)
    depth = _depth(network, distance)
    sums = np.array([[value[network.ends.classes == code].sum() for code in range(len(CLASSES))]])
    shown = np.flatnonzero((depth < _FAR) & (value != 0.0))
    frame = pl.DataFrame(
        {
            "class": pl.Series(CLASSES).gather(network.ends.classes[shown]),
            "id": network.ends.ids.gather(shown),
            "value": value[shown],
            "depth": depth[shown],
        }
    ).with_columns(holder=pl.lit(holder))
    near = pl.Series(network.funds.filter(pl.Series(distance < _FAR)))
    met = network.cycles.filter(pl.col("fund").is_in(near.implode())).get_column("cycle").unique()
    return Exposure(
        tables.shape(frame, tables.load("exposures")),
        account(network, np.array([at]), sums),
        network.cycles.filter(pl.col("cycle").is_in(met.implode())),
    )


def _distance(network: Network, at: int) -> Ints:
    """The fewest steps from the holder to each fund; _FAR where there is no way."""
    links = network.links
    found = np.full(len(network.funds), _FAR, dtype=np.int64)
    found[at], front, steps = 0, np.array([at]), 0
    while front.size:
        steps += 1
        reached = np.unique(links[front].indices)
        front = reached[found[reached] == _FAR]
        found[front] = steps
    return found


def _depth(network: Network, distance: Ints) -> Ints:
    """The fewest funds between the holder and each end."""
    near = np.flatnonzero(distance < _FAR)
    parts = network.parts[near]
    found = np.full(parts.shape[1], _FAR, dtype=np.int64)
    np.minimum.at(found, parts.indices, np.repeat(distance[near], np.diff(parts.indptr)))
    return found
