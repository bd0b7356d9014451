"""What an agreement is about: its terms, text, themes, targets, and what is handed in and published."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.model.base import (
    Closed,
    DateOrUnknown,
    Event,
    Sourced,
    Status,
    Text,
)
from imvo.agreement.model.situation import YesNo
from imvo.agreement.truth import Answer


class Phase(Sourced):
    """A part of a term with a name of its own, first and last day included."""

    id: str
    name: Text
    start: DateOrUnknown = Field(alias="from")
    end: DateOrUnknown = Field(alias="to")


class Term(Sourced):
    """One term. A second term is a second entry, not a new agreement. `ends` is its last day.

    `duties`: whether the duties of this definition hold in it; unknown when its text is not known. `events`: other
    days that were published, such as a closing meeting. `name`: where it has one of its own.
    """

    id: str
    name: Text | None = None
    agreed: DateOrUnknown | None = None
    signed: DateOrUnknown
    starts: DateOrUnknown
    ends: DateOrUnknown
    years: float | None = None
    duties: YesNo = Answer.YES
    phases: tuple[Phase, ...] = ()
    events: tuple[Event, ...] = ()
    condition: Text | None = None
    successor: Text | None = None


class Chapter(Closed):
    """One chapter of the text, numbered as there."""

    number: str
    title: Text


class AgreementText(Sourced):
    """The text itself: pages and chapters as numbered there."""

    pages: int | None = None
    chapters: tuple[Chapter, ...] = ()


class AgreementTheme(Sourced):
    """A theme in the agreement's own wording and number, with the common themes it covers.

    `common` is empty when none fits; then the note says why.
    """

    number: int | None
    wording: Text
    common: tuple[str, ...]

    @model_validator(mode="after")
    def _fits_or_says_why(self) -> Self:
        if not self.common and self.note is None:
            raise PydanticCustomError("note", "a theme that fits no common theme needs a note that says why", {})
        return self


class HandedIn(Sourced):
    """Something a participant hands in, and who may see it."""

    id: str
    what: Text
    to: Literal["secretariat", "public", "unknown"]


About = Literal["results", "participants", "sites", "origins", "method", "other"]


class Publication(Sourced):
    """What is published of one data item, and what is kept back.

    `about`: results: how participants did; participants: who takes part; sites: locations; origins: areas or countries
    from which goods come; method: overviews and instruments. A plan, or what a participant tells of itself, is other.
    `shown` and `withheld`: which particulars are there, and which are not.
    """

    id: str
    item: Text
    about: About
    level: Literal["named", "aggregated", "distribution", "not-published"]
    start: DateOrUnknown | None = Field(default=None, alias="from")
    shown: tuple[Text, ...] = ()
    withheld: tuple[Text, ...] = ()
    rhythm: Text | None = None
    reason: Text | None = None


class Offer(Sourced):
    """A collective project or an instrument that parties may use; not a duty.

    `themes`: common themes it is about, by its name; empty: not said. `countries`: ISO codes where it is; empty: any.
    """

    id: str
    kind: Literal["project", "instrument"]
    name: Text
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class Figure(Closed):
    """One published value: it never travels without its unit, its population and its moment or period.

    `value` is a point; "more than x" is `low`, "less than x" is `high`, a printed range both. Competing values of one
    figure stand as rows of their own with the status conflicting. Wording of `population` and `note`: imvo's, English.
    """

    metric: str
    period: str
    population: str
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    status: Status
    sources: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.low is None and self.high is None:
            raise PydanticCustomError("value", "a figure needs a value, or a bound", {})
        if self.status in ("sourced", "conflicting") and not self.sources:
            raise PydanticCustomError("sources", "a figure that is {status} needs a source", {"status": self.status})
        if self.status == "derived" and not self.note:
            raise PydanticCustomError("note", "a derived figure needs a note that says from what", {})
        return self
