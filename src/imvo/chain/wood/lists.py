"""imvo's own lists of words and rules for wood: the YAML files in this folder, read once."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

_INITIALS = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?![a-z0-9]))")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})


@cache
def read(name: str) -> dict[str, Any]:
    """The content of one list, e.g. `read("counting")`; treat it as read-only."""
    source = resources.files(__package__) / f"{name}.yaml"
    content: dict[str, Any] = YAML(typ="safe").load(source.read_text(encoding="utf-8"))
    return content


def has(text: str, words: list[str]) -> bool:
    """Whether a text in the form of `plain` holds one of the words or phrases, as whole words."""
    padded = f" {text} "
    return any(f" {word} " in padded for word in words)


def plain(text: str) -> str:
    """Lower case, without accents and punctuation: `F.S.C.® Mix-70 %` -> `fsc mix 70`. Words are kept, all of them."""
    shown = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(c) not in ("Mn", "Cf")
    )
    joined = _INITIALS.sub(r"\1", shown.translate(_LETTERS))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"['’`´]", "", joined)).split())
