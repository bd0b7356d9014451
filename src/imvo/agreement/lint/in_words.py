"""A finding as one plain sentence in Dutch or English, with where it stands and on what it rests."""

from __future__ import annotations

from collections.abc import Sequence

from imvo import words
from imvo.agreement import in_words
from imvo.agreement.dates import PartialDate
from imvo.agreement.lint.findings import Finding, Name, Severity, Value
from imvo.agreement.model.base import Text

# How many names and lines stand in a sentence, and how many names in a short one; all of them stand in `--json`.
NAMED, LINES, FEW = 6, 3, 2


def say(finding: Finding, lang: str, named: int = NAMED) -> str:
    """The sentence of a finding, with at most this many names."""
    values = {key: _value(key, value, lang) for key, value in finding.values}
    wanted = words.placeholders(words.source(finding.key, lang))
    if "names" in wanted:
        names = dict.fromkeys(name(place.name, lang) for place in finding.places if place.name)
        values["names"] = _some(list(names), named, lang)
    if "n" in wanted:
        values["n"] = words.count(len(finding.places), lang)
    return words.text(finding.key, lang, **values)


def at(finding: Finding, lang: str) -> str:
    """File and line, e.g. `textile.yaml:12, 15`; the first lines when there are many."""
    lines = list(dict.fromkeys(place.line for place in finding.places))
    return f"{finding.file}:{_some([str(line) for line in lines], LINES, lang)}"


def grounds(finding: Finding, lang: str) -> str:
    """Sources, themes and duties that a finding rests on; empty when there are none."""
    found = finding.grounds
    kinds = (("sources", found.sources), ("themes", found.themes), ("duties", found.duties))
    told = [words.text(f"lint.{kind}", lang, names=_some(keys, NAMED, lang)) for kind, keys in kinds if keys]
    return "; ".join(told)


def severity(code: Severity, lang: str) -> str:
    """The label of a severity."""
    return words.text(f"lint.severity.{code}", lang)


def name(given: Name, lang: str) -> str:
    """A name in one language."""
    return in_words.said(given, lang) if isinstance(given, Text) else given


def _some(parts: Sequence[str], most: int, lang: str) -> str:
    between = "; " if any("," in part for part in parts) else ", "
    if len(parts) <= most + 1:
        return between.join(parts)
    return words.text("lint.more", lang, names=between.join(parts[:most]), n=words.count(len(parts) - most, lang))


def _value(key: str, value: Value, lang: str) -> str:
    if isinstance(value, PartialDate):
        return in_words.day(value, lang)
    if isinstance(value, Text):
        return in_words.said(value, lang)
    if isinstance(value, tuple):
        # Keys of a definition are told as what they stand for.
        parts = [words.text(f"lint.key.{part}", lang) for part in value] if key == "keys" else value
        return words.enumeration(parts, lang)
    return value if isinstance(value, str) else words.number(float(value), lang)
