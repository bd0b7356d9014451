"""Read a YAML file into plain values, remembering the line of each, within bounds that no honest definition meets.

Events are read, not objects: tags, anchors and aliases are refused before anything can expand.
Dates stay text, so that a month or a year alone stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from imvo.agreement.errors import DefinitionError, Phrase, Problem, system

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_VALUES = 100_000

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Where = tuple[str | int, ...]


@dataclass
class Document:
    """The values of one file; `lines` gives for each path the line (from 1) where its key or item begins."""

    file: str
    data: Any
    lines: dict[Where, int] = field(default_factory=dict)

    def line(self, where: Where) -> int:
        """The line of a path, or of the nearest thing around it that is there."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read_text(path: Path) -> str:
    """The text of a file. DefinitionError when it is missing, too large or not UTF-8."""
    name = path.name
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = system(error)
        wrong = Phrase("unreadable") if reason is None else Phrase("unreadable-because", reason=reason)
        raise DefinitionError([Problem(name, 1, "", wrong)]) from error
    if len(content) > MAX_BYTES:
        raise DefinitionError([Problem(name, 1, "", Phrase("too-large", n=MAX_BYTES))])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DefinitionError([Problem(name, line, "", Phrase("not-utf8"))]) from error


def parse(text: str, name: str) -> Document:
    """The document in a text; `name` stands in errors."""
    builder = _Builder(name)
    try:
        events = YAML(typ="safe", pure=True).parse(text)
        builder.build(events)
    except MarkedYAMLError as error:
        line = 1 if error.problem_mark is None else error.problem_mark.line + 1
        raise builder.refuse(line, (), Phrase("no-yaml", reason=_reason(error.problem or ""))) from error
    except YAMLError as error:
        raise builder.refuse(1, (), Phrase("no-yaml", reason=_reason(str(error)))) from error
    except RecursionError as error:
        raise builder.refuse(1, (), Phrase("too-deep", n=MAX_DEPTH)) from error
    return builder.document


# What the parser says, and the key of what a person who writes a definition can do with it.
_YAML = (
    ("mapping values are not allowed", "yaml.colon"),
    ("could not find expected ':'", "yaml.no-colon"),
    ("\\t", "yaml.tab"),
    ("while scanning a quoted scalar", "yaml.quote"),
    ("end of stream", "yaml.quote"),
    ("expected ',' or", "yaml.bracket"),
    ("expected <block end>", "yaml.spaces"),
    ("special characters are not allowed", "yaml.characters"),
)


def _reason(said: str) -> Phrase:
    return Phrase(next((key for part, key in _YAML if part in said), "yaml.other"))


def path_text(where: Where) -> str:
    """`duties[3].trigger` for ("duties", 3, "trigger"); list items count from 1."""
    text = ""
    for step in where:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


class _Builder:
    def __init__(self, name: str) -> None:
        self.document = Document(name, None)
        self._values = 0

    def refuse(self, line: int, where: Where, wrong: Phrase) -> DefinitionError:
        return DefinitionError([Problem(self.document.file, line, path_text(where), wrong)])

    def build(self, events: Iterator[Event]) -> None:
        done = False
        for event in events:
            if isinstance(event, StreamStartEvent | DocumentEndEvent | StreamEndEvent):
                continue
            if isinstance(event, DocumentStartEvent):
                if done:
                    line = event.start_mark.line + 1
                    raise self.refuse(line, (), Phrase("second-document"))
                done = True
                continue
            self.document.data = self._node(event, events, ())
        if self.document.data is None:
            raise self.refuse(1, (), Phrase("empty-file"))

    def _node(self, event: Event, events: Iterator[Event], where: Where) -> Any:
        line = event.start_mark.line + 1
        self._values += 1
        if self._values > MAX_VALUES:
            raise self.refuse(line, where, Phrase("too-many", n=MAX_VALUES))
        if len(where) > MAX_DEPTH:
            raise self.refuse(line, where, Phrase("too-deep", n=MAX_DEPTH))
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor is not None):
            raise self.refuse(line, where, Phrase("anchors"))
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None and str(event.tag) != "!":
            raise self.refuse(line, where, Phrase("tags", tag=str(event.tag)))
        self.document.lines.setdefault(where, line)
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, where)
        assert isinstance(event, MappingStartEvent)
        return self._mapping(events, where)

    def _sequence(self, events: Iterator[Event], where: Where) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                return items
            items.append(self._node(event, events, (*where, len(items))))
        raise AssertionError("the parser ends every list that it begins")

    def _mapping(self, events: Iterator[Event], where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                return found
            line = event.start_mark.line + 1
            if not isinstance(event, ScalarEvent) or event.anchor is not None or event.tag not in (None, "!"):
                raise self.refuse(line, where, Phrase("plain-key"))
            key = str(event.value)
            if key in found:
                first = self.document.lines[(*where, key)]
                raise self.refuse(line, (*where, key), Phrase("key-twice", name=key, line=str(first)))
            found[key] = None
            self.document.lines[(*where, key)] = line
            found[key] = self._node(next(events), events, (*where, key))
        raise AssertionError("the parser ends every mapping that it begins")


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text = str(event.value)
    if event.style is not None:  # quoted, or a block: always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= 18 else text
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
