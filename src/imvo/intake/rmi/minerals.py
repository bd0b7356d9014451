"""Metals and minerals: their codes, in every language of the templates, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from imvo.intake.wording import norm

OTHER = "other"


@cache
def _listed() -> Mapping[str, Mapping[str, str]]:
    """Code -> its line in `minerals.yaml`."""
    source = resources.files(__package__) / "minerals.yaml"
    lines = YAML(typ="safe").load(source.read_text(encoding="utf-8"))["minerals"]
    return {line["code"]: line for line in lines}


@cache
def _spelled() -> Mapping[str, str]:
    """Normal form -> code."""
    return {
        norm(text): code for code, line in _listed().items() for text in (code, line["nl"], line["en"], *line["also"])
    }


def mineral_code(text: str | None) -> str | None:
    """The code of a metal or mineral as people write it; None when it is not recognised."""
    return _spelled().get(norm(text or ""))


def mineral_name(code: str, lang: str) -> str:
    """What a code is called in nl or en; KeyError for a code that is none."""
    return _listed()[code]["nl" if lang == "nl" else "en"]


def mineral_codes() -> tuple[str, ...]:
    """All codes, in their order; the last one stands for any other mineral."""
    return tuple(_listed())
