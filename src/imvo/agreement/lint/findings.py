"""A weakness of the text of an agreement, or of what is known about it, with where it stands and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Text
from imvo.agreement.yaml_file import Document, Where, path_text

Severity = Literal["error", "warning", "info"]
# Worst first. `error`: as written it cannot do what it is for, or contradicts itself. `warning`: the sources state that
# something is not there, or two parts do not fit. `info`: not known, or to know when reading.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
# "None known" is said of the agreement, "not known" of us.
OF_WORD: dict[str, Severity] = {"none-known": "warning", "not-known": "info"}

Value = str | int | float | PartialDate | Text | tuple[str, ...]
Name = str | Text


@dataclass(frozen=True)
class Place:
    """Where in a file: path, line (from 1) and the name of what stands there; empty when the sentence says it."""

    where: str
    line: int
    name: Name = ""


@dataclass(frozen=True)
class Grounds:
    """On what a finding rests: keys of the definition's register of sources, common themes, ids of duties."""

    sources: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What one rule found. Several places of one kind are one finding; `say` makes its sentence.

    `key`: of a text in `words/lint.*.yaml`; `values`: what fills its placeholders beside the names of the places.
    """

    rule: str
    severity: Severity
    agreement: str
    file: str
    key: str
    values: tuple[tuple[str, Value], ...]
    places: tuple[Place, ...]
    grounds: Grounds

    @property
    def line(self) -> int:
        """The line of the first place."""
        return self.places[0].line


@dataclass(frozen=True)
class Spot:
    """One place as a rule sees it: its path, its name and its grounds."""

    where: Where
    name: Name = ""
    sources: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """What the findings of one rule have in common; yields one finding for all spots, none when there are none."""

    document: Document
    id: str

    def found(self, severity: Severity, say: str, spots: Iterable[Spot] | Spot, **values: Value) -> Iterator[Finding]:
        """`say`: which sentence of the rule."""
        all_spots = (spots,) if isinstance(spots, Spot) else tuple(spots)
        if not all_spots:
            return
        document = self.document
        yield Finding(
            self.id,
            severity,
            str(document.data["id"]),
            document.file,
            f"lint.{self.id}.{say}",
            tuple(sorted(values.items(), key=lambda pair: pair[0])),
            tuple(Place(path_text(spot.where), document.line(spot.where), spot.name) for spot in all_spots),
            Grounds(
                _once(key for spot in all_spots for key in spot.sources),
                _once(code for spot in all_spots for code in spot.themes),
                _once(duty for spot in all_spots for duty in spot.duties),
            ),
        )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
