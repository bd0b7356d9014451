"""Columns of what came back by the header that stands above them in the file, so that a person finds them there."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.action.returned import Returned


def by_header(lines: pl.DataFrame, returned: Returned, lang: str) -> pl.DataFrame:
    """Lines of the table `rejected` whose `column` is a title in `lang`, with the header of the file in its place.

    A title stays where the file has no such column, as in a file of an earlier year.
    """
    headers = _headers(returned, lang)
    if headers.is_empty() or lines.is_empty():
        return lines
    joined = lines.join(headers, on=["file", "sheet", "column"], how="left", nulls_equal=True, maintain_order="left")
    spelled = joined.with_columns(column=pl.coalesce("header", "column")).select(lines.columns)
    return tables.check(spelled, tables.load("rejected"))


def _headers(returned: Returned, lang: str) -> pl.DataFrame:
    """File, sheet and title of a column -> its header."""
    found: dict[tuple[str, str | None, str], str] = {}
    for reading in returned.readings:
        for kind, rows in reading.tables.items():
            titles = {column.name: str(getattr(column.title, lang)) for column in tables.load(kind).columns}
            named = [(titles[one.field], one.header) for one in reading.columns if one.field and one.header]
            for file, sheet in rows.select("file", "sheet").unique().iter_rows():
                found.update({(file, sheet, title): header for title, header in named})
    headers = [(*place, header) for place, header in sorted(found.items(), key=str)]
    schema = {name: pl.String() for name in ("file", "sheet", "column", "header")}
    return pl.DataFrame(headers, schema=schema, orient="row")
