"""Load table declarations: columns, types, units, keys and the synonyms by which people name them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import polars as pl
from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

TYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "u8": pl.UInt8(),
    "u32": pl.UInt32(),
    "i64": pl.Int64(),
    "f64": pl.Float64(),
    "bool": pl.Boolean(),
    "date": pl.Date(),
}


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Closed):
    """One text in the two languages of imvo."""

    nl: str
    en: str


class Column(_Closed):
    """One column. `values` closes the set of codes; `minimum`/`maximum` bound numbers, both included."""

    name: str
    type: Literal["text", "u8", "u32", "i64", "f64", "bool", "date"]
    title: Label
    doc: str
    unit: str | None = None
    required: bool = False
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    separator: str | None = None
    synonyms: tuple[str, ...] = ()

    @property
    def dtype(self) -> pl.DataType:
        return TYPES[self.type]


class Table(_Closed):
    """One kind of table, its key and its columns in their fixed order."""

    schema_: Literal[1]
    table: str
    title: Label
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def dtypes(self) -> dict[str, pl.DataType]:
        return {column.name: column.dtype for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def names() -> list[str]:
    """The declared tables, by name."""
    folder = resources.files(__package__)
    return sorted(p.name.removesuffix(".yaml") for p in folder.iterdir() if p.name.endswith(".yaml"))


@cache
def load(name: str) -> Table:
    """The declaration of one table, e.g. `load("sites")`. KeyError when there is none of that name."""
    source = resources.files(__package__) / f"{name}.yaml"
    if not source.is_file():
        raise KeyError(name)
    data = YAML(typ="safe", pure=True).load(source.read_text(encoding="utf-8"))
    data["schema_"] = data.pop("schema")
    return Table.model_validate(data)
