"""How each class of assets is assessed, or why it is not, as asset_classes.yaml says."""

from __future__ import annotations

from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, model_validator
from ruamel.yaml import YAML

from imvo.tables import Label


class AssetClass(BaseModel):
    """One class: `method`, or the `reason` why it is not assessed. `sector`: what follows from the class itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: Label | None = None
    reason: Label | None = None
    sector: str | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> AssetClass:
        if (self.method is None) == (self.reason is None):
            raise ValueError("a class has a method, or a reason why it is not assessed")
        return self


@cache
def asset_classes() -> dict[str, AssetClass]:
    """Code of the class -> how it is assessed, in the order of the file."""
    text = (resources.files(__package__) / "asset_classes.yaml").read_text(encoding="utf-8")
    data = YAML(typ="safe").load(text)
    return {code: AssetClass.model_validate(one) for code, one in data["classes"].items()}
