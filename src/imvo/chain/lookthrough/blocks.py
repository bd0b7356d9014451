"""Every fund at once: blocks of issuers, each looked through for all funds and written as one file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.sparse import csr_array

from imvo import tables
from imvo.chain.lookthrough.account import account
from imvo.chain.lookthrough.model import CLASSES, Floats, Network
from imvo.runs import Progress, Silent

CELLS = 2_000_000
"""Most cells (funds x ends) of a filled block, and most entries expected of a sparse one: some 100 MB at work."""
FILLED = 0.15
"""From this part of its cells on, a block is quicker as a full matrix."""
SAMPLES = 64
WORKERS = 3
"""Blocks at work at once; more would only cost memory, as each writes with all cores. One waits for the disk."""


_CLASS = pl.Enum(CLASSES)
Numbers = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Block:
    """Ends `start` to `stop` in the order of writing, all of one class; `full`: most funds reach them."""

    number: int
    start: int
    stop: int
    full: bool


@dataclass(frozen=True)
class _Written:
    block: Block
    rows: int
    sums: Floats


def write_all(network: Network, folder: Path, progress: Progress | None = None) -> tuple[pl.DataFrame, int]:
    """Write the table `exposures` of every fund as folder/part-00000.parquet and on; the folder must be empty.

    Each part has all funds for some ends, by fund; `depth` is empty. Returns the table `exposure-totals` of all funds
    and the number of rows written. Memory grows with the funds and CELLS, not with what is written. The parts do not
    depend on how many workers there are.
    """
    progress = progress or Silent()
    work = _Work(network, folder)
    parts = np.diff(work.parts.indptr)
    progress.phase("look-through", int(parts.sum()))
    sums, rows, done = np.zeros((len(network.funds), len(CLASSES))), 0, 0
    for written in _at_once(work):
        block = written.block
        sums[:, work.classes[block.start]] += written.sums
        rows += written.rows
        done += int(parts[block.start : block.stop].sum())
        progress.done(done)
    order = network.passes.order
    totals = np.empty_like(sums)
    totals[order] = sums
    return account(network, np.arange(len(order)), totals), rows


def scan(folder: Path) -> pl.LazyFrame:
    """What `write_all` wrote, as the table `exposures`; on disk its texts are numbers into a list (Parquet: Enum)."""
    parts = sorted(folder.glob("part-*.parquet"))
    if not parts:
        return tables.empty(tables.load("exposures")).lazy()
    kinds = {name: pl.col(name).cast(dtype) for name, dtype in tables.load("exposures").dtypes.items()}
    return pl.scan_parquet(parts, glob=False).select(**kinds)


def _at_once(work: _Work) -> Iterator[_Written]:
    """The blocks as they are done, added up in their own order; when told to stop, none is left at work."""
    pool = ThreadPoolExecutor(max_workers=min(WORKERS, os.cpu_count() or 1))
    try:
        waiting: dict[Future[_Written], int] = {pool.submit(work.write, one): one.number for one in work.blocks()}
        ready: dict[int, _Written] = {}
        following = 0
        while waiting:
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                ready[waiting.pop(future)] = future.result()
            while following in ready:
                yield ready.pop(following)
                following += 1
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Work:
    """The network in the order of its passes, its ends by class and then from the most to the least held."""

    def __init__(self, network: Network, folder: Path) -> None:
        self.network, self.folder, self.passes = network, folder, network.passes
        order = self.passes.order
        held = np.bincount(network.parts.indices, minlength=network.parts.shape[1])
        across = np.lexsort((-held, network.ends.classes))
        self.parts: Any = network.parts[order].tocsc()[:, across]
        self.classes = network.ends.classes[across]
        self.scale = network.scale[order]
        self.holder = order.astype(np.uint32)
        self.funds = pl.Enum(network.funds)
        ids = network.ends.ids.drop_nulls().unique().sort()
        self.ids = pl.Enum(ids)
        # Number of each identifier; that of the one end without a name is never looked up.
        self.id = network.ends.ids.gather(across).cast(self.ids).to_physical().cast(pl.UInt32)

    def blocks(self) -> list[Block]:
        """Blocks of one class each, of a size that keeps to CELLS."""
        filled = self._filled()
        size, start = len(self.scale), 0
        found: list[Block] = []
        while start < len(self.classes):
            end = int(np.searchsorted(self.classes, self.classes[start], side="right"))
            full = bool(filled[start] >= FILLED)
            expected = np.cumsum(np.full(end - start, 1.0) if full else filled[start:end]) * size
            stop = start + max(1, int(np.searchsorted(expected, CELLS, side="right")))
            found.append(Block(len(found), start, min(stop, end), full))
            start = found[-1].stop
        return found

    def _filled(self) -> Floats:
        """Per end the part of the funds that will have it, as samples suggest: never below what is held directly."""
        width = self.parts.shape[1]
        tried = np.unique(np.linspace(0, width - 1, min(SAMPLES, width)).astype(np.int64))
        if not width:
            return np.zeros(0)
        reached = np.count_nonzero(self.passes.up(self.parts[:, tried].tocsr()), axis=0)
        size = max(1, len(self.scale))
        estimate: Floats = np.interp(np.arange(width), tried, reached / size)
        direct: Floats = np.diff(self.parts.indptr) / size
        return np.maximum(estimate, direct)

    def write(self, block: Block) -> _Written:
        """Look one block through and write it."""
        ends = self.parts[:, block.start : block.stop].tocsr()
        holder, end, value, sums = self._full(ends) if block.full else self._sparse(ends)
        number = self.id.slice(block.start, block.stop - block.start).gather(end)
        kind = pl.repeat(self.classes[block.start], len(holder), dtype=pl.UInt8, eager=True)
        frame = pl.DataFrame(
            {
                "holder": pl.Series(self.holder[holder]).cat.to(self.funds),
                "class": kind.cat.to(_CLASS),
                "id": number.cat.to(self.ids),
                "value": value,
                "depth": pl.repeat(None, len(holder), dtype=pl.UInt32, eager=True),
            }
        )
        path = self.folder / f"part-{block.number:05d}.parquet"
        frame.write_parquet(path, compression="lz4", statistics=False, row_group_size=max(1, frame.height))
        with path.open("rb") as made:  # the disk works while the next block is worked out
            os.fsync(made.fileno())
        return _Written(block, frame.height, sums)

    def _full(self, ends: Any) -> tuple[Numbers, Numbers, Floats, Floats]:
        """Place of the holder, place of the end and value of every line; and per holder the sum."""
        found = self.passes.up(ends)
        found *= self.scale[:, None]
        at = np.flatnonzero((found != 0.0).ravel()).astype(np.uint32)
        holder: Numbers = at // np.uint32(found.shape[1])
        end: Numbers = at - holder * np.uint32(found.shape[1])
        value: Floats = found.ravel()[at]
        return holder, end, value, found.sum(axis=1)

    def _sparse(self, ends: Any) -> tuple[Numbers, Numbers, Floats, Floats]:
        found = csr_array(self.passes.up_sparse(ends))
        found.sort_indices()
        holder = np.repeat(np.arange(found.shape[0], dtype=np.uint32), np.diff(found.indptr))
        value = found.data * self.scale[holder]
        shown = value != 0.0
        sums: Floats = np.bincount(holder, value, found.shape[0]).astype(np.float64)
        return holder[shown], found.indices[shown].astype(np.uint32), value[shown], sums
