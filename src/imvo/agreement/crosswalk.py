"""The cross-walk: which duty of an agreement also serves which part of other instruments, where their words were read.

A cell is one duty against one instrument. It follows from the due-diligence steps that the duty serves (and, where an
instrument has topics, from its themes), as imvo reads them; a reference says what that step is about in the
instrument, not that meeting the duty meets the law, nor that the law binds the party.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement import themes
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Claim, Closed, DateOrUnknown, Event, Sourced, Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.themes import Consulted, Reference
from imvo.agreement.yaml_file import parse

Given = tuple[Reference, ...] | Literal["not checked"]
Step = Literal[1, 2, 3, 4, 5, 6]
STEPS: tuple[Step, ...] = (1, 2, 3, 4, 5, 6)
State = Literal["references", "not checked", "does not concern", "no step named"]


class DatedText(Consulted):
    """A text that was read, and of which day it is."""

    date: DateOrUnknown


class Start(Closed):
    """From which day an instrument applies, and to whom; `text`: where that was read, absent when it is unknown."""

    date: DateOrUnknown
    whom: Text
    text: str | None = None

    @model_validator(mode="after")
    def _a_day_was_read(self) -> Start:
        if self.date is not None and self.text is None:
            raise PydanticCustomError("text", "a day of application needs the text where it was read", {})
        return self


class Part(Closed):
    """What an instrument has in one place. `detail`: what was read points to a text that was not read itself."""

    given: Given
    detail: Literal["not checked"] | None = None

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references; none when no text was read."""
        return self.given if isinstance(self.given, tuple) else ()

    @property
    def unread(self) -> bool:
        """True when no text was read for the whole of it, or for the detail."""
        return "not checked" in (self.given, self.detail)


class AtStep(Part):
    """What an instrument has for one due-diligence step."""

    step: Step


class AtTheme(Part):
    """What an instrument has for one common theme."""

    theme: str


class Instrument(Closed):
    """One law, standard or guidance. `general`: it concerns every agreement, otherwise only those that name it.

    `caution`: which version was read and what may have changed since. `themes`: empty when it has no topics.
    """

    id: str
    name: Text
    general: bool
    caution: Text
    applies_from: tuple[Start, ...] = Field(min_length=1)
    steps: tuple[AtStep, ...]
    themes: tuple[AtTheme, ...] = ()

    @model_validator(mode="after")
    def _every_step_and_theme_once(self) -> Instrument:
        if tuple(each.step for each in self.steps) != STEPS:
            raise PydanticCustomError("steps", "{id} needs the steps 1 to 6, each once, in order", {"id": self.id})
        if self.themes and tuple(each.theme for each in self.themes) != themes.codes():
            raise PydanticCustomError("themes", "{id} needs every common theme once, in order", {"id": self.id})
        return self

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference, in order of step and theme."""
        parts: tuple[Part, ...] = (*self.steps, *self.themes)
        return tuple(one for part in parts for one in part.references)

    def concerns(self, agreement: Agreement) -> bool:
        """True when it concerns every agreement, or this one names it."""
        return self.general or self.id in agreement.instruments


class Stands(Closed):
    """From which day and up to and including which day numbers were the law's; no `to`: until now."""

    start: PartialDate = Field(alias="from")
    end: PartialDate | None = Field(default=None, alias="to")


class Threshold(Sourced):
    """Who falls under a law by size: more employees than, and more turnover (in EUR) than. None: not asked.

    `applies_from`: the first day on which companies have to apply it; `never` when it was replaced before that.
    `sources`: keys of the texts of the cross-walk.
    """

    id: str
    instrument: str
    seat: Literal["eu", "non-eu"]
    name: Text
    stands: Stands
    applies_from: Literal["never"] | DateOrUnknown
    employees_above: int | None = None
    turnover_above: int | None = None
    events: tuple[Event, ...] = ()


class Crosswalk(Closed):
    """The whole file."""

    schema_: Literal[1] = Field(alias="schema")
    texts: dict[str, DatedText]
    instruments: tuple[Instrument, ...]
    thresholds: tuple[Threshold, ...]

    @model_validator(mode="after")
    def _everything_was_read(self) -> Crosswalk:
        for key in sorted(self.cited()):
            if key not in self.texts:
                raise PydanticCustomError("text", "no text {key} was read", {"key": key})
        known = [one.id for one in self.instruments]
        for threshold in self.thresholds:
            if threshold.instrument not in known:
                raise PydanticCustomError("instrument", "no instrument {id}", {"id": threshold.instrument})
        return self

    def cited(self) -> set[str]:
        """The keys of the texts that something here rests on."""
        found = {one.text for instrument in self.instruments for one in instrument.references}
        found |= {one.text for instrument in self.instruments for one in instrument.applies_from if one.text}
        for threshold in self.thresholds:
            parts: tuple[Sourced | Claim, ...] = (threshold, *threshold.events, *threshold.claims)
            found.update(key for part in parts for key in part.sources)
        return found


@cache
def catalogue() -> Crosswalk:
    """The instruments with the texts that were read for them."""
    source = resources.files(__package__) / "crosswalk.yaml"
    return Crosswalk.model_validate(parse(source.read_text(encoding="utf-8"), "crosswalk.yaml").data)


def ids() -> tuple[str, ...]:
    """The ids of the instruments, in order."""
    return tuple(one.id for one in catalogue().instruments)


@dataclass(frozen=True)
class Cell:
    """One duty against one instrument: the references, and for what no text was read.

    `steps_in_part`: steps with a reference that points to a text that was not read.
    """

    instrument: str
    state: State
    references: tuple[Reference, ...] = ()
    steps_not_checked: tuple[int, ...] = ()
    steps_in_part: tuple[int, ...] = ()
    themes_not_checked: tuple[str, ...] = ()

    @property
    def says_not_checked(self) -> bool:
        """True when for the whole or for a part of it no text was read."""
        return bool(self.steps_not_checked or self.steps_in_part or self.themes_not_checked)


@dataclass(frozen=True)
class Row:
    """One duty of an agreement against every instrument, in the order of the instruments."""

    duty: Duty
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Walk:
    """One agreement: a row for each of its duties."""

    agreement: Agreement
    rows: tuple[Row, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)


def walk(agreement: Agreement, crosswalk: Crosswalk | None = None) -> Walk:
    """Every duty of an agreement against every instrument (None: those that imvo has)."""
    instruments = (crosswalk or catalogue()).instruments
    rows = (
        Row(duty, tuple(_cell(duty, one, concerns=one.concerns(agreement)) for one in instruments))
        for duty in agreement.duties
    )
    return Walk(agreement, tuple(rows))


def not_checked(walks: Iterable[Walk]) -> int:
    """How many cells say, wholly or in part, that no text was read."""
    return sum(cell.says_not_checked for one in walks for cell in one.cells)


def _cell(duty: Duty, instrument: Instrument, *, concerns: bool) -> Cell:
    if not concerns:
        return Cell(instrument.id, "does not concern")
    steps = [part for part in instrument.steps if part.step in duty.oecd_steps]
    topics = [part for part in instrument.themes if part.theme in duty.themes]
    if not steps and not topics:
        return Cell(instrument.id, "no step named")
    parts: tuple[Part, ...] = (*steps, *topics)
    references = tuple(dict.fromkeys(one for part in parts for one in part.references))
    return Cell(
        instrument.id,
        "references" if references else "not checked",
        references,
        tuple(part.step for part in steps if part.given == "not checked"),
        tuple(part.step for part in steps if part.references and part.unread),
        tuple(part.theme for part in topics if part.unread),
    )
