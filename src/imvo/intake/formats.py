"""Files of a fixed form, known by their structure: each has a reader of its own beside the one for any table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from imvo import tables
from imvo.files import Limits, Opened, UnusableFile
from imvo.intake import rmi, solvency, tpt
from imvo.intake.reading import Reading
from imvo.runs import Progress


class ReadFormat(Protocol):
    """Read the file at a path; UnusableFile when it as a whole cannot be used."""

    def __call__(self, path: Path, *, lang: str, limits: Limits, progress: Progress | None) -> Reading: ...


@dataclass(frozen=True)
class Format:
    """`kinds`: the tables it may give. `recognises` looks at structure, never at words in one language.

    `json`: whether the reader also takes lists of JSON objects.
    """

    id: str
    kinds: frozenset[str]
    recognises: Callable[[Opened], bool]
    read: ReadFormat
    json: bool = False


FORMATS: tuple[Format, ...] = (
    Format(
        "rmi",
        frozenset({"smelters", "smelter-mines", "smelter-lookups", "mineral-declarations", "mineral-declarants"}),
        rmi.recognises,
        rmi.read,
    ),
    Format("tpt", tpt.KINDS, tpt.recognises, tpt.read, json=True),
    Format("solvency", solvency.KINDS, solvency.recognises, solvency.read),
)


def takes_json(accepted: frozenset[str]) -> bool:
    """Whether a format that gives one of these tables can be kept in JSON."""
    return any(one.json and one.kinds & accepted for one in FORMATS)


def format_of(opened: Opened, accepted: frozenset[str]) -> Format | None:
    """The format of an opened file, among those that give a table which is accepted."""
    return next((one for one in FORMATS if one.kinds & accepted and one.recognises(opened)), None)


def refuse_other_format(opened: Opened, accepted: Sequence[str], lang: str) -> None:
    """UnusableFile when the file is kept in a format of which no table is accepted.

    Its columns may name firms and countries as a list of suppliers does, and mean something else.
    """
    other = next((one for one in FORMATS if not one.kinds & frozenset(accepted) and one.recognises(opened)), None)
    if other is None:
        return
    kinds = ", ".join(f"{getattr(tables.load(kind).title, lang).lower()} ({kind})" for kind in accepted)
    raise UnusableFile(opened.file, f"intake.format-{other.id}", kinds=kinds)
