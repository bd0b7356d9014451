"""The kinds of table that users add: read from `kinds/<kind>.yaml`, so that a new kind is a file and no code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML

from imvo.reference.model import Bounds, Indicator, Label
from imvo.reference.model import Kind as Coverage

FOLDER = Path(__file__).parent / "kinds"


class DeclaredColumn(BaseModel):
    """A column to find: by one of its synonyms. `words`: codes for cells that are words, such as `5+`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    synonyms: tuple[str, ...]
    required: bool = False
    words: dict[str, str] = {}


class Kind(BaseModel):
    """One kind of table to add. Everything but `columns` and `shape` becomes the metadata of the register."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_: Literal[1]
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    shape: Literal["measure", "listing"]
    title: Label
    publisher: str
    licence: str
    url: str
    kind: Coverage
    themes: tuple[str, ...] = Field(min_length=1)
    may_lower: bool
    describes: Label
    says_nothing: Label
    columns: tuple[DeclaredColumn, ...]
    indicator: Indicator | None = None
    values: dict[str, tuple[str, ...]] = {}
    notes: str = ""

    @property
    def bounds(self) -> Bounds | None:
        return self.indicator.range if self.indicator is not None else None


def kind_names() -> list[str]:
    """The kinds there are, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def kind_of(name: str, details: Mapping[str, Any]) -> Kind:
    """The declaration of a kind with the user's `details` in it. ValueError says what is unknown or still missing."""
    path = FOLDER / f"{name}.yaml"
    if name not in kind_names():
        raise ValueError(f"There is no kind '{name}'. Use one of: {', '.join(kind_names())}.")
    data: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    data["schema_"] = data.pop("schema")
    data.update(details)
    try:
        declared = Kind.model_validate(data)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors())
        raise ValueError(f"The kind '{name}' needs more or other details: {wrong}.") from error
    indicator = declared.indicator
    if declared.shape == "measure" and (indicator is None or indicator.range is None or indicator.worse is None):
        raise ValueError(f"The kind '{name}' needs the detail `indicator` with id, title, worse and range.")
    return declared
