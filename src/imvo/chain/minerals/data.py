"""The rules of this folder as data: red flags, steps, abuses, phrases and what counts as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from imvo.tables import Label


@cache
def rules(name: str) -> Mapping[str, Any]:
    """The file `<name>.yaml` of this folder: red_flags, steps, annex_ii, phrases or statements."""
    source = resources.files(__package__) / f"{name}.yaml"
    return YAML(typ="safe").load(source.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def labels(name: str, section: str, text: str = "text", key: str = "id") -> dict[str, Label]:
    """Code -> text, of a section that lists entries with `id` and `text`."""
    return {str(entry[key]): Label(**entry[text]) for entry in rules(name)[section]}
