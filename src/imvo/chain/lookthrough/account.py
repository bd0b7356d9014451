"""What went in came out: per holder, held to a bound."""

from __future__ import annotations

import numpy as np
import polars as pl

from imvo import tables
from imvo.chain.lookthrough.model import CLASSES, Floats, Ints, Network

MOST_LOST = 1e-9
"""The largest difference, as a part of the gross amount that was followed."""


def account(network: Network, holders: Ints, sums: Floats) -> pl.DataFrame:
    """The table `exposure-totals` of the holders (rows of the network). `sums`: one row each, one column per class.

    AssertionError when a holder's sums differ from its value by more than MOST_LOST: a defect of imvo.
    """
    value, moved = network.value[holders], np.maximum(network.moved[holders], np.abs(network.value[holders]))
    difference = value - sums.sum(axis=1)
    lost = ~(np.abs(difference) <= MOST_LOST * moved)  # a difference that is no number is a loss too
    assert not lost.any(), f"{int(lost.sum())} holders: value in is not value out"
    frame = pl.DataFrame(
        {
            "holder": network.funds.gather(holders),
            "value": value,
            **{name: sums[:, place] for place, name in enumerate(CLASSES)},
            "difference": difference,
            "moved": moved,
            "undivided": ~network.divides[holders],
        }
    )
    return tables.shape(frame, tables.load("exposure-totals"))
