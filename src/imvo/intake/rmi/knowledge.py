"""What is known of the templates (`template.yaml`), ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from imvo.intake.wording import norm

Version = tuple[int, int, str]
_VERSION = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?([a-z]?)")


@cache
def known() -> Mapping[str, Any]:
    """The file as data."""
    source = resources.files(__package__) / "template.yaml"
    return YAML(typ="safe").load(source.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def version_of(text: str | None) -> Version | None:
    """`2.03a` is (2, 3, "a"); 3.01 lies between 3.0 and 3.1, so decimals count by their place: 6.4 is (6, 40, "")."""
    match = _VERSION.fullmatch(text or "")
    if match is None:
        return None
    return int(match[1]), int((match[2] or "0").ljust(2, "0")), match[3]


def holds(entry: Mapping[str, Any], kind: str | None, version: str | None) -> bool:
    """Whether an entry (`kind` or `kinds`, `from`, `to`) speaks of this template. An unknown version fits no bound."""
    kinds = entry.get("kinds") or [entry.get("kind")]
    if kind not in kinds:
        return False
    number = version_of(version)
    low, high = version_of(entry.get("from")), version_of(entry.get("to"))
    if number is None:
        return low is None and high is None
    return (low is None or number >= low) and (high is None or number[:2] <= high[:2])


def _spelled(entries: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {norm(text): code for code, texts in entries.items() for text in texts}


@cache
def spelled(section: str) -> Mapping[str, str]:
    """Normal form -> code, of a section that lists texts by code: answers, scopes, kinds, languages, stands_for."""
    return _spelled(known()[section])


@cache
def word_set(section: str) -> frozenset[str]:
    """Normal forms of a plain list: recycled_words, unknown_words."""
    return frozenset(norm(text) for text in known()[section])


@dataclass(frozen=True)
class Layout:
    """Which column of the smelter list holds what: column from 0 -> field."""

    name: str
    fields: Mapping[int, str]

    @property
    def metal(self) -> int:
        return next(place for place, field in self.fields.items() if field == "metal")


def stands_on(columns: Iterable[str]) -> dict[int, str]:
    """Column from 0 -> field, of a list of columns in which "" is not read."""
    return {place: field for place, field in enumerate(columns) if field}


@cache
def layouts() -> tuple[tuple[Mapping[str, Any], Layout], ...]:
    """The layouts that are known, each with the entry that says of which templates it is."""
    return tuple((entry, Layout(entry["name"], stands_on(entry["columns"]))) for entry in known()["layouts"])


def header_field(english: str) -> str | None:
    """The field of a column whose English header is `english`; None when it is not one that is read."""
    text = norm(english)
    for field, rule in known()["headers"].items():
        if text in rule.get("is", ()) or any(text.startswith(start) for start in rule.get("starts", ())):
            return str(field)
    return None


def topic_of(texts: Iterable[str], key: str, kind: str | None, version: str | None) -> str | None:
    """The topic of a question: by its English words, otherwise by its place in a version that is known."""
    of = "number" if key.isdigit() else "letter"
    for text in map(norm, texts):
        for rule in known()["topics"]:
            if rule["of"] == of and all(words in text for words in rule["words"]):
                return str(rule["topic"])
    for entry in known()["topics_by_key"]:
        if holds(entry, kind, version):
            return entry["topics"].get(key)  # type: ignore[no-any-return]
    return None
