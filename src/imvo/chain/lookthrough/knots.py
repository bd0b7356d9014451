"""Funds that hold each other: which they are, and at which of them a walk must be stopped so that it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Knots:
    """`label` (n): number of the knot of each fund, from 0; -1 for a fund in none. `count`: how many knots."""

    label: Ints
    count: int


def knots(links: Any) -> Knots:
    """The strongly connected parts of two or more funds, and funds that hold themselves. `links`: n x n, sparse.

    Numbered by their first fund. An entry that is stored counts as a link, whatever its value.
    """
    held = coo_array(links)
    shape = csr_array((np.ones(held.nnz), (held.row, held.col)), shape=held.shape)  # signs that cancel are links too
    _, part = connected_components(shape, directed=True, connection="strong")
    within = np.bincount(part)[part] > 1
    within[held.row[held.row == held.col]] = True
    label = np.full(len(part), -1, dtype=np.int64)
    _, first, number = np.unique(part[within], return_index=True, return_inverse=True)
    label[within] = np.argsort(np.argsort(first))[number]
    return Knots(label, len(first))


def stops(links: Any, found: Knots) -> Ints:
    """Funds, ascending, without whose rows `links` has no cycle: the heads of the back links of a depth-first walk.

    Not the fewest, which are hard to find; each costs one column in the solution.
    """
    held = coo_array(links)
    rows, columns = held.row.astype(np.int64), held.col.astype(np.int64)
    stopped = set(rows[rows == columns].tolist())
    inside = (found.label[rows] >= 0) & (found.label[rows] == found.label[columns]) & (rows != columns)
    ahead: dict[int, list[int]] = {}
    for fund, other in zip(rows[inside].tolist(), columns[inside].tolist(), strict=True):
        ahead.setdefault(fund, []).append(other)
    state: dict[int, bool] = dict.fromkeys(stopped, True)  # False: on the walk now; True: done with
    for start in sorted(ahead):
        if start not in state:
            _walk(start, ahead, state, stopped)
    return np.array(sorted(stopped), dtype=np.int64)


def _walk(start: int, ahead: dict[int, list[int]], state: dict[int, bool], stopped: set[int]) -> None:
    """Depth first, with a stack of its own: cycles may be longer than Python's."""
    state[start] = False
    stack = [(start, iter(ahead[start]))]
    while stack:
        fund, others = stack[-1]
        for other in others:
            done = state.get(other)
            if done is None:
                state[other] = False
                stack.append((other, iter(ahead[other])))
                break
            if not done:
                stopped.add(other)
        else:
            state[fund] = True
            stack.pop()
