"""A result promised for a date, and how it is measured: the two may be about different populations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from imvo.agreement.model.base import (
    Closed,
    DateOrUnknown,
    NumberOrUnknown,
    Sourced,
    Text,
    Unstated,
    word_or_said,
)


class Measure(Sourced):
    """The series in which a target is followed. `scope`: a short code of its population, as in the target."""

    what: Text
    population: Text
    scope: str


MeasureOrNot = Annotated[
    Annotated[Unstated, Tag("word")] | Annotated[Measure, Tag("said")], Discriminator(word_or_said)
]


class Yearly(Closed):
    """The least change per year that the agreement itself asks for, in the unit of the target, in some years."""

    change: float
    first: int = Field(alias="from")
    last: int = Field(alias="to")


class Target(Sourced):
    """A result promised for a date.

    `scope`: a short code of the population; `measure`: how it is followed, `none-known` when the sources name no
    measure. `direction`: the value is to be reached from below or from above.
    """

    id: str
    indicator: Text
    unit: Text
    population: Text
    scope: str
    value: NumberOrUnknown
    direction: Literal["at-least", "at-most"] = "at-least"
    by: DateOrUnknown
    yearly: Yearly | None = None
    measure: MeasureOrNot
    character: Literal["agreed", "monitoring-only", "unknown"] = "unknown"
