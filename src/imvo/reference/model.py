"""What a register says about itself: `register.yaml`, closed, so that a misspelt field is an error, not a silence."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from ruamel.yaml import YAML

from imvo.reference.shapes import SHAPES

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def _as_text(value: Any) -> Any:
    """YAML reads 2022 as a number and 2022-09-28 as a date; here both are texts."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
PartialDate = Annotated[str, BeforeValidator(_as_text), Field(pattern=PARTIAL_DATE)]
Retrieved = Annotated[str, BeforeValidator(_as_text), Field(pattern=PARTIAL_DATE + "|^unknown$")]
Kind = Literal["full", "positive-only", "partial"]
ShapeName = Literal["measure", "listing", "status", "areas", "grades", "vocabulary"]
ColumnType = Literal["text", "u8", "i64", "f64", "bool"]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Closed):
    """One text in the two languages of imvo."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Bounds(_Closed):
    """Lowest and highest value allowed, both included."""

    min: float
    max: float

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min {self.min} is above max {self.max}")
        return self


class Indicator(_Closed):
    """One code of the column `indicator` or `instrument`: its title, scale, and themes (empty: those of the register).

    `good` and `poor` are optional cut-offs with their `ground`, for registers that the method does not name.
    """

    id: str
    title: Label
    worse: Literal["high", "low"] | None = None
    unit: str | None = None
    range: Bounds | None = None
    themes: tuple[str, ...] = ()
    ground: str | None = None
    good: float | None = None
    poor: float | None = None


class Assertions(_Closed):
    """What must hold of the table: number of rows, key, ranges and allowed values per column."""

    rows: Bounds
    key: tuple[str, ...] = Field(min_length=1)
    ranges: dict[str, Bounds] = {}
    values: dict[str, tuple[str, ...]] = {}


class Ignored(_Closed):
    """Something in the source that is left out on purpose, and why."""

    what: str
    reason: str


class Register(_Closed):
    """One edition of one register. `processes`, `stages`, `products`, `materials`: what it may inform; empty: all.

    `chain`: the only chain (an id of the register `chains`) it is about; None: any. Its id then ends on that chain.
    """

    schema_: Literal[1]
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Label
    publisher: Text
    edition: Text
    edition_date: PartialDate
    reference_period: Annotated[str, BeforeValidator(_as_text)]
    licence: Text
    redistributable: bool
    url: Text
    retrieved: Retrieved
    kind: Kind
    shape: ShapeName
    chain: str | None = None
    themes: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    may_lower: bool
    describes: Label
    says_nothing: Label
    indicators: tuple[Indicator, ...] = ()
    columns: dict[str, ColumnType] = {}
    constants: dict[str, str] = {}
    assertions: Assertions
    ignored: tuple[Ignored, ...] = ()
    notes: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.kind == "positive-only" and self.may_lower:
            raise ValueError("a positive-only list may not lower: not being on it is not good news")
        if self.shape in ("measure", "status") and not self.indicators:
            raise ValueError(f"a register of shape {self.shape} declares its codes under `indicators`")
        if self.shape == "measure":
            bare = [i.id for i in self.indicators if i.range is None or i.worse is None]
            if bare:
                raise ValueError(f"indicators without `range` or `worse`: {', '.join(bare)}")
        if self.shape != "vocabulary" and not self.themes:
            raise ValueError("`themes` is empty: say which themes the register may inform")
        return self

    @property
    def types(self) -> dict[str, str]:
        """Declared columns and their types: those of the shape, then the register's own."""
        return {**SHAPES[self.shape].columns, **self.columns}

    @property
    def last_day(self) -> datetime.date:
        """Last day that a partial edition date may mean: 2022-09 counts as known from 30 September on."""
        return last_day(self.edition_date)


def last_day(partial: str) -> datetime.date:
    """Last day of a partial ISO date: 2022 -> 2022-12-31, 2022-09 -> 2022-09-30. ValueError when it is no date."""
    if not re.match(PARTIAL_DATE, partial):
        raise ValueError(f"not a date: {partial}")
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - datetime.timedelta(days=1)


def read(path: Path) -> Register:
    """Read one register.yaml. ValueError (pydantic's or ruamel's) when it does not keep to the schema."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError("no fields found")  # noqa: TRY004 (one kind of error for whatever is wrong with the file)
    if "schema" in data:
        data["schema_"] = data.pop("schema")
    return Register.model_validate(data)
