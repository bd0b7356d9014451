"""Who signs, in which role and for how long, who is bound by it and how."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from imvo.agreement.model.base import Closed, DateOrUnknown, Sourced, Statement, Text, TextOrUnknown
from imvo.agreement.truth import Answer

Role = Literal["signatory", "participant", "supporter", "refused"]


class PartyType(Closed):
    """A kind of party, e.g. `company`. `participant`: parties of this kind are monitored."""

    id: str
    name: Text
    participant: bool = False


class Membership(Sourced):
    """One role over one period; a party whose role changes has several. `from`: first day, `to`: last day."""

    role: Role
    start: DateOrUnknown = Field(alias="from")
    end: DateOrUnknown = Field(alias="to")
    route: str | None = None
    reason: Text | None = None


class Party(Closed):
    """An organisation. `name` as printed by the source, `legal_name` the entity that signs."""

    id: str
    type: str
    name: str
    legal_name: str | None = None
    brands: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    memberships: tuple[Membership, ...]
    note: Text | None = None


class Route(Sourced):
    """One way to be bound. `duties`: whether the duties of a participant apply to who comes this way."""

    id: str
    kind: Literal["signs", "association", "sister-initiative"]
    name: Text
    duties: Answer = Answer.YES


class Group(Sourced):
    """A group or size class whose members have duties or fees of their own."""

    id: str
    name: Text
    definition: TextOrUnknown


class Seat(Closed):
    """How many seats a party type has in the steering group."""

    type: str
    seats: int


class Governance(Sourced):
    """Who steers: the chair, the seats of the steering group, the secretariat."""

    secretariat: str
    chair: str
    seats: tuple[Seat, ...] = ()
    meetings: Text | None = None


class Binding(Closed):
    """Who is bound and how. The first route is the ordinary one."""

    routes: tuple[Route, ...] = Field(min_length=1)
    groups: tuple[Group, ...] = ()
    leaving: tuple[Statement, ...] = ()
    remarks: tuple[Statement, ...] = ()
    fees: TextOrUnknown
