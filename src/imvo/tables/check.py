"""Hold a frame against the declaration of its table."""

from __future__ import annotations

import polars as pl

from imvo.tables.model import Column, Table


class TableError(Exception):
    """A frame breaks the declaration of its table: a defect of imvo or of a tampered file, never of a user's list."""


def empty(table: Table) -> pl.DataFrame:
    """A frame of no rows with the declared columns."""
    return pl.DataFrame(schema=table.dtypes)


def check(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Return `frame` unchanged when names, order, types, key, codes and bounds are as declared, else TableError."""
    if dict(frame.schema) != table.dtypes or frame.columns != list(table.dtypes):
        raise TableError(f"{table.table}: columns are {dict(frame.schema)}, declared are {table.dtypes}")
    for column in table.columns:
        _check_column(frame, table, column)
    if table.key and _shared(frame.select(table.key)):
        raise TableError(f"{table.table}: two rows share the key {', '.join(table.key)}")
    return frame


def _shared(keys: pl.DataFrame) -> bool:
    """Whether two rows are alike. Hashes first: they are quick, and only alike ones need the exact look."""
    if keys.hash_rows().n_unique() == keys.height:
        return False
    return bool(keys.is_duplicated().any())


def shape(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Select and cast the declared columns of `frame`, which may have more, and check the result."""
    return check(frame.select(pl.col(name).cast(dtype) for name, dtype in table.dtypes.items()), table)


def _check_column(frame: pl.DataFrame, table: Table, column: Column) -> None:
    values = frame.get_column(column.name)
    where = f"{table.table}.{column.name}"
    if column.required and values.null_count():
        raise TableError(f"{where}: {values.null_count()} empty values in a required column")
    if column.values:
        given = values if column.separator is None else values.unique().str.split(column.separator).explode()
        known = given.is_in(pl.Series(column.values, dtype=column.dtype).implode())
        if not known.all():  # an empty value is no code, and `all` leaves it out
            unknown = given.filter(~known).unique().sort().to_list()
            raise TableError(f"{where}: undeclared codes {unknown[:5]}")
    if column.minimum is not None and bool((values < column.minimum).any()):
        raise TableError(f"{where}: a value below {column.minimum}")
    if column.maximum is not None and bool((values > column.maximum).any()):
        raise TableError(f"{where}: a value above {column.maximum}")
