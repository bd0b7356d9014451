"""A duty (afspraak): who owes what, when, on which evidence, with which consequence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from imvo.agreement.model.base import Said, Sourced, Text, Unstated
from imvo.agreement.model.triggers import Trigger


def _kind(value: object) -> str:
    return "word" if isinstance(value, str) else "duties"


Prerequisite = Annotated[
    Annotated[Unstated, Tag("word")] | Annotated[tuple[str, ...], Tag("duties")], Discriminator(_kind)
]


class Duty(Sourced):
    """`actor`: the party types that owe it. `oecd_steps`: the due-diligence steps it serves, in imvo's own reading."""

    id: str
    actor: tuple[str, ...] = Field(min_length=1)
    title: Text
    trigger: Trigger
    deliverable: Text
    evidence: Said
    check: Said
    prerequisite: Prerequisite
    consequence: Said
    oecd_steps: tuple[Literal[1, 2, 3, 4, 5, 6], ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def prerequisites(self) -> tuple[str, ...]:
        """Ids of the duties that must be met first; empty when none is known."""
        return () if isinstance(self.prerequisite, str) else self.prerequisite
