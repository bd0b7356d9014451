"""Who signs, in which role and for how long, who is bound by it and how."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from imvo.agreement.model.base import (
    Closed,
    DateOrUnknown,
    NumberOrUnknown,
    Sourced,
    Statement,
    Text,
    Unstated,
    word_or_said,
)
from imvo.agreement.model.fees import Fees
from imvo.agreement.model.situation import Fact, Group, Scale, YesNo
from imvo.agreement.truth import Answer

Role = Literal["signatory", "participant", "supporter", "refused"]


class PartyType(Closed):
    """A kind of party, e.g. `company`. `participant`: parties of this kind are monitored."""

    id: str
    name: Text
    participant: bool = False


# Why a membership ended; the reason in words stands beside it.
Exit = Literal[
    "bankruptcy",
    "end-of-business",
    "take-over",
    "merger",
    "role-change",
    "own-choice",
    "put-out",
    "not-complying",
    "end-of-agreement",
    "unknown",
]


class Membership(Sourced):
    """One role over one period; a party whose role changes has several. `from`: first day, `to`: last day."""

    role: Role
    start: DateOrUnknown = Field(alias="from")
    end: DateOrUnknown = Field(alias="to")
    route: str | None = None
    exit: Exit | None = None
    reason: Text | None = None


class Bound(Sourced):
    """How many members an association binds. `at_least`: a lower bound is all that is known."""

    number: NumberOrUnknown
    at_least: bool = False
    as_of: DateOrUnknown


class Party(Closed):
    """An organisation. `name` as printed by the source, `legal_name` the entity that signs.

    `binds`: of an association whose signature binds its members, how many these are.
    """

    id: str
    type: str
    name: str
    legal_name: str | None = None
    brands: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    memberships: tuple[Membership, ...]
    binds: Bound | None = None
    note: Text | None = None


class Route(Sourced):
    """One way to be bound. `duties`: whether the duties of a participant apply to who comes this way.

    `association`: a signatory binds its members, from its own first day on and as long as it takes part.
    """

    id: str
    kind: Literal["signs", "association", "sister-initiative"]
    name: Text
    duties: YesNo = Answer.YES


class Seat(Closed):
    """How many seats a party type has in the steering group."""

    type: str
    seats: int


class Governance(Sourced):
    """Who steers: the chair, the seats of the steering group, the secretariat; `unknown` where not found."""

    secretariat: str
    chair: str
    seats: tuple[Seat, ...] = ()
    meetings: Text | None = None


FeesOrNot = Annotated[Annotated[Unstated, Tag("word")] | Annotated[Fees, Tag("said")], Discriminator(word_or_said)]


class Binding(Closed):
    """Who is bound and how. The first route is the ordinary one.

    `facts`, `scales` and `groups` are what duties and fees may depend on.
    """

    routes: tuple[Route, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = ()
    scales: tuple[Scale, ...] = ()
    groups: tuple[Group, ...] = ()
    leaving: tuple[Statement, ...] = ()
    remarks: tuple[Statement, ...] = ()
    fees: FeesOrNot
