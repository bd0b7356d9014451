"""The peer: funds looked through as one does it with tables, level by level: merge on the fund, multiply, group, again.

    python bench/peers/level_by_level.py positions.parquet --of INVESTOR -o exposures.parquet
    python bench/peers/level_by_level.py positions.parquet --all -o folder

Written in plain Polars, with numbers for names while it works, as one does for speed. The rules are the same as imvo's
(docs/method/look-through.md) and so is the output, but for the column `depth`. What goes round in a cycle is followed
until next to nothing is left; what is left then is dropped. Only long positions: cycles that keep all or grow are not
its business.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

NOTHING = 1e-13
"""Part of a holder's value below which what still goes round is dropped."""
HOLDERS = 50
"""Holders at a time when all are asked for: the merged table of a block is what takes the memory."""


@dataclass(frozen=True)
class Prepared:
    """Tables of numbers: `funds` (fund, total), `links` (fund, held, share), `ends` (fund, end, share); and of names:
    `names` (fund, holder) and `named` (end, class, id).
    """

    funds: pl.DataFrame
    links: pl.DataFrame
    ends: pl.DataFrame
    names: pl.DataFrame
    named: pl.DataFrame


def prepared(positions: pl.DataFrame) -> Prepared:
    """Shares of each fund's value, by fund held and by end."""
    funds = positions.group_by("fund").agg(sum=pl.col("value").sum(), stated=pl.col("fund_value").max())
    funds = funds.with_columns(total=pl.coalesce("stated", "sum")).filter(pl.col("total") > 0).sort("fund")
    names = funds.select(holder="fund").with_row_index("fund")
    whole = funds.with_row_index("number")
    rows = positions.join(whole.select("fund", "number", "total"), on="fund")
    rows = rows.with_columns(share=pl.col("value") / pl.col("total"))
    rows = rows.join(whole.select(held_fund="fund", held="number"), on="held_fund", how="left")
    known = pl.col("held").is_not_null()
    links = rows.filter(known).group_by("held", fund="number").agg(pl.col("share").sum())
    kind = (
        pl.when(pl.col("held_fund").is_not_null())
        .then(pl.lit("undisclosed"))
        .when(pl.col("issuer").is_not_null())
        .then(pl.lit("issuer"))
        .otherwise(pl.lit("unknown"))
    )
    ends = rows.filter(~known).select("number", "share", id=pl.coalesce("held_fund", "issuer"), **{"class": kind})
    rest = whole.filter((pl.col("total") - pl.col("sum")).abs() > 1e-12 * pl.col("sum")).select(
        "number", share=1 - pl.col("sum") / pl.col("total"), id="fund", **{"class": pl.lit("undisclosed")}
    )
    ends = pl.concat([ends, rest])
    named = ends.select("class", "id").unique().with_row_index("end")
    ends = ends.join(named, on=["class", "id"], nulls_equal=True)
    ends = ends.group_by("end", fund="number").agg(pl.col("share").sum())
    return Prepared(whole.select("total", fund="number"), links, ends, names, named)


def exposures(holders: pl.DataFrame, tables: Prepared) -> pl.DataFrame:
    """Columns holder, class, id, value of the `holders`, some rows of `tables.funds`."""
    front = holders.select(pl.col("fund").alias("holder"), "fund", value="total")
    least = holders.select(holder="fund", least=pl.col("total") * NOTHING)
    passed = []
    while front.height:
        passed.append(front)
        merged = front.join(tables.links, on="fund").select("holder", "held", value=pl.col("value") * pl.col("share"))
        front = merged.group_by("holder", fund="held").agg(pl.col("value").sum())
        left = front.group_by("holder").agg(pl.col("value").sum()).join(least, on="holder")
        still = left.filter(pl.col("value") > pl.col("least")).select("holder")
        front = front.join(still, on="holder", how="semi")
    through = pl.concat(passed).group_by("holder", "fund").agg(pl.col("value").sum())
    found = through.join(tables.ends, on="fund").select("holder", "end", value=pl.col("value") * pl.col("share"))
    found = found.group_by("holder", "end").agg(pl.col("value").sum()).rename({"holder": "fund"})
    return found.join(tables.names, on="fund").join(tables.named, on="end").select("holder", "class", "id", "value")


def one(positions: pl.DataFrame, holder: str) -> pl.DataFrame:
    """The exposures of one holder."""
    tables = prepared(positions)
    asked = tables.names.filter(pl.col("holder") == holder).select("fund")
    return exposures(tables.funds.join(asked, on="fund", how="semi"), tables)


def blocks(positions: pl.DataFrame, one_in: int = 1) -> Iterator[pl.DataFrame]:
    """The exposures of every fund, or of one in so many, HOLDERS at a time."""
    tables = prepared(positions)
    holders = tables.funds.gather_every(one_in)
    for start in range(0, holders.height, HOLDERS):
        yield exposures(holders.slice(start, HOLDERS), tables)


def main() -> None:
    """Read, look through, write."""
    parser = argparse.ArgumentParser(description="Level by level.")
    parser.add_argument("positions", type=Path)
    parser.add_argument("--of")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--one-in", type=int, default=1, help="with --all: only one fund in so many")
    parser.add_argument("-o", type=Path, required=True)
    call = parser.parse_args()
    positions = pl.read_parquet(call.positions)
    if not call.all:
        one(positions, call.of).write_parquet(call.o)
        return
    call.o.mkdir(parents=True)
    for number, block in enumerate(blocks(positions, call.one_in)):
        block.write_parquet(call.o / f"part-{number:05d}.parquet", compression="lz4")


if __name__ == "__main__":
    main()
