"""What an agreement asks about a participant or a chain: facts, scales with bands, and groups made of them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.model.base import Closed, Sourced, Text, TextOrUnknown
from imvo.agreement.truth import Answer


def _yes_or_no(value: object) -> object:
    # Some writers of YAML turn yes and no into true and false.
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


YesNo = Annotated[Answer, BeforeValidator(_yes_or_no)]
Facts = dict[str, YesNo]


class Fact(Sourced):
    """A question to which a participant, or each of its chains, answers yes, no or unknown.

    `told_by`: what in a delivered table answers it: of chains the column `imports`, or whether all countries lie within
    the European Economic Area; of loans whether one is project finance (then yes; a list without one says nothing).
    """

    id: str
    ask: Text
    per: Literal["participant", "chain"] = "participant"
    told_by: Literal["imports", "within-eea", "project-finance"] | None = None


class Band(Closed):
    """One band of a scale. `at_least` and `at_most` belong to it, `above` and `below` do not."""

    id: str
    name: Text
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _two_sides(self) -> Self:
        if (self.at_least is not None and self.above is not None) or (
            self.at_most is not None and self.below is not None
        ):
            raise PydanticCustomError("band", "a side of a band is either included or not, not both", {})
        low, high = self.low, self.high
        if low is not None and high is not None and high < low:
            raise PydanticCustomError("band", "the band ends before it begins", {})
        return self

    @property
    def low(self) -> float | None:
        return self.at_least if self.at_least is not None else self.above

    @property
    def high(self) -> float | None:
        return self.at_most if self.at_most is not None else self.below


class Scale(Sourced):
    """A measure with bands as the source prints them, e.g. size in FTE.

    `shared_edge`: to which band a value belongs that two printed bands share; `printed` leaves it in both.
    """

    id: str
    measure: Text
    unit: Text
    shared_edge: Literal["printed", "upper"] = "printed"
    bands: tuple[Band, ...] = Field(min_length=1)


class InBand(Closed):
    """A band of a scale."""

    scale: str
    band: str


class Group(Sourced):
    """Those with duties or fees of their own: by facts (all must hold), by a band, or by name (`members`).

    `per: chain`: one participant can be in several such groups at once, by its chains. Without any of the three it is
    not known who belongs, unless the participant says so itself. `one_of`: groups with the same word here exclude each
    other, so that naming one says that it is none of the others.
    """

    id: str
    name: Text
    definition: TextOrUnknown
    per: Literal["participant", "chain"] = "participant"
    when: Facts = Field(default_factory=dict)
    band: InBand | None = None
    members: tuple[str, ...] = ()
    one_of: str | None = None


class Applies(Closed):
    """Who of the actors a rule is for: a member of one of the `groups`, of whom all `facts` hold."""

    groups: tuple[str, ...] = ()
    facts: Facts = Field(default_factory=dict)
