"""Sites that are perhaps the same under another spelling: shown as a pair, never counted as the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process

from imvo.reporting.changes.names import rules

PAIRS = {"then": pl.UInt32(), "now": pl.UInt32(), "likeness": pl.Float64()}
_BLOCK = 2_000  # names at a time, so that the table of likenesses stays small
Found = tuple[float, float, str, str, int, int]  # likeness of names, of addresses, the names, the rows


def perhaps(old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, bool]:
    """`then`, `now`, `likeness`: the likeliest pairs within a country, each row in one of them; and whether all names
    were compared.

    `old`, `new`: rows without a counterpart, with `row`, `country`, `name_bare` and `address_key`.
    """
    found: list[Found] = []
    whole = True
    for left, right in _by_country(old, new):
        every = left.height * right.height <= rules()["most_pairs"]
        whole = whole and every
        for one, other in [(left, right)] if every else _begin_alike(left, right):
            found += _alike(one, other)
    rows: list[tuple[int, int, float]] = []
    seen: tuple[set[int], set[int]] = (set(), set())
    # The likeliest first; between equals the names decide, so that the order of the rows plays no part.
    for likeness, _, _, _, then, now in sorted(found, key=lambda pair: (-pair[0], -pair[1], *pair[2:])):
        if then not in seen[0] and now not in seen[1]:
            rows.append((then, now, likeness))
            seen[0].add(then)
            seen[1].add(now)
    return pl.DataFrame(sorted(rows), schema=PAIRS, orient="row"), whole


def _by_country(old: pl.DataFrame, new: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    right = new.drop_nulls("name_bare").partition_by("country", as_dict=True)
    for country, left in old.drop_nulls("name_bare").partition_by("country", as_dict=True).items():
        if country in right:
            yield left, right[country]


def _begin_alike(left: pl.DataFrame, right: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    start = pl.col("name_bare").str.head(rules()["begin_alike"]).alias("start")
    parts = [side.with_columns(start).partition_by("start", as_dict=True) for side in (left, right)]
    for begin, one in parts[0].items():
        if begin in parts[1]:
            yield one, parts[1][begin]


def _alike(left: pl.DataFrame, right: pl.DataFrame) -> Iterator[Found]:
    """Pairs whose names are alike enough, whatever the order of their words."""
    least = 100 * rules()["perhaps"]["name_from"]
    names = right.get_column("name_bare").to_list()
    rows, addresses = (right.get_column(name).to_list() for name in ("row", "address_key"))
    for first in range(0, left.height, _BLOCK):
        part = left.slice(first, _BLOCK)
        own = part.get_column("name_bare").to_list()
        scores = [
            process.cdist(own, names, scorer=scorer, score_cutoff=least, dtype=np.float32)
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio)
        ]
        best = np.maximum(*scores)
        for at, to in zip(*np.nonzero(best >= least), strict=True):
            likeness = round(float(best[at, to]) / 100, 3)
            address = part.item(int(at), "address_key")
            near = fuzz.ratio(address, addresses[to]) if address and addresses[to] else 0.0
            yield likeness, near, own[at], names[to], int(part.item(int(at), "row")), rows[to]
