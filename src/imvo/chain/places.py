"""Rows of several tables as one table of sites, each with its place in its file."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo import tables

SITES = "sites"


def combined(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The table `sites` of all `parts`, which hold any of its columns, `row` and `name` among them.

    One list with rows of its own keeps their numbers. Otherwise `row` counts on from 1, and `source_row` keeps the
    number in the file: rows of two files, or two places of one row, would else be taken for one.
    """
    declared = tables.load(SITES)
    if len(parts) == 1 and parts[0].schema == declared.dtypes and _of_one_file(parts[0]):
        return parts[0]  # one list, checked where it was read
    shaped = [_shaped(part) for part in parts if part.height]
    if not shaped:
        return tables.empty(declared)
    sites = pl.concat(shaped)
    if len(shaped) > 1 or not _of_one_file(sites):
        numbers = pl.int_range(1, pl.len() + 1).cast(pl.UInt32)
        sites = sites.with_columns(source_row=pl.coalesce("source_row", "row"), row=numbers)
    return tables.check(sites, declared)


def _of_one_file(sites: pl.DataFrame) -> bool:
    """Whether a number means one row. Of two files it never does, though by chance no number is there twice."""
    return sites.get_column("file").n_unique() <= 1 and not sites.get_column("row").is_duplicated().any()


def _shaped(part: pl.DataFrame) -> pl.DataFrame:
    declared = tables.load(SITES).dtypes
    return part.select(
        (pl.col(name) if name in part.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in declared.items()
    )
