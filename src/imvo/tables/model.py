"""Load table declarations: columns, types, units, keys and the synonyms by which people name them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import polars as pl
from pydantic import BaseModel, ConfigDict, model_validator
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


class Choice(Label):
    """What a code of a closed set is called, and how else people write it."""

    synonyms: tuple[str, ...] = ()


Reads = Literal[
    "text",
    "country",
    "date",
    "share",
    "amount",
    "signed",
    "count",
    "yesno",
    "alarm",
    "choice",
    "process",
    "product",
    "material",
]
_READS: dict[str, Reads] = {
    "text": "text", "date": "date", "f64": "amount", "u8": "count", "u32": "count", "i64": "count", "bool": "yesno",
}  # fmt: skip


class Column(_Closed):
    """One column. `values` closes the set of codes; `minimum`/`maximum` bound numbers, both included.

    `doc_nl`: the same as `doc` in Dutch, for a table that people fill in. `choices` names the codes.

    Of a table that people deliver: `reads` says how a cell is understood, and `unit_of`
    names the column in whose header the unit may stand, between brackets. `else_from`: where a file has no such column,
    the first of these columns that the row fills stands in for it, and the number of the row where none does.
    """

    name: str
    type: Literal["text", "u8", "u32", "i64", "f64", "bool", "date"]
    title: Label
    doc: str
    doc_nl: str | None = None
    unit: str | None = None
    required: bool = False
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    separator: str | None = None
    synonyms: tuple[str, ...] = ()
    reads: Reads | None = None
    choices: dict[str, Choice] = {}
    unit_of: str | None = None
    else_from: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _choices_are_values(self) -> Column:
        if self.choices and set(self.choices) != set(self.values):
            raise ValueError(f"{self.name}: choices and values are not the same codes")
        if self.reads == "choice" and not self.choices:
            raise ValueError(f"{self.name}: a choice needs choices")
        return self

    @property
    def dtype(self) -> pl.DataType:
        return TYPES[self.type]

    @property
    def reading(self) -> Reads:
        """How a cell of a delivered table is understood: as declared, otherwise by its type."""
        return self.reads or _READS[self.type]


class Table(_Closed):
    """One kind of table, its key and its columns in their fixed order.

    `recognise`: columns whose presence in a header tells the kind; empty means the required ones. `recognise_also`:
    columns that tell it as well, all of them together.
    """

    schema_: Literal[1]
    table: str
    title: Label
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    recognise: tuple[str, ...] = ()
    recognise_also: tuple[str, ...] = ()

    @property
    def dtypes(self) -> dict[str, pl.DataType]:
        return {column.name: column.dtype for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


FOLDERS = ("", "inputs", "returned", "results")
"""Tables of every assessment; what people deliver; what comes back (answers, findings, plan); what is worked out."""


def names(folder: str | None = None) -> list[str]:
    """The declared tables, by name; those of one of FOLDERS, or all."""
    return sorted(_files() if folder is None else (name for name, where in _files().items() if where == folder))


@cache
def _files() -> dict[str, str]:
    """Name of a table -> the folder with its declaration."""
    root = resources.files(__package__)
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for path in (root / folder if folder else root).iterdir():
            if path.name.endswith(".yaml"):
                found[path.name.removesuffix(".yaml")] = folder
    return found


def _text(name: str) -> str:
    folder = _files()[name]
    root = resources.files(__package__)
    return ((root / folder if folder else root) / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def schema_of(name: str) -> int:
    """The version of the schema of one table, which stands at the head of its file: fifty tables are asked for it."""
    head = _text(name).partition("\n")[0]
    key, _, version = head.partition(":")
    assert key == "schema", f"{name}.yaml does not begin with its schema but with {head!r}"
    return int(version)


@cache
def load(name: str) -> Table:
    """The declaration of one table, e.g. `load("sites")`. KeyError when there is none of that name."""
    data = YAML(typ="safe").load(_text(name))
    data["schema_"] = data.pop("schema")
    return Table.model_validate(data)
