"""Made-up positions of funds inside funds, of any size, from a seed.

Five layers of funds of equal size under one investor. A fund of layers 1 to 4 holds LINKS funds of the next layer; the
rest of its positions, and all of layer 5, are in issuers, a few of which are held by most funds and most by a few.
Small parts are in funds without positions of their own, in nothing that is named, or stated without a position. Then
cycles are put in: the last of a chain of 2 to 5 funds gets a large position in the first.

    python -m bench.lookthrough_data 1000000 10000 10000 50 1 positions.parquet
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

INVESTOR = "INVESTOR"
LAYERS = 5
LINKS = 10
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Size:
    """How many of each; `positions` in all, `funds` besides the investor."""

    positions: int = 1_000_000
    funds: int = 10_000
    issuers: int = 10_000
    cycles: int = 50
    seed: int = 20261129


def positions(size: Size) -> pl.DataFrame:
    """Columns fund, held_fund, issuer, value, fund_value; the rows in no order."""
    rng = np.random.default_rng(size.seed)
    layer = size.funds // LAYERS
    held = (np.arange((LAYERS - 1) * layer) // layer + 1)[:, None] * layer + rng.integers(
        0, layer, ((LAYERS - 1) * layer, LINKS)
    )
    last, first = _chains(rng, held, layer, size.cycles)
    fund = np.concatenate([np.repeat(np.arange(len(held)), LINKS), last, np.full(LINKS, -1)])
    other = np.concatenate([held.ravel(), first, rng.integers(0, layer, LINKS)])
    rest = size.positions - len(fund)
    holder = np.concatenate([np.arange(-1, size.funds), rng.integers(-1, size.funds, rest - size.funds - 1)])
    value = _values(rng, len(fund))
    value[held.size : held.size + len(last)] *= 50
    in_funds = pl.DataFrame({"fund": _fund(fund), "held_fund": _fund(other), "value": value}).select(
        "fund", "held_fund", pl.lit(None, dtype=pl.String).alias("issuer"), "value"
    )
    made = pl.concat([in_funds, _others(rng, holder, size.issuers)])
    return _stated(rng, made[rng.permutation(made.height)])


def _fund(numbers: Ints) -> pl.Series:
    names = pl.Series([*(f"LU{number:010d}" for number in range(int(numbers.max(initial=0)) + 1)), INVESTOR])
    return names.gather(np.where(numbers < 0, len(names) - 1, numbers))


def _chains(rng: np.random.Generator, held: Ints, layer: int, number: int) -> tuple[Ints, Ints]:
    """Funds that end a chain of holdings, and the funds that begin it."""
    first = rng.integers(0, layer, number)
    last = first.copy()
    for at, steps in enumerate(rng.integers(1, LAYERS, number)):
        for _ in range(steps):
            last[at] = held[last[at], rng.integers(LINKS)]
    return last, first


def _others(rng: np.random.Generator, holder: Ints, issuers: int) -> pl.DataFrame:
    """Positions that are in no fund of the file: 1 in 100 in a fund that is not given, 1 in 100 in nothing named."""
    chance = 1 / np.arange(1, issuers + 1) ** 0.7
    issuer = rng.choice(issuers, len(holder), p=chance / chance.sum())
    names = pl.Series([f"5299{number:014d}00" for number in range(issuers)])
    kind = rng.random(len(holder))
    blank = pl.lit(None, dtype=pl.String)
    return pl.DataFrame({"fund": _fund(holder), "issuer": names.gather(issuer), "kind": kind}).select(
        "fund",
        held_fund=pl.when(pl.col("kind") < 0.01).then("IE" + pl.col("issuer").str.slice(8)).otherwise(blank),
        issuer=pl.when(pl.col("kind") >= 0.02).then("issuer").otherwise(blank),
        value=pl.Series(_values(rng, len(holder))),
    )


def _values(rng: np.random.Generator, number: int) -> Any:
    return np.round(rng.lognormal(13, 1, number), 2)


def _stated(rng: np.random.Generator, made: pl.DataFrame) -> pl.DataFrame:
    """One fund in twenty states a value 2 % above its positions."""
    funds = made.group_by("fund").agg(fund_value=(pl.col("value").sum() * 1.02).round(2)).sort("fund")
    some = funds.filter(pl.Series(rng.random(funds.height) < 0.05))
    return made.join(some, on="fund", how="left", maintain_order="left")


if __name__ == "__main__":
    positions(Size(*map(int, sys.argv[1:6]))).write_parquet(sys.argv[6])
