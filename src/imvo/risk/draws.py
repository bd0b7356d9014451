"""The ranking as arrays: one row per draw, so that the same arithmetic serves the ranked values and 1,000 draws."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int8]
Index = NDArray[np.intp]
Keys = NDArray[np.int32]
SILENT = np.int8(-9)
"""A step or floor that has nothing to say: never the highest of several."""


@dataclass(frozen=True)
class Unknowns:
    """Intervals [low, value, high] of one kind of unknown, one column per key, shape (3, keys)."""

    keys: tuple[tuple[str, ...], ...]
    bounds: Ints

    def values(self) -> Ints:
        """The ranked values, shape (1, keys)."""
        return self.bounds[1:2]

    def draw(self, kind: str, seed: int, draws: int, weight: float) -> Ints:
        """Shape (draws, keys): the ranked value in `weight` of the draws, otherwise any other class of the interval.

        Where the ranked value is SILENT, the other outcome is the highest. The numbers of a key follow from `seed`,
        `kind` and the key alone, so that one unknown more or less changes nothing of the others.
        """
        drawn = np.repeat(self.values(), draws, axis=0)
        low, value, high = self.bounds
        silent = value == SILENT
        others = np.where(silent, 1, high - low).astype(np.int64)
        open_ = np.flatnonzero(others)
        if open_.size == 0:
            return drawn
        chance = np.empty((open_.size, 2, draws))
        for place, key in enumerate(open_.tolist()):
            _stream(seed, kind, self.keys[key]).random(out=chance[place])
        low, value, high, silent, others = (part[open_, None] for part in (low, value, high, silent, others))
        pick = np.floor(chance[:, 0] * others).astype(np.int8) + np.where(silent, high, low)
        pick = np.where(~silent & (pick >= value), pick + 1, pick)
        drawn[:, open_] = np.where(chance[:, 1] < weight, value, pick).T
        return drawn

    def moved(self) -> tuple[list[tuple[int, int]], Ints]:
        """The ranked values with one key moved to its lowest (0) or highest (2) class, one row per move.

        Returns (key, outcome) of each move, and the values in shape (moves, keys). A key that is already at that class
        makes no move.
        """
        ends = self.bounds[[0, 2]].T
        keys, places = np.nonzero(ends != self.bounds[1][:, None])
        values = np.repeat(self.values(), keys.size, axis=0)
        values[np.arange(keys.size), keys] = ends[keys, places]
        return list(zip(keys.tolist(), (2 * places).tolist(), strict=True)), values


def _stream(seed: int, kind: str, key: tuple[str, ...]) -> np.random.Generator:
    named = "\x1f".join((str(seed), kind, *key)).encode()
    return np.random.Generator(np.random.PCG64(int.from_bytes(blake2b(named, digest_size=16).digest(), "big")))


@dataclass(frozen=True)
class Rests:
    """On which keys of one kind each cause rests: distinct `rows` of keys (-1: none) and, per cause, which row."""

    rows: Index
    of_cause: Index

    @classmethod
    def of(cls, index: Index) -> Rests:
        """From one row of keys per cause. A few hundred rows stand for thousands of causes."""
        rows, of_cause = np.unique(index, axis=0, return_inverse=True)
        return cls(rows, of_cause.reshape(-1))

    def highest(self, values: Ints) -> Ints:
        """Highest of the keyed values per cause, shape (draws, causes); SILENT where a cause rests on none."""
        padded = np.concatenate([values, np.full((values.shape[0], 1), SILENT)], axis=1)
        result = np.full((values.shape[0], self.rows.shape[0]), SILENT)
        for column in range(self.rows.shape[1]):
            np.maximum(result, padded[:, self.rows[:, column]], out=result)
        return result[:, self.of_cause]


@dataclass(frozen=True)
class Lowered:
    """Causes that findings lower: which, by how much, and between which classes they stay."""

    causes: Index
    down: Ints
    least: Ints
    most: Ints

    @classmethod
    def of_all(cls, bounds: Index) -> Lowered:
        """From one row of (down, least, most) per cause; those of which `most` is below 0 are not lowered."""
        causes = np.flatnonzero(bounds[:, 2] >= 0)
        down, least, most = bounds[causes].astype(np.int8).T
        return cls(causes, down, least, most)

    def of(self, index: Ints) -> Ints:
        """The index of all causes after what lowers, shape (draws, causes)."""
        if self.causes.size:
            index[:, self.causes] = np.clip(index[:, self.causes] - self.down, self.least, self.most)
        return index


@dataclass(frozen=True)
class Model:
    """Which unknown rests where."""

    issue_of_cause: Index
    start: Unknowns
    start_of: Index
    step: Unknowns
    steps_of: Rests
    treaty: Unknowns
    treaties_of: Rests
    site: Unknowns
    sites_of: Rests
    floor: Unknowns
    floors_of: Rests
    seen: Unknowns
    seen_of: Rests
    lowered: Lowered
    severity: Ints
    shift: Unknowns
    shift_of: Index
    people: Index
    bands: Ints
    highest: int

    def order_keys(
        self, start: Ints, step: Ints, treaty: Ints, site: Ints, floor: Ints, seen: Ints, shift: Ints
    ) -> Keys:
        """Higher is earlier: severity band, then likelihood, then people exposed. Shape (draws, issues)."""
        begun, floors = start[:, self.start_of], self.floors_of.highest(floor)
        steps, shares = self.steps_of.highest(step), self.sites_of.highest(site)
        treaties = np.maximum(self.treaties_of.highest(treaty), 0)
        country = np.minimum(np.where(steps == SILENT, 0, steps) + treaties, 1)
        moved = begun + country + np.maximum(shares, 0)
        index = np.maximum(np.clip(moved, 1, self.highest), floors)
        # Causes without a start and without a floor carry a start of SILENT and are outweighed by any other.
        index = self.lowered.of(np.where(begun == SILENT, floors, index))
        index = np.maximum(index, self.seen_of.highest(seen))
        first = np.searchsorted(self.issue_of_cause, np.arange(self.severity.size))
        likelihood = np.maximum.reduceat(index, first, axis=1)
        severity = np.clip(self.severity + shift[:, self.shift_of], 1, 5)
        # Small whole numbers until here: a thousand draws of thousands of issues are millions of them.
        classes = (self.bands.max() - self.bands[severity]) * np.int8(self.highest + 1) + likelihood
        size = self.people.size
        keys: Keys = classes.astype(np.int32) * np.int32(size) + (size - 1 - self.people).astype(np.int32)
        return keys

    def ranked(self) -> Keys:
        """Order keys of the ranked values, shape (issues,)."""
        parts = (self.start, self.step, self.treaty, self.site, self.floor, self.seen, self.shift)
        keys: Keys = self.order_keys(*(part.values() for part in parts))[0]
        return keys


def top(keys: Keys, k: int) -> NDArray[np.bool_]:
    """Which issues stand among the first k, per draw. Order keys are unique within a draw."""
    threshold = np.partition(keys, keys.shape[1] - k, axis=1)[:, keys.shape[1] - k]
    return keys >= threshold[:, None]
