"""A duty (afspraak): who owes what, when, on which evidence, with which consequence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from imvo.agreement.model.base import DateOrUnknown, Said, Sourced, Text, TextOrUnknown, Unstated, word_or_said
from imvo.agreement.model.public_account import PublicAccount
from imvo.agreement.model.situation import Applies
from imvo.agreement.model.triggers import Trigger

Prerequisite = Annotated[
    Annotated[Unstated, Tag("word")] | Annotated[tuple[str, ...], Tag("said")], Discriminator(word_or_said)
]


class GroupEvidence(Sourced):
    """What members of some groups hand in as evidence, where that differs by group."""

    groups: tuple[str, ...] = Field(min_length=1)
    evidence: Text


class Change(Sourced):
    """What became of a promise: waived or abandoned from a day on, or another scope. Moved deadlines: the trigger."""

    kind: Literal["waived", "abandoned", "rescoped"]
    on: DateOrUnknown
    what: Text
    reason: TextOrUnknown


class Delivered(Sourced):
    """One thing that was delivered, or planned, against a promise that counts."""

    what: Text
    date: DateOrUnknown
    planned: bool = False


class Promise(Sourced):
    """A promised number: from `low` to `high` per year, for a number of years; and what came of it."""

    unit: Text
    low: float
    high: float
    years: int
    delivered: tuple[Delivered, ...] = ()


class Duty(Sourced):
    """`actor`: the party types that owe it, of whom `applies` says which. `themes`: common themes it is about.

    `oecd_steps`: the due-diligence steps it serves, in imvo's own reading. `exempt`: groups that need not.
    `public_account`: what the participant itself has to tell the public, where the duty asks that.
    """

    id: str
    actor: tuple[str, ...] = Field(min_length=1)
    applies: Applies = Applies()
    exempt: tuple[str, ...] = ()
    title: Text
    trigger: Trigger
    deliverable: Text
    evidence: Said
    evidence_for: tuple[GroupEvidence, ...] = ()
    check: Said
    prerequisite: Prerequisite
    consequence: Said
    oecd_steps: tuple[Literal[1, 2, 3, 4, 5, 6], ...] = ()
    themes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    promise: Promise | None = None
    public_account: PublicAccount | None = None

    @property
    def prerequisites(self) -> tuple[str, ...]:
        """Ids of the duties that must be met first; empty when none is known."""
        return () if isinstance(self.prerequisite, str) else self.prerequisite
