"""Passes through a network of funds: down from a holder's money, up from the ends. Cycles are solved, not walked.

W holds shares: W[f, g] of the value of f is in g. Down: x = v + x W, what flows through each fund. Up: X = E + W X,
what each fund has at each end. Without cycles both are one walk in order. For cycles the rows of a few funds, the
stops, are taken out; what they pass to each other is a small dense system that is solved once. The formulae stand in
docs/method/look-through.md.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Passes:
    """`order` (n): the funds from those that hold no other upwards; every array given or returned is in that order.

    `stops`: places in that order at which walks end. `returns` (k x k): what one unit put into a stop brings to each
    stop before it passes another.
    """

    def __init__(self, links: Any, stops: Ints) -> None:
        held = coo_array(links)
        fund, other, share = held.row.astype(np.int64), held.col.astype(np.int64), held.data
        self.size = held.shape[0]
        stopped = np.zeros(self.size, dtype=bool)
        stopped[stops] = True
        walked = ~stopped[fund]
        level = _levels(fund[walked], other[walked], self.size)
        self.order: Ints = np.argsort(level, kind="stable")
        place = np.empty(self.size, dtype=np.int64)
        place[self.order] = np.arange(self.size)
        self.stops: Ints = place[stops]
        bounds = np.searchsorted(level[self.order], np.arange(level.max(initial=0) + 2))
        walk = csr_array((share[walked], (place[fund[walked]], place[other[walked]])), shape=held.shape)
        self.walk = walk
        back = walk.T.tocsr()
        slices = [slice(int(a), int(b)) for a, b in pairwise(bounds)]
        self._up = [(one, walk[one]) for one in slices[1:]]
        self._down = [(one, back[one]) for one in reversed(slices[:-1])]
        ordered = csr_array((share, (place[fund], place[other])), shape=held.shape)
        self._from_stops: Any = ordered[self.stops]
        self._reached: Floats = self._flow(self._from_stops.T.toarray()) if len(stops) else np.zeros((self.size, 0))
        self.returns: Floats = self._reached[self.stops].T
        self._solution: Floats | None = None

    def down(self, inflow: Floats) -> Floats:
        """`x = v + x W`: what flows through each fund when `inflow` (n) is put in."""
        flow = self._flow(inflow.copy())
        if not len(self.stops):
            return flow
        kept = np.eye(len(self.stops)) - self.returns
        through = np.linalg.solve(kept.T, flow[self.stops])
        return self._flow(inflow + self._from_stops.T @ through)

    def up(self, ends: Any) -> Floats:
        """`X = E + W X`, dense (n x b). `ends`: E, sparse or dense (n x b)."""
        found: Floats = ends.toarray() if hasattr(ends, "toarray") else ends.copy()
        if len(self.stops):
            found[self.stops] = self._at_stops(ends)
        for level, rows in self._up:
            found[level] += rows @ found
        return found

    def up_sparse(self, ends: Any) -> Any:
        """`X = E + W X` as CSR, for ends that few funds reach. `ends`: E, CSR (n x b)."""
        step = ends
        if len(self.stops):
            apart = np.ones(self.size)
            apart[self.stops] = 0.0
            solved = coo_array(self._at_stops(ends))
            at = csr_array((solved.data, (self.stops[solved.row], solved.col)), shape=ends.shape)
            step = csr_array(ends.multiply(apart[:, None])) + at
        found = step
        while step.nnz:
            step = self.walk @ step
            found = found + step
        return found

    def _flow(self, inflow: Floats) -> Floats:
        """Walk down in place; what reaches a stop stays there."""
        for level, holders in self._down:
            inflow[level] += holders @ inflow
        return inflow

    def _at_stops(self, ends: Any) -> Floats:
        """Rows of X at the stops, k x b."""
        if self._solution is None:
            # What a stop has is what its own row and the funds behind it have, and its part of the stops met there.
            seen = self._reached.T.copy()
            seen[:, self.stops] = np.eye(len(self.stops))
            solution: Floats = np.linalg.solve(np.eye(len(self.stops)) - self.returns, seen).astype(np.float64)
            self._solution = solution
        found: Floats = (ends.T @ self._solution.T).T
        return found


def _levels(fund: Ints, other: Ints, size: int) -> Ints:
    """The longest way from each fund down to one that holds no other, over links without a cycle."""
    left = np.bincount(fund, minlength=size)
    level = np.zeros(size, dtype=np.int64)
    by_held = np.argsort(other, kind="stable")
    holders = fund[by_held]
    start = np.searchsorted(other[by_held], np.arange(size + 1))
    ready, height, seen = np.flatnonzero(left == 0), 0, 0
    while ready.size:
        level[ready], height, seen = height, height + 1, seen + ready.size
        counts = start[ready + 1] - start[ready]
        spots = np.repeat(start[ready] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(
            counts.sum()
        )
        touched, times = np.unique(holders[spots], return_counts=True)
        left[touched] -= times
        ready = touched[left[touched] == 0]
    if seen != size:
        raise ValueError("the links still hold a cycle")
    return level
