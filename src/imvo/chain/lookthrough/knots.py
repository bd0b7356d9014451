"""Funds that hold each other: which they are, and at which of them a walk must be stopped so that it ends.

One depth-first walk tells both (Tarjan 1972). Most funds are on no cycle and are set aside first, all at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Knots:
    """`label` (n): number of the knot of each fund, from 0; -1 for a fund in none. `count`: how many knots.

    `stops`: funds, ascending, without whose rows no cycle is left. Not the fewest, which are hard to find; each costs
    one column in the solution.
    """

    label: Ints
    count: int
    stops: Ints


def knots(links: Any) -> Knots:
    """The strongly connected parts of two or more funds, and funds that hold themselves. `links`: n x n, sparse.

    Numbered by their first fund. An entry that is stored counts as a link, whatever its value.
    """
    held = coo_array(links)
    size = held.shape[0]
    fund, other = _on_the_way(held.row.astype(np.int64), held.col.astype(np.int64), size)
    walk = _Walk(_ahead(fund, other))
    for start in walk.ahead:
        if start not in walk.seen:
            walk.from_(start)
    label = np.full(size, -1, dtype=np.int64)
    found = sorted(sorted(part) for part in walk.parts if len(part) > 1 or part[0] in walk.stops)
    for number, part in enumerate(found):
        label[part] = number
    return Knots(label, len(found), np.array(sorted(walk.stops), dtype=np.int64))


def _on_the_way(fund: Ints, other: Ints, size: int) -> tuple[Ints, Ints]:
    """The links from funds that are held to funds that hold, again and again: what is on no cycle falls off."""
    while fund.size:
        holds, is_held = np.bincount(fund, minlength=size) > 0, np.bincount(other, minlength=size) > 0
        kept = is_held[fund] & holds[other]
        if kept.all():
            break
        fund, other = fund[kept], other[kept]
    return fund, other


def _ahead(fund: Ints, other: Ints) -> dict[int, list[int]]:
    """Fund -> the funds it holds, both ascending, so that the walk does not depend on the order of the rows."""
    order = np.lexsort((other, fund))
    ahead: dict[int, list[int]] = {}
    for one, two in zip(fund[order].tolist(), other[order].tolist(), strict=True):
        ahead.setdefault(one, []).append(two)
    return ahead


@dataclass
class _Walk:
    """`seen`: fund -> when it was come to; `low`: the earliest that is reached from it; `path`: those being walked.

    A fund that is come to again while it is on the path closes a cycle: it is a stop.
    """

    ahead: dict[int, list[int]]
    seen: dict[int, int] = field(default_factory=dict)
    low: dict[int, int] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)
    path: set[int] = field(default_factory=set)
    parts: list[list[int]] = field(default_factory=list)
    stops: set[int] = field(default_factory=set)

    def from_(self, start: int) -> None:
        """Depth first, with a stack of its own: chains of funds may be longer than Python's."""
        self._enter(start)
        stack = [(start, iter(self.ahead[start]))]
        while stack:
            fund, others = stack[-1]
            for other in others:
                if other not in self.seen:
                    self._enter(other)
                    stack.append((other, iter(self.ahead.get(other, ()))))
                    break
                if other in self.path:
                    self.stops.add(other)
                if other in self.waiting:
                    self.low[fund] = min(self.low[fund], self.seen[other])
            else:
                stack.pop()
                self._leave(fund)
                if stack:
                    above = stack[-1][0]
                    self.low[above] = min(self.low[above], self.low[fund])

    def _enter(self, fund: int) -> None:
        self.seen[fund] = self.low[fund] = len(self.seen)
        self.open.append(fund)
        self.waiting.add(fund)
        self.path.add(fund)

    def _leave(self, fund: int) -> None:
        self.path.discard(fund)
        if self.low[fund] == self.seen[fund]:
            part: list[int] = []
            while not part or part[-1] != fund:
                part.append(self.open.pop())
            self.waiting.difference_update(part)
            self.parts.append(part)
