"""Which cycles let value out, so that looking through them again and again comes to an end."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.sparse import coo_array

from imvo import tables
from imvo.chain.lookthrough.knots import Ints, Knots, knots
from imvo.chain.lookthrough.passes import Floats, Passes

MOST_TURNS = 1e6
"""A cycle that value would turn in more often, on average, before it is out counts as one that lets nothing out."""


def circular(links: Any) -> tuple[npt.NDArray[np.bool_], Passes]:
    """Per fund whether it is in a cycle that lets nothing out, and the passes through `links` (n x n shares).

    The passes hold only when no fund is. Looking through again and again has a limit, whatever the order, when the
    shares without their signs, |W|, have a spectral radius below 1; that is so exactly when (I - |W|) t = 1 has a
    solution with every t positive (I - |W| is then a nonsingular M-matrix). It is asked per cycle, at the stops.
    """
    found = knots(links)
    at = found.stops
    passes = Passes(links, at)
    bare = passes if not (links.data < 0).any() else Passes(abs(links), at)
    closed = np.zeros(found.count, dtype=bool)
    label = found.label[at]
    for knot in range(found.count):
        own = np.flatnonzero(label == knot)
        closed[knot] = not _ends(bare.returns[np.ix_(own, own)])
    return (found.label >= 0) & np.append(closed, False)[found.label], passes


def _ends(returns: Floats) -> bool:
    """Whether what the stops of one cycle give back to each other becomes nothing in the end."""
    try:
        turns = np.linalg.solve(np.eye(len(returns)) - returns, np.ones(len(returns)))
    except np.linalg.LinAlgError:
        return False
    return bool((turns > 0).all() and (turns <= MOST_TURNS).all())


def cycles(
    whole: Any, funds: pl.Series, found: Knots, divides: npt.NDArray[np.bool_], closed: npt.NDArray[np.bool_]
) -> pl.DataFrame:
    """The table `fund-cycles`. `whole`: n x n, what each fund holds in each as an amount; `found`: its knots."""
    declared = tables.load("fund-cycles")
    if not found.count:
        return tables.empty(declared)
    held = coo_array(whole)
    within = (found.label[held.row] >= 0) & (found.label[held.row] == found.label[held.col])
    value = np.bincount(held.row[within], held.data[within], len(funds))
    inside: Ints = np.flatnonzero(found.label >= 0)
    inside = inside[np.argsort(found.label[inside], kind="stable")]
    label = found.label[inside]
    split = np.bincount(label, ~divides[inside], found.count) > 0
    shut = np.bincount(label, closed[inside], found.count) > 0
    outcome = np.where(split, "undisclosed", np.where(shut, "circular", "solved"))
    frame = pl.DataFrame(
        {
            "cycle": label + 1,
            "fund": funds.gather(inside),
            "funds": np.bincount(label)[label],
            "value": value[inside],
            "outcome": pl.Series(outcome[label].tolist(), dtype=pl.String),
        }
    )
    return tables.shape(frame, declared)
