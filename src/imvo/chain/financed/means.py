"""What can be done, by the way in which money reaches an issuer or borrower, as means.yaml says."""

from __future__ import annotations

from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from imvo.tables import Label


@cache
def means() -> dict[str, Label]:
    """Code of the way of holding -> what it allows, in the order of the file."""
    text = (resources.files(__package__) / "means.yaml").read_text(encoding="utf-8")
    data = YAML(typ="safe").load(text)
    return {code: Label.model_validate(one) for code, one in data["means"].items()}
