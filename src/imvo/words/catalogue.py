"""The keyed texts: loaded once per language, looked up by key, filled in strictly."""

from __future__ import annotations

from functools import cache
from importlib import resources
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("nl", "en")


class WordsError(Exception):
    """A text file or a call breaks the rules of `words`: a defect of imvo, never of a user's input."""


def files(lang: str) -> list[str]:
    """Names of the files that hold texts of `lang`, sorted: `en.yaml` and one `<room>.en.yaml` per room."""
    _known(lang)
    folder = resources.files(__package__)
    return sorted(p.name for p in folder.iterdir() if p.name == f"{lang}.yaml" or p.name.endswith(f".{lang}.yaml"))


@cache
def table(lang: str) -> Mapping[str, str]:
    """All texts of `lang`, dotted key -> text.

    A file may nest its keys or write them dotted. WordsError when two files hold the same key, when a room's file
    holds a key that does not start with the room's name, or when a value is not text.
    """
    found: dict[str, str] = {}
    for name in files(lang):
        for key, value in _file(name, lang).items():
            if key in found:
                raise WordsError(f"{name}: key {key!r} stands in another file too")
            found[key] = value
    return MappingProxyType(found)


@cache
def _file(name: str, lang: str) -> Mapping[str, str]:
    """The texts of one file, dotted key -> text."""
    found: dict[str, str] = {}
    source = (resources.files(__package__) / name).read_text(encoding="utf-8")
    room = name.removesuffix(".yaml").removesuffix(lang).rstrip(".")
    for key, value in _flat(YAML(typ="safe").load(source) or {}, ""):
        if room and not key.startswith(f"{room}."):
            raise WordsError(f"{name}: key {key!r} must start with {room + '.'!r}")
        if key in found:
            raise WordsError(f"{name}: key {key!r} stands there twice")
        if not isinstance(value, str):
            raise WordsError(f"{name}: the value of {key!r} is {value!r}, not text; put it in quotes")
        found[key] = value
    return found


def source(key: str, lang: str) -> str:
    """The text of `key` with its placeholders; KeyError when there is none.

    Only the file of its room is read, or that without a room: reading all of them takes longer than many a command.
    """
    name = f"{key.partition('.')[0]}.{lang}.yaml"
    return _file(name if name in _names(lang) else f"{lang}.yaml", lang)[key]


@cache
def _names(lang: str) -> frozenset[str]:
    return frozenset(files(lang))


def _flat(node: Mapping[str, Any], prefix: str) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for key, value in node.items():
        dotted = f"{prefix}{key}"
        rows += _flat(value, f"{dotted}.") if isinstance(value, dict) else [(dotted, value)]
    return rows


def _known(lang: str) -> None:
    if lang not in LANGUAGES:
        raise WordsError(f"language {lang!r} is not one of {', '.join(LANGUAGES)}")


@cache
def placeholders(given: str) -> frozenset[str]:
    """The names between braces in a text: `{n} rows` has `n`."""
    return frozenset(field for _, field, _, _ in Formatter().parse(given) if field is not None)


def has(key: str, lang: str) -> bool:
    """True when `lang` holds a text of that key."""
    try:
        source(key, lang)
    except KeyError:
        return False
    return True


def text(key: str, lang: str, **values: str) -> str:
    """The text of `key` in `lang`, its placeholders filled with `values` (text: format numbers and dates first).

    KeyError when the key is missing; WordsError when `values` are not exactly the placeholders of the text.
    """
    _known(lang)
    found = source(key, lang)
    wanted = placeholders(found)
    if wanted != values.keys():
        raise WordsError(f"{key} ({lang}) needs {sorted(wanted)}, was given {sorted(values)}")
    return found.format_map(values)
