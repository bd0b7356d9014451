"""Who the duties are asked for. What is not known stays None and makes a duty unknown, never an error."""

from __future__ import annotations

from pydantic import Field

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Closed
from imvo.agreement.model.situation import Facts


class Chain(Closed):
    """One chain of a participant, with its own answers to the facts that an agreement asks per chain."""

    id: str
    name: str | None = None
    groups: tuple[str, ...] = ()
    facts: Facts = Field(default_factory=dict)


class Participant(Closed):
    """One participant of one agreement.

    `role`: its party type, e.g. `company`. `signed`: its own signature, of a bound member: the day it became a member
    when that was later than its association's. `left`: the first day it no longer takes part. `route`: how it is bound
    (None: the agreement's ordinary route). `through`: the association that binds it. `party`: its id in the agreement's
    list of parties. `groups`, `facts` and `measures` (value by scale, e.g. fte): as the agreement names them.
    """

    name: str | None = None
    role: str | None = None
    signed: PartialDate | None = None
    left: PartialDate | None = None
    route: str | None = None
    through: str | None = None
    party: str | None = None
    groups: tuple[str, ...] = ()
    facts: Facts = Field(default_factory=dict)
    measures: dict[str, float] = Field(default_factory=dict)
    chains: tuple[Chain, ...] = ()
